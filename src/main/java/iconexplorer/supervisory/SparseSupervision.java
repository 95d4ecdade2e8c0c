package iconexplorer.supervisory;

import iconexplorer.matrix.Matrix;
import java.util.Arrays;

/**
 * p̃ whose p has a few entries in each row, with α on top of it: nothing [N, M] is stored.
 *
 * <pre>p̃_ij = (1−α) p_ij + α/M_i on the allowed candidates of an anchor that has a positive</pre>
 *
 * @param p rows that sum to one, or are empty
 * @param support who may pick whom
 * @param alpha α in [0, 1]
 */
public record SparseSupervision(SparseRows p, Support support, double alpha) {

  /** What remains of p. */
  public float kept() {
    return (float) (1 - alpha);
  }

  /** p̃ of an allowed candidate without an entry in row i. */
  public float floor(int i) {
    return alpha == 0 || p.isEmpty(i) ? 0 : (float) (alpha / support.allowed(p.columns()));
  }

  /**
   * p̃(·|i).
   *
   * @param target at least M long; what lies behind M stays
   */
  public void copyRowTo(int i, float[] target) {
    Arrays.fill(target, 0, p.columns(), floor(i));
    if (support.excludesSelf()) {
      target[i] = 0;
    }
    for (int at = p.start(i); at < p.end(i); at++) {
      target[p.column(at)] += kept() * p.value(at);
    }
  }

  /** Σ_j p̃_ij log p̃_ij of row i in nats. */
  public double negativeEntropy(int i) {
    float floor = floor(i);
    int others = support.allowed(p.columns()) - (p.end(i) - p.start(i));
    double sum = floor > 0 ? others * (floor * Math.log(floor)) : 0;
    for (int at = p.start(i); at < p.end(i); at++) {
      double value = (double) kept() * p.value(at) + floor;
      sum += value > 0 ? value * Math.log(value) : 0;
    }
    return sum;
  }

  /**
   * All rows.
   *
   * @param target [N, M], overwritten
   * @param row at least M long, overwritten
   */
  public void copyTo(Matrix target, float[] row) {
    for (int i = 0; i < p.rows(); i++) {
      copyRowTo(i, row);
      target.copyRowFrom(row, 0, i);
    }
  }
}

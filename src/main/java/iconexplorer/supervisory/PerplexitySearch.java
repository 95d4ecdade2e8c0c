package iconexplorer.supervisory;

import static iconexplorer.matrix.VectorMath.LANES;

import iconexplorer.data.Checkpoint;
import iconexplorer.matrix.Team;
import java.util.Arrays;

/**
 * The Gaussian neighbourhood of each point among its k nearest, as wide as the perplexity asks.
 *
 * <pre>
 * p(j|i) = exp(−d²_ij / 2σ_i²) / Σ_j' exp(−d²_ij' / 2σ_i²)   with 2^H(p_i) = perplexity
 * </pre>
 *
 * <p>σ_i is found by bisection, until log 2^H is within {@value EntropySearch#TOLERANCE} of the
 * wanted or for {@value EntropySearch#BISECTIONS} turns. Where no σ_i fits, p is the limit: uniform
 * over all k where they are no more than the perplexity, or all at one distance (zero among them);
 * uniform over the nearest where more than the perplexity are equally near.
 *
 * @param perplexity effective number of neighbours, above 1; customary is k = 3 × perplexity
 * @see <a href="https://jmlr.org/papers/v15/vandermaaten14a.html">van der Maaten 2014, eq. 7</a>
 */
public record PerplexitySearch(double perplexity) {

  /** Values in the rows after which a cancel is heard. */
  private static final int STRETCH = 1 << 20;

  public PerplexitySearch {
    if (!(perplexity > 1 && perplexity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("perplexity must be above 1, got " + perplexity);
    }
  }

  /**
   * Only the compute thread calls it; the team shares the rows. The result does not depend on the
   * threads, nor on the unit of the distances: 1 − cos serves as well.
   *
   * @param squaredDistances [n, k], row i those of x_i to its neighbours, nearest first, finite
   * @param p [n, k], written; rows sum to 1. May be the same array
   * @throws IllegalArgumentException if the arrays do not fit, or a distance is negative, no finite
   *     number or below the one before
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void fill(float[] squaredDistances, int k, float[] p, Checkpoint checkpoint) {
    if (k < 1 || squaredDistances.length % k != 0 || p.length != squaredDistances.length) {
      throw new IllegalArgumentException(
          "distances and p must hold n rows of k ≥ 1 values, got %d and %d with k = %d"
              .formatted(squaredDistances.length, p.length, k));
    }
    int n = squaredDistances.length / k;
    requireDistances(squaredDistances, k);
    int stretch = Math.max(1, STRETCH / k);
    for (int first = 0; first < n; first += stretch) {
      checkpoint.reached((double) first / n);
      int start = first;
      Team.shared()
          .forBlocks(
              Math.min(stretch, n - first),
              (from, to, block) -> fillRows(squaredDistances, k, p, start + from, start + to));
    }
    checkpoint.reached(1);
  }

  private static void requireDistances(float[] distances, int k) {
    for (int at = 0; at < distances.length; at++) {
      float least = at % k == 0 ? 0 : distances[at - 1];
      if (!(distances[at] >= least && distances[at] <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "squared distances must be finite and ascend from 0 on, got %s after %s in row %d"
                .formatted(distances[at], least, at / k));
      }
    }
  }

  private void fillRows(float[] distances, int k, float[] p, int from, int to) {
    int padded = Math.ceilDiv(k, LANES) * LANES;
    float[] row = new float[padded];
    float[] weights = new float[padded];
    for (int i = from; i < to; i++) {
      int offset = i * k;
      System.arraycopy(distances, offset, row, 0, k);
      Arrays.fill(row, k, padded, EntropySearch.NOWHERE);
      if (k <= perplexity) {
        Arrays.fill(weights, 1);
      } else if (standardise(row, k)) {
        EntropySearch.bisect(row, weights, Math.log(perplexity));
      } else {
        shareAmongNearest(row, weights, k);
      }
      normalise(weights, p, offset, k);
    }
  }

  /**
   * Makes distances relative to the nearest, which gets the weight 1 so that no row vanishes, in
   * units of the one whose rank is the perplexity: β is near 1 then, however far the last are.
   *
   * @return whether that one is farther than the nearest
   */
  private boolean standardise(float[] row, int k) {
    float nearest = row[0];
    float unit = row[(int) perplexity] - nearest;
    if (unit == 0) {
      return false;
    }
    for (int j = 0; j < k; j++) {
      row[j] = (float) ((double) (row[j] - nearest) / unit);
    }
    return true;
  }

  /** The limit of small σ. */
  private static void shareAmongNearest(float[] row, float[] weights, int k) {
    for (int j = 0; j < k; j++) {
      weights[j] = row[j] == row[0] ? 1 : 0;
    }
  }

  private static void normalise(float[] weights, float[] p, int offset, int k) {
    double sum = 0;
    for (int j = 0; j < k; j++) {
      sum += weights[j];
    }
    for (int j = 0; j < k; j++) {
      p[offset + j] = (float) (weights[j] / sum);
    }
  }
}

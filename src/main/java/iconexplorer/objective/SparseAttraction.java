package iconexplorer.objective;

import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryRows;
import java.util.Arrays;

/** m from the few entries of p̃ above its floor; nothing [n, n] is stored. */
final class SparseAttraction implements Attraction {

  private final SparseSupervision supervision;
  private final Totals totals;
  private final SparseRows entries;

  /**
   * @param totals that have counted this p̃
   */
  SparseAttraction(SparseSupervision supervision, Totals totals) {
    this.supervision = supervision;
    this.totals = totals;
    SparseRows p = supervision.p();
    SparseRows weighted = new SparseRows(p.columns(), p.rows(), p.end(p.rows() - 1));
    for (int i = 0; i < p.rows(); i++) {
      for (int at = p.start(i); at < p.end(i); at++) {
        weighted.put(p.column(at), supervision.kept() * p.value(at) * totals.weight(i));
      }
      weighted.endRow();
    }
    entries = SupervisoryRows.sum(weighted, weighted.transposed());
  }

  /** Whether every pair that is no entry attracts nothing. */
  boolean hasNoFloor() {
    return supervision.alpha() == 0;
  }

  /** The entries of m [n, n]: all of it where there is no floor. */
  SparseRows entries() {
    return entries;
  }

  /** Σ_j P_ij log P_ij of row i in nats, P = m/2, where there is no floor. */
  double jointNegativeEntropy(int i) {
    double sum = 0;
    for (int at = entries.start(i); at < entries.end(i); at++) {
      double value = 0.5 * entries.value(at);
      sum += value > 0 ? value * Math.log(value) : 0;
    }
    return sum;
  }

  /** What it was made from. */
  SparseSupervision supervision() {
    return supervision;
  }

  @Override
  public void copyRowTo(int i, int from, float[] row) {
    int n = entries.rows();
    Arrays.fill(row, 0);
    if (!hasNoFloor()) {
      float floor = (float) (supervision.alpha() / supervision.support().allowed(n));
      for (int j = 0; j < n; j++) {
        row[j] = floor * (totals.weight(i) + totals.weight(j));
      }
      row[i] = 0;
    }
    for (int at = entries.start(i); at < entries.end(i); at++) {
      row[entries.column(at)] += entries.value(at);
    }
  }

  @Override
  public void copySupervisionTo(int i, float[] row) {
    Arrays.fill(row, supervision.p().columns(), row.length, 0);
    supervision.copyRowTo(i, row);
  }

  /** It holds no memory outside the heap. */
  @Override
  public void close() {}
}

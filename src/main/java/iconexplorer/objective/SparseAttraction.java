package iconexplorer.objective;

import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import java.util.Arrays;

/** m from the few entries of p̃ above its floor; nothing [n, n] is stored. */
final class SparseAttraction implements Attraction {

  private final Totals totals;
  private final SparseRows weighted;
  private final SparseRows mirrored;
  private final SparseRows entries;

  /** Where a column's entry of the row that is being written is, or was in a row before. */
  private final int[] places;

  private SparseSupervision supervision;

  /**
   * @param totals that have counted this p̃
   */
  SparseAttraction(SparseSupervision supervision, Totals totals) {
    this.totals = totals;
    SparseRows p = supervision.p();
    int n = p.rows();
    weighted = new SparseRows(n, n, p.entries());
    mirrored = new SparseRows(n, n, p.entries());
    entries = new SparseRows(n, n, p.entries());
    places = new int[n];
    this.supervision = supervision;
    supervise(supervision);
  }

  /** Takes another p̃ over, of as many points; its totals have counted it. */
  void supervise(SparseSupervision other) {
    supervision = other;
    SparseRows p = other.p();
    weighted.clear();
    for (int i = 0; i < p.rows(); i++) {
      for (int at = p.start(i); at < p.end(i); at++) {
        weighted.put(p.column(at), other.kept() * p.value(at) * totals.weight(i));
      }
      weighted.endRow();
    }
    weighted.transposeTo(mirrored);
    entries.clear();
    Arrays.fill(places, -1);
    for (int i = 0; i < p.rows(); i++) {
      int start = entries.entries();
      merge(weighted, i, start);
      merge(mirrored, i, start);
      entries.endRow();
    }
  }

  private void merge(SparseRows rows, int i, int start) {
    for (int at = rows.start(i); at < rows.end(i); at++) {
      int column = rows.column(at);
      if (places[column] >= start) {
        entries.add(places[column], rows.value(at));
      } else {
        places[column] = entries.entries();
        entries.put(column, rows.value(at));
      }
    }
  }

  /** Whether every pair that is no entry attracts nothing. */
  boolean hasNoFloor() {
    return supervision.alpha() == 0;
  }

  /** What w_i + w_j is multiplied by in m_ij of every pair, entry or not. */
  float floor() {
    return (float) (supervision.alpha() / supervision.support().allowed(entries.rows()));
  }

  /** The entries of m [n, n] above its floor: all of it where there is none. */
  SparseRows entries() {
    return entries;
  }

  /** Σ_j P_ij log P_ij of row i in nats, P = m/2. */
  double jointNegativeEntropy(int i) {
    double own = totals.weight(i);
    double half = 0.5 * floor();
    int counted = totals.anchorsWithPositives() - (own > 0 ? 1 : 0);
    int others = entries.rows() - 1 - counted;
    double sum = 0;
    for (int at = entries.start(i); at < entries.end(i); at++) {
      double theirs = totals.weight(entries.column(at));
      sum += entropyTerm(0.5 * entries.value(at) + half * (own + theirs));
      counted -= theirs > 0 ? 1 : 0;
      others -= theirs > 0 ? 0 : 1;
    }
    double weight = 1.0 / Math.max(totals.anchorsWithPositives(), 1);
    return sum + counted * entropyTerm(half * (own + weight)) + others * entropyTerm(half * own);
  }

  private static double entropyTerm(double value) {
    return value > 0 ? value * Math.log(value) : 0;
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
      for (int j = 0; j < n; j++) {
        row[j] = floor() * (totals.weight(i) + totals.weight(j));
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

package iconexplorer.objective;

import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SupervisoryMatrix;

/** Which anchors count, and what each row came to. */
final class Totals {

  private final boolean[] counted;
  private final double[] losses;
  private final double[] divergences;
  private int anchorsWithPositives;

  Totals(int anchors) {
    counted = new boolean[anchors];
    losses = new double[anchors];
    divergences = new double[anchors];
  }

  /** Finds the anchors that have a positive. */
  void count(Matrix p) {
    anchorsWithPositives = 0;
    for (int i = 0; i < counted.length; i++) {
      start(i, SupervisoryMatrix.hasPositive(p, i));
    }
  }

  /** Finds the anchors that have a positive. */
  void count(SparseRows p) {
    anchorsWithPositives = 0;
    for (int i = 0; i < counted.length; i++) {
      start(i, !p.isEmpty(i));
    }
  }

  private void start(int i, boolean hasPositive) {
    counted[i] = hasPositive;
    losses[i] = 0;
    divergences[i] = 0;
    if (hasPositive) {
      anchorsWithPositives++;
    }
  }

  /** 1/N for an anchor that counts, else 0. */
  float weight(int i) {
    return counted[i] ? 1f / anchorsWithPositives : 0;
  }

  void put(int i, double loss, double kl) {
    losses[i] = counted[i] ? loss : 0;
    divergences[i] = counted[i] ? kl : 0;
  }

  /** A row's share of a sum over all pairs, to which an anchor without a positive belongs, too. */
  void putShare(int i, double loss, double kl) {
    losses[i] = loss;
    divergences[i] = kl;
  }

  double rowLoss(int i) {
    return losses[i];
  }

  double rowKl(int i) {
    return divergences[i];
  }

  int anchorsWithPositives() {
    return anchorsWithPositives;
  }

  double meanLoss() {
    return mean(losses);
  }

  double meanKl() {
    return mean(divergences);
  }

  double sumOfLosses() {
    return sum(losses);
  }

  double sumOfKls() {
    return sum(divergences);
  }

  private double mean(double[] rows) {
    return sum(rows) / Math.max(anchorsWithPositives, 1);
  }

  private static double sum(double[] rows) {
    double sum = 0;
    for (double row : rows) {
      sum += row;
    }
    return sum;
  }
}

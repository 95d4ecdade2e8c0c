package iconexplorer.ui.neighbours;

import iconexplorer.training.Frame.Neighbourhood;
import java.util.Arrays;

/**
 * The part of a neighbourhood that is charted, as log₁₀; NaN where a probability is zero.
 *
 * @param p [ranks], log₁₀ p̃ of rank 1, 2, …
 * @param q [ranks], log₁₀ q
 * @param smoothQ [ranks], q smoothed; equal to q where there are few candidates
 * @param floor lower end of the axis, a whole number
 * @param top upper end of the axis
 * @param lastP the last rank (from 0) before p̃ is zero; −1 where the last shown is not zero
 */
record NeighbourSeries(
    double[] p, double[] q, double[] smoothQ, double floor, double top, int lastP) {
  /** Up to here every candidate is a mark of its own. */
  static final int FEW = 24;

  private static final int LEAST = 30;
  private static final int MOST = 400;
  private static final double LOWEST = -8;

  static NeighbourSeries of(Neighbourhood neighbourhood) {
    int ranks = ranks(neighbourhood.p());
    double[] p = logarithms(neighbourhood.p(), ranks);
    double[] q = logarithms(neighbourhood.q(), ranks);
    double[] smooth = ranks > FEW ? smooth(q) : q.clone();
    double low = Math.min(lowest(p), lowest(smooth));
    double high = Math.max(highest(p), highest(q));
    double floor = Double.isFinite(low) ? Math.max(Math.floor(low - 0.15), LOWEST) : -4;
    double top = Double.isFinite(high) ? Math.max(high + 0.12, floor + 1) : 0;
    return new NeighbourSeries(p, q, smooth, floor, top, lastPositive(p));
  }

  /** So many that half as much again as carries 99.5 % of p̃ is seen. */
  private static int ranks(float[] p) {
    double total = 0;
    for (float value : p) {
      total += value;
    }
    double sum = 0;
    int needed = 0;
    while (needed < p.length && sum < 0.995 * total) {
      sum += p[needed++];
    }
    return Math.min(p.length, Math.clamp(needed + needed / 2L, LEAST, MOST));
  }

  private static double[] logarithms(float[] values, int ranks) {
    double[] logarithms = new double[ranks];
    for (int r = 0; r < ranks; r++) {
      logarithms[r] = values[r] > 0 ? Math.log10(values[r]) : Double.NaN;
    }
    return logarithms;
  }

  /** Weighted mean over a window that grows with the rank, so that the first ones stay sharp. */
  private static double[] smooth(double[] values) {
    double[] smooth = new double[values.length];
    for (int r = 0; r < values.length; r++) {
      int reach = Math.min(1 + r / 3, 40);
      double sum = 0;
      double weights = 0;
      for (int k = Math.max(0, r - reach); k <= Math.min(values.length - 1, r + reach); k++) {
        double weight = Double.isFinite(values[k]) ? reach + 1 - Math.abs(k - r) : 0;
        sum += weight > 0 ? weight * values[k] : 0;
        weights += weight;
      }
      smooth[r] = weights > 0 ? sum / weights : Double.NaN;
    }
    return smooth;
  }

  private static double lowest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  private static double highest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }

  private static int lastPositive(double[] p) {
    int last = p.length - 1;
    while (last >= 0 && !Double.isFinite(p[last])) {
      last--;
    }
    return last == p.length - 1 ? -1 : last;
  }

  int ranks() {
    return p.length;
  }
}

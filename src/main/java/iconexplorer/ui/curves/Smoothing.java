package iconexplorer.ui.curves;

/** The course of a noisy curve: a centred mean over a fortieth of it. */
final class Smoothing {
  private static final int LEAST = 60;

  private Smoothing() {}

  /**
   * The smooth values, or the values themselves where they are not noisy.
   *
   * @return [points]
   */
  static double[] of(double[] values) {
    return noisy(values) ? mean(values, Math.max(3, values.length / 80)) : values;
  }

  /** Whether it goes up and down by turns, by more than a trifle. */
  static boolean noisy(double[] values) {
    if (values.length < LEAST) {
      return false;
    }
    int turns = 0;
    double way = 0;
    double lowest = values[0];
    double highest = values[0];
    for (int k = 1; k < values.length; k++) {
      way += Math.abs(values[k] - values[k - 1]);
      lowest = Math.min(lowest, values[k]);
      highest = Math.max(highest, values[k]);
      boolean turned = k > 1 && (values[k] - values[k - 1]) * (values[k - 1] - values[k - 2]) < 0;
      turns += turned ? 1 : 0;
    }
    return turns > 0.3 * values.length && way > 0.005 * values.length * (highest - lowest);
  }

  private static double[] mean(double[] values, int reach) {
    double[] sums = new double[values.length + 1];
    for (int k = 0; k < values.length; k++) {
      sums[k + 1] = sums[k] + values[k];
    }
    double[] mean = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      int room = Math.min(reach, Math.min(k, values.length - 1 - k));
      mean[k] = (sums[k + room + 1] - sums[k - room]) / (2 * room + 1);
    }
    return mean;
  }
}

package iconexplorer.training;

/**
 * Tells a loss that has left its best for good from one that is noisy.
 *
 * <pre>
 * diverged:  s &gt; b + 2 max(|b|, (f − b) / 10)  for 50 updates and 5 measurements in a row
 * </pre>
 *
 * <p>s is the smoothed loss, b its best and f its first value since {@link #reset}. Where the best
 * is well above zero that is three times the best; a tenth of what was learned keeps the noise of a
 * loss near zero from counting, and a loss that may be negative has a scale of its own.
 */
final class DivergenceWatch {

  private static final int UPDATES = 50;
  private static final int MEASUREMENTS = 5;
  private static final double SMOOTHING = 0.7;

  private double smoothed;
  private double first;
  private double best;
  private boolean begun;
  private int beyondSince;
  private int beyond;

  /** The loss has another scale from now on: what was best before says nothing. */
  void reset() {
    begun = false;
    beyond = 0;
  }

  /**
   * Takes in a measurement.
   *
   * @param step updates done, growing
   * @param loss the minimised value, finite
   * @return whether the run has diverged
   */
  boolean accept(int step, double loss) {
    if (!begun) {
      begun = true;
      first = loss;
      best = loss;
      smoothed = loss;
      return false;
    }
    smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
    best = Math.min(best, smoothed);
    if (smoothed <= limit()) {
      beyond = 0;
      return false;
    }
    beyondSince = beyond == 0 ? step : beyondSince;
    beyond++;
    return beyond >= MEASUREMENTS && step - beyondSince >= UPDATES;
  }

  /** The largest loss whose parameters are worth keeping. */
  double limit() {
    return begun
        ? best + 2 * Math.max(Math.abs(best), (first - best) / 10)
        : Double.POSITIVE_INFINITY;
  }
}

package iconexplorer.training;

/** Tells a loss that has stopped falling from one that rests. */
final class PlateauWatch {

  private static final double SMOOTHING = 0.7;

  private final Plateau plateau;
  private double smoothed;
  private double best;
  private int bestStep;
  private boolean begun;

  PlateauWatch(Plateau plateau) {
    this.plateau = plateau;
  }

  /** The loss has another scale from now on, or more time. */
  void reset() {
    begun = false;
  }

  /**
   * Takes in a measurement.
   *
   * @param step updates done, growing
   * @param loss the minimised value, finite
   * @return whether it has not improved for as long as patience lasts
   */
  boolean accept(int step, double loss) {
    smoothed = begun ? SMOOTHING * smoothed + (1 - SMOOTHING) * loss : loss;
    if (!begun || smoothed < best - plateau.leastImprovement()) {
      begun = true;
      best = smoothed;
      bestStep = step;
    }
    return plateau.patience() > 0 && step - bestStep >= plateau.patience();
  }
}

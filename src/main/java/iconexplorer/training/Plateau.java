package iconexplorer.training;

/**
 * When a run has learned what it can.
 *
 * @param patience steps without improvement after which it is finished; 0 for never
 * @param leastImprovement by how much the smoothed minimised value must fall below its best to
 *     count, in its own unit (nats, mostly), at least 0
 */
public record Plateau(int patience, double leastImprovement) {

  /** What counts as improvement where nobody says. */
  public static final double USUAL_IMPROVEMENT = 0.001;

  /** Runs go on for all of their steps. */
  public static final Plateau NEVER = new Plateau(0, USUAL_IMPROVEMENT);

  public Plateau {
    if (patience < 0) {
      throw new IllegalArgumentException("patience must be at least 0, got " + patience);
    }
    if (!(leastImprovement >= 0 && Double.isFinite(leastImprovement))) {
      throw new IllegalArgumentException(
          "least improvement must be at least 0, got " + leastImprovement);
    }
  }

  public Plateau withPatience(int patience) {
    return new Plateau(patience, leastImprovement);
  }

  public Plateau withLeastImprovement(double leastImprovement) {
    return new Plateau(patience, leastImprovement);
  }
}

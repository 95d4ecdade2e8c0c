package iconexplorer.method;

import iconexplorer.learned.LearnedDistribution;
import java.util.Optional;

/**
 * One of several stages that a run goes through. Each takes over the layers before the last and
 * begins with a last layer of its own; where it embeds in as many dimensions as the stage before,
 * it takes that over, too.
 *
 * @param share of the run's steps, above 0, in proportion to the other stages' shares
 * @param q what this stage learns; empty for the run's own
 * @param dimension d of the embedding in this stage; 0 for the run's own
 * @param headOnly whether only the last layer learns, and what comes before it stands still
 * @param rate factor on the run's learning rate, above 0
 */
public record TrainingStage(
    double share, Optional<LearnedDistribution> q, int dimension, boolean headOnly, double rate) {

  public TrainingStage {
    requirePositive("share", share);
    requirePositive("rate", rate);
    if (dimension < 0) {
      throw new IllegalArgumentException(
          "a stage's dimension must be at least 0, got " + dimension);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a stage's %s must be positive and finite, got %s".formatted(name, value));
    }
  }

  /** Another q in another dimension, before the run's own. */
  static TrainingStage before(double share, LearnedDistribution q, int dimension) {
    return new TrainingStage(share, Optional.of(q), dimension, false, 1);
  }

  /** The run's own q on a trunk that stands still. */
  static TrainingStage ofHead(double share, double rate) {
    return new TrainingStage(share, Optional.empty(), 0, true, rate);
  }

  /** The run's own q, by all layers. */
  static TrainingStage ofAll(double share, double rate) {
    return new TrainingStage(share, Optional.empty(), 0, false, rate);
  }

  /** Whether it has the run's own q in its own dimension, as a last stage must. */
  public boolean isOwn() {
    return q.isEmpty() && dimension == 0;
  }
}

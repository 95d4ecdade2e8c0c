package iconexplorer.training;

import iconexplorer.learned.LearnedDistribution;

/** What may change while a run goes on; it applies at the next step. */
public sealed interface Change {

  /**
   * α of the supervisory side, in [0, 1].
   *
   * @param settled whether it is what the person wants, rather than a value on the way there; only
   *     then it leaves a mark on the curve
   */
  record Alpha(double alpha, boolean settled) implements Change {
    public Alpha(double alpha) {
      this(alpha, true);
    }

    public Alpha {
      if (!(alpha >= 0 && alpha <= 1)) {
        throw new IllegalArgumentException("alpha must be in [0, 1], got " + alpha);
      }
    }
  }

  /** Step size, positive. */
  record LearningRate(double learningRate) implements Change {
    public LearningRate {
      if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "learning rate must be positive and finite, got " + learningRate);
      }
    }
  }

  /** Whether the curve gets a mark. */
  default boolean marks() {
    return !(this instanceof Alpha alpha) || alpha.settled();
  }

  /** What it means to the loss. */
  default Turn turn() {
    return this instanceof LearningRate ? Turn.CHANCE : Turn.SCALE;
  }

  /** Another τ, σ, ν or γ of the same column; another column needs a new run. */
  record Learned(LearnedDistribution q) implements Change {}
}

package iconexplorer.encoder;

/** How a gradient becomes an update. */
public sealed interface OptimiserSpec {

  /** Step size &gt; 0. */
  double learningRate();

  OptimiserSpec withLearningRate(double learningRate);

  /** The name in files and on the command line. */
  default String id() {
    return switch (this) {
      case Adam adam -> "adam";
      case MomentumWithGains momentum -> "momentum";
    };
  }

  /**
   * Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
   *
   * @see <a href="https://arxiv.org/abs/1412.6980">Kingma &amp; Ba, Adam, 2015, alg. 1</a>
   */
  record Adam(double learningRate) implements OptimiserSpec {
    public Adam {
      requirePositive(learningRate);
    }

    @Override
    public Adam withLearningRate(double learningRate) {
      return new Adam(learningRate);
    }
  }

  /**
   * Momentum with one gain per coordinate: +0.2 while gradient and velocity disagree in sign, ×0.8
   * while they agree, at least 0.01. Momentum is 0.5 while exaggeration lasts and 0.8 after it. The
   * gradient of the joint loss is multiplied by early exaggeration's p.
   *
   * @param exaggeration factor on p, ≥ 1
   * @param exaggeratedSteps how many steps it lasts, ≥ 0
   * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten &amp; Hinton,
   *     2008, §3.4</a>
   */
  record MomentumWithGains(double learningRate, double exaggeration, int exaggeratedSteps)
      implements OptimiserSpec {
    public MomentumWithGains {
      requirePositive(learningRate);
      if (!(exaggeration >= 1)) {
        throw new IllegalArgumentException("exaggeration must be at least 1, got " + exaggeration);
      }
      if (exaggeratedSteps < 0) {
        throw new IllegalArgumentException(
            "exaggerated steps must be at least 0, got " + exaggeratedSteps);
      }
    }

    @Override
    public MomentumWithGains withLearningRate(double learningRate) {
      return new MomentumWithGains(learningRate, exaggeration, exaggeratedSteps);
    }
  }

  private static void requirePositive(double learningRate) {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rate must be positive and finite, got " + learningRate);
    }
  }
}

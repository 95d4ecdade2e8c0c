package iconexplorer.supervisory;

/** How the width σ_i of a Gaussian neighbourhood is found. */
public sealed interface Bandwidth {

  /**
   * One width for all points.
   *
   * @param sigma σ &gt; 0, in units of x
   */
  record Sigma(double sigma) implements Bandwidth {
    public Sigma {
      if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("sigma must be positive and finite, got " + sigma);
      }
    }
  }

  /**
   * σ_i such that 2^H(p_i) equals the perplexity.
   *
   * @param perplexity effective number of neighbours, in (1, n); small values see only noise,
   *     values near n see only one blob
   */
  record Perplexity(double perplexity) implements Bandwidth {
    public Perplexity {
      if (!(perplexity > 1 && perplexity < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("perplexity must be above 1, got " + perplexity);
      }
    }
  }
}

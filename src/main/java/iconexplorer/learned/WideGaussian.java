package iconexplorer.learned;

import java.util.Optional;

/**
 * The Gaussian as σ → ∞: cohesion minus variance, or cohesion with a hinge that holds the variance
 * up.
 *
 * <pre>L_i = Σ_j p_ij d_ij − mean_k d_ik</pre>
 *
 * @param dissimilarity d_ij
 * @param hinge in place of the variance; empty for the limit itself
 */
public record WideGaussian(Dissimilarity dissimilarity, Optional<VarianceHinge> hinge)
    implements LearnedDistribution {

  public WideGaussian {
    if (hinge.isPresent() && dissimilarity != Dissimilarity.SQUARED_EUCLIDEAN) {
      throw new IllegalArgumentException(
          "the variance of dimensions goes with squared distances, not with cosines");
    }
  }

  /** The limit itself. */
  public WideGaussian(Dissimilarity dissimilarity) {
    this(dissimilarity, Optional.empty());
  }

  /** Squared distances of neighbours, with the spread held up. */
  public static WideGaussian hinged(double cohesion, double variance, double covariance) {
    return new WideGaussian(
        Dissimilarity.SQUARED_EUCLIDEAN,
        Optional.of(new VarianceHinge(cohesion, variance, covariance)));
  }
}

package iconexplorer.learned;

import java.util.Optional;

/**
 * The Gaussian as σ → 0: positives against the nearest candidate, or against one negative each.
 *
 * <pre>
 * L_i = Σ_j p_ij d_ij − min_k d_ik ≥ 0
 * L_i = Σ_j p_ij max(0, d_ij − d_ik + m), k a negative of i, with triplets
 * </pre>
 *
 * @param dissimilarity d_ij
 * @param triplets margin and choice of k; empty for the limit itself
 */
public record NarrowGaussian(Dissimilarity dissimilarity, Optional<Triplets> triplets)
    implements LearnedDistribution {

  /** The limit itself. */
  public NarrowGaussian(Dissimilarity dissimilarity) {
    this(dissimilarity, Optional.empty());
  }

  /** Anchor, positive and negative on the unit sphere, as FaceNet has them. */
  public static NarrowGaussian triplets(double margin, Negatives negatives) {
    return new NarrowGaussian(Dissimilarity.COSINE, Optional.of(new Triplets(margin, negatives)));
  }

  /** The same with another margin or another choice of negatives. */
  public NarrowGaussian withTriplets(Triplets other) {
    return new NarrowGaussian(dissimilarity, Optional.of(other));
  }
}

package iconexplorer.learned;

/**
 * The Gaussian as σ → 0: positives against the nearest candidate.
 *
 * <pre>L_i = Σ_j p_ij d_ij − min_k d_ik ≥ 0</pre>
 *
 * @param dissimilarity d_ij
 */
public record NarrowGaussian(Dissimilarity dissimilarity) implements LearnedDistribution {}

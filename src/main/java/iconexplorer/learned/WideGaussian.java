package iconexplorer.learned;

/**
 * The Gaussian as σ → ∞: cohesion minus variance.
 *
 * <pre>L_i = Σ_j p_ij d_ij − mean_k d_ik</pre>
 *
 * @param dissimilarity d_ij
 */
public record WideGaussian(Dissimilarity dissimilarity) implements LearnedDistribution {}

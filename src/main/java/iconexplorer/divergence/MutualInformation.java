package iconexplorer.divergence;

/**
 * What the cluster of an item tells about the cluster of its neighbour: no divergence of rows of q
 * from rows of p, but a number of the joint distribution P of two clusters, to be maximised.
 *
 * <pre>
 * P_ab = meanᵢ Σⱼ p(j|i) φ_ia φ_jb, made symmetric, P_a = Σ_b P_ab
 * I_λ = Σ_ab P_ab (log P_ab − λ log P_a − λ log P_b) = I + 2 (λ − 1) H(C)
 * </pre>
 *
 * @param lambda λ &gt; 0; 1 is mutual information, more pushes against empty clusters
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, eq. 3 and §3.1</a>
 */
public record MutualInformation(double lambda) implements Comparison {
  public MutualInformation {
    if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lambda must be positive and finite, got " + lambda);
    }
  }

  @Override
  public String id() {
    return "mutual-information";
  }

  @Override
  public String title() {
    return "mutual information";
  }
}

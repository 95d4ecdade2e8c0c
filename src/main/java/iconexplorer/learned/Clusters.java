package iconexplorer.learned;

/**
 * Pick one of your clusters, then one of its members; self included.
 *
 * <pre>
 * φ = softmax(logits), ψ = φ of the candidates
 * q(j|i) = Σ_c φ_ic ψ_jc / Σ_k ψ_kc              (uniform on clusters)
 * q(j|i) = Σ_c φ_ic ψ_jc d_j / Σ_k ψ_kc d_k      (degree weighted)
 * </pre>
 *
 * @param degreeWeighted whether a member counts by its graph degree d_j
 */
public record Clusters(boolean degreeWeighted) implements LearnedDistribution {
  public Clusters() {
    this(false);
  }
}

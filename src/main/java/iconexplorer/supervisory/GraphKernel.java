package iconexplorer.supervisory;

/**
 * Neighbours by the weights w of a graph.
 *
 * <pre>
 * random walk:    p(j|i) = w_ij / Σ_k w_ik
 * degree softmax: p(j|i) ∝ exp(w_ij / d_j) over the edges of i, d_j = Σ_k w_jk
 * </pre>
 *
 * @param normalisation which of the two
 */
public record GraphKernel(Normalisation normalisation) implements SupervisoryDistribution {

  /** How weights become probabilities. */
  public enum Normalisation {
    RANDOM_WALK,
    DEGREE_SOFTMAX
  }
}

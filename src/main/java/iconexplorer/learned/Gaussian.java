package iconexplorer.learned;

/**
 * A softmax of similarities.
 *
 * <pre>
 * Euclidean: q(j|i) ∝ exp(−‖z_i − c_j‖² / 2σ²)
 * cosine:    q(j|i) ∝ exp(cos(z_i, c_j) / τ)
 * dot:       q(j|i) ∝ exp(z_i · c_j / τ)
 * </pre>
 *
 * @param similarity Euclidean, cosine or dot
 * @param width σ for Euclidean (in units of z), τ otherwise; &gt; 0. Too small: all weight on one
 *     neighbour; too large: nothing to learn
 */
public record Gaussian(Similarity similarity, double width) implements LearnedDistribution {

  /** What is compared. */
  public enum Similarity {
    EUCLIDEAN,
    COSINE,
    DOT
  }

  public Gaussian {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          (similarity == Similarity.EUCLIDEAN ? "sigma" : "tau")
              + " must be positive and finite, got "
              + width);
    }
  }

  public static Gaussian euclidean(double sigma) {
    return new Gaussian(Similarity.EUCLIDEAN, sigma);
  }

  public static Gaussian cosine(double tau) {
    return new Gaussian(Similarity.COSINE, tau);
  }

  public static Gaussian dot(double tau) {
    return new Gaussian(Similarity.DOT, tau);
  }

  public Gaussian withWidth(double width) {
    return new Gaussian(similarity, width);
  }
}

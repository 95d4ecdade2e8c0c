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
 * @param learned whether log(1/τ) is a parameter of the run, at most log 100, and the width where
 *     it starts; for cosine and dot product
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al., CLIP, 2021, §2.4, of learned
 *     τ</a>
 */
public record Gaussian(Similarity similarity, double width, boolean learned)
    implements LearnedDistribution {

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
    if (learned && similarity == Similarity.EUCLIDEAN) {
      throw new IllegalArgumentException(
          "only the temperature of cosines and dot products is learned, sigma is not");
    }
  }

  /** Of a width that stays. */
  public Gaussian(Similarity similarity, double width) {
    this(similarity, width, false);
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
    return new Gaussian(similarity, width, learned);
  }

  public Gaussian withLearned(boolean learned) {
    return new Gaussian(similarity, width, learned);
  }
}

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
    EUCLIDEAN("euclidean"),
    COSINE("cosine"),
    DOT("dot");

    private final String id;

    Similarity(String id) {
      this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
      return id;
    }

    /**
     * The similarity with this id.
     *
     * @throws IllegalArgumentException in one sentence that lists the ids
     */
    public static Similarity byId(String id) {
      for (Similarity similarity : values()) {
        if (similarity.id.equals(id)) {
          return similarity;
        }
      }
      throw new IllegalArgumentException(
          "unknown similarity \"" + id + "\": use one of euclidean, cosine, dot");
    }
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

  /**
   * The same on the unit sphere, where ‖z_i − c_j‖²/2σ² is (1 − cos)/σ²: from a distance τ becomes
   * σ², to a distance σ becomes √τ, which is not learned.
   */
  public Gaussian withSimilarity(Similarity other) {
    boolean from = similarity == Similarity.EUCLIDEAN;
    boolean to = other == Similarity.EUCLIDEAN;
    double fitting = from == to ? width : from ? width * width : Math.sqrt(width);
    return new Gaussian(other, fitting, learned && !to);
  }

  public Gaussian withWidth(double width) {
    return new Gaussian(similarity, width, learned);
  }

  public Gaussian withLearned(boolean learned) {
    return new Gaussian(similarity, width, learned);
  }
}

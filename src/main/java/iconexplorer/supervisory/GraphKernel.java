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
    RANDOM_WALK("random-walk"),
    DEGREE_SOFTMAX("degree-softmax");

    private final String id;

    Normalisation(String id) {
      this.id = id;
    }

    /** The name in settings. */
    public String id() {
      return id;
    }

    /**
     * The graph normalisation with this id.
     *
     * @throws IllegalArgumentException in one sentence that lists the ids
     */
    public static Normalisation byId(String id) {
      for (Normalisation one : values()) {
        if (one.id.equals(id)) {
          return one;
        }
      }
      throw new IllegalArgumentException(
          "unknown graph normalisation \"" + id + "\": use one of random-walk, degree-softmax");
    }
  }
}

package iconexplorer.supervisory;

/**
 * The k nearest points, all alike; ties go to the lower index.
 *
 * <pre>p(j|i) = 1/k on kNN(i)</pre>
 *
 * @param k number of neighbours, in [1, n/2)
 * @param link what to do where i has j as a neighbour but not the other way round
 */
public record UniformNeighbours(int k, Link link) implements SupervisoryDistribution {

  /** Which neighbour relations count. */
  public enum Link {
    /** j is among the k nearest of i. */
    DIRECTED,
    /** either is among the k nearest of the other. */
    SYMMETRIC,
    /** each is among the k nearest of the other. */
    MUTUAL
  }

  public UniformNeighbours {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
  }

  public UniformNeighbours(int k) {
    this(k, Link.DIRECTED);
  }
}

package iconexplorer.supervisory;

/**
 * The k nearest points, all alike; ties go to the lower index. With repeats, an item of a batch has
 * augmented views beside its first, and an item is a neighbour of itself: its other views count as
 * one more neighbour, and neighbours are met in each of their views.
 *
 * <pre>
 * p(j|i) = 1/k on kNN(i)
 * with repeats: 1/(k+1) on kNN(i) ∪ {i}, shared by the views in the batch, the anchor itself left out
 * </pre>
 *
 * @param k number of neighbours, at least 1; below n/2, too, which is checked where a run is
 *     planned on n points
 * @param link what to do where i has j as a neighbour but not the other way round
 * @param repeats views of each item beside its first, 0 for the item alone
 */
public record UniformNeighbours(int k, Link link, int repeats) implements SupervisoryDistribution {

  /** Why such a p cannot be written down for points. */
  public static final String VIEWS_ARE_OF_A_BATCH =
      "views of neighbours are drawn for a batch of a run: use repeats 0 where p is of points";

  /** Which neighbour relations count. */
  public enum Link {
    /** j is among the k nearest of i. */
    DIRECTED("directed"),
    /** either is among the k nearest of the other. */
    SYMMETRIC("symmetric"),
    /** each is among the k nearest of the other. */
    MUTUAL("mutual");

    private final String id;

    Link(String id) {
      this.id = id;
    }

    /** The name in settings. */
    public String id() {
      return id;
    }

    /**
     * The link with this id.
     *
     * @throws IllegalArgumentException in one sentence that lists the ids
     */
    public static Link byId(String id) {
      for (Link one : values()) {
        if (one.id.equals(id)) {
          return one;
        }
      }
      throw new IllegalArgumentException(
          "unknown link \"" + id + "\": use one of directed, symmetric, mutual");
    }
  }

  public UniformNeighbours {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    if (repeats < 0) {
      throw new IllegalArgumentException("repeats must be at least 0, got " + repeats);
    }
  }

  public UniformNeighbours(int k) {
    this(k, Link.DIRECTED);
  }

  /** Without augmented views. */
  public UniformNeighbours(int k, Link link) {
    this(k, link, 0);
  }

  public UniformNeighbours withK(int k) {
    return new UniformNeighbours(k, link, repeats);
  }

  public UniformNeighbours withLink(Link link) {
    return new UniformNeighbours(k, link, repeats);
  }

  public UniformNeighbours withRepeats(int repeats) {
    return new UniformNeighbours(k, link, repeats);
  }

  /** V. */
  @Override
  public int views() {
    return 1 + repeats;
  }
}

package iconexplorer.supervisory;

/** Who may pick whom. Four supports cover the whole table. */
public enum Support {
  /** Candidates are the anchors themselves, self excluded. */
  IN_BATCH("in-batch"),
  /** Candidates are the anchors themselves, self included. */
  IN_BATCH_WITH_SELF("in-batch-with-self"),
  /** Candidates come from the other modality's tower; both directions are averaged. */
  CROSS_MODAL("cross-modal"),
  /** Candidates are learnable rows, one per class or token. */
  PROTOTYPES("prototypes");

  private final String id;

  Support(String id) {
    this.id = id;
  }

  /** The name in files. */
  public String id() {
    return id;
  }

  /** Whether an anchor may not pick itself. */
  public boolean excludesSelf() {
    return this == IN_BATCH;
  }

  /** Whether a candidate's embedding is an anchor's embedding. */
  public boolean candidatesAreAnchors() {
    return this == IN_BATCH || this == IN_BATCH_WITH_SELF;
  }

  /** How many of the candidates an anchor may pick. */
  public int allowed(int candidates) {
    return excludesSelf() ? candidates - 1 : candidates;
  }

  /**
   * The support that p asks for.
   *
   * @param clusters whether q is uniform on clusters, whose sums run over everything, self included
   */
  public static Support of(SupervisoryDistribution p, boolean clusters) {
    return switch (p) {
      case CrossModalPairs pairs -> CROSS_MODAL;
      case DataLabelPairs pairs -> PROTOTYPES;
      case ContextTokenPairs pairs -> PROTOTYPES;
      case Identity identity -> IN_BATCH_WITH_SELF;
      case GaussianNeighbours neighbours -> inBatch(clusters);
      case StudentTNeighbours neighbours -> inBatch(clusters);
      case GraphKernel kernel -> inBatch(clusters);
      case UniformNeighbours neighbours -> inBatch(clusters);
      case PositivePairs pairs -> inBatch(clusters);
      case SameClass same -> inBatch(clusters);
    };
  }

  private static Support inBatch(boolean clusters) {
    return clusters ? IN_BATCH_WITH_SELF : IN_BATCH;
  }

  /** The support with this id. */
  public static Support byId(String id) {
    for (Support support : values()) {
      if (support.id.equals(id)) {
        return support;
      }
    }
    throw new IllegalArgumentException(
        "unknown support \""
            + id
            + "\": use in-batch, in-batch-with-self, cross-modal or prototypes");
  }
}

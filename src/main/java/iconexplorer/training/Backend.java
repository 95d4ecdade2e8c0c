package iconexplorer.training;

/** What computes p against q. */
public enum Backend {
  /** Fused kernels on the processor, in single precision. */
  FUSED("fused"),
  /** Plain ND4J operations, on whatever ND4J runs on. */
  ND4J("nd4j");

  private final String id;

  Backend(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The backend with this id.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  public static Backend byId(String id) {
    for (Backend backend : values()) {
      if (backend.id.equals(id)) {
        return backend;
      }
    }
    throw new IllegalArgumentException("unknown backend \"" + id + "\": use fused or nd4j");
  }
}

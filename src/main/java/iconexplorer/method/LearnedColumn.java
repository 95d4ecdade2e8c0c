package iconexplorer.method;

/** The five columns of the table: families of q(j|i). */
public enum LearnedColumn {
  GAUSSIAN("gaussian", "Gaussian", "exp(−d/2σ²)", "near in the embedding"),
  WIDE("sigma-infinity", "σ → ∞", "mean d", "cohesion − variance"),
  NARROW("sigma-zero", "σ → 0", "min d", "nearest wins"),
  STUDENT_T("student-t", "Student-t", "(1 + d/ν)⁻ᵃ", "heavy tail"),
  CLUSTERS("clusters", "Clusters", "Σ φφ/Σφ", "same cluster");

  private final String id;
  private final String title;
  private final String formula;
  private final String words;

  LearnedColumn(String id, String title, String formula, String words) {
    this.id = id;
    this.title = title;
    this.formula = formula;
    this.words = words;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** One line of Unicode. */
  public String formula() {
    return formula;
  }

  /** What counts as near, in a few words. */
  public String words() {
    return words;
  }
}

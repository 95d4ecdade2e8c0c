package iconexplorer.method;

/** The ten rows of the table: families of p(j|i). */
public enum SupervisoryRow {
  GAUSSIAN("gaussian", "Gaussian", "∝ exp(−d / 2σᵢ²)", "near points, one scale each"),
  STUDENT_T("student-t", "Student-t", "∝ (1 + d/νγ²)⁻ᵃ", "near points, heavy tail"),
  IDENTITY("identity", "Identity", "1[j = i]", "only yourself"),
  GRAPH("graph", "Graph kernel", "∝ w(i, j)", "weights of a graph"),
  NEIGHBOURS("k-neighbours", "k neighbours", "1/k on k-NN(i)", "the k nearest alike"),
  PAIRS("positive-pairs", "Positive pairs", "1/(V−1) on views", "views of one item"),
  CROSS_MODAL("cross-modal", "Cross-modal", "1[same item]", "same item, other mode"),
  CLASSES("classes", "Classes", "1/(n_y−1) on class", "same label"),
  DATA_LABEL("data-label", "Data–label", "1[c = yᵢ]", "own class"),
  CONTEXT_TOKEN("context-token", "Context–token", "∝ count(i, t)", "token counts");

  private final String id;
  private final String title;
  private final String formula;
  private final String words;

  SupervisoryRow(String id, String title, String formula, String words) {
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

  /** What counts as a neighbour, in three or four words. */
  public String words() {
    return words;
  }
}

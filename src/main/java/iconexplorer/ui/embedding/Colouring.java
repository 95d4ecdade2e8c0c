package iconexplorer.ui.embedding;

/** What the colour of a point says. */
public enum Colouring {
  /** Its class in the data. */
  CLASS("class"),
  /** Its cluster. */
  CLUSTER("cluster"),
  /** Whether its class is the majority class of its cluster. */
  CORRECTNESS("correctness"),
  /** Its largest cluster probability. */
  CONFIDENCE("confidence");

  private final String title;

  Colouring(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}

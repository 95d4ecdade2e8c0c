package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;

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

  /** Where nobody chose one. */
  public static Colouring usual(Dataset data) {
    return data.labelled() ? CLASS : CLUSTER;
  }

  public String title() {
    return title;
  }
}

package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;

/** What the colour of a point says. */
public enum Colouring {
  /** Its class in the data. */
  CLASS("class"),
  /** Its cluster, or the class or token whose prototype is the likeliest. */
  CLUSTER("cluster"),
  /** Whether its class is the majority class of its cluster, or the likeliest class. */
  CORRECTNESS("correctness"),
  /** The probability of its cluster, or of its likeliest prototype. */
  CONFIDENCE("confidence");

  private final String title;

  Colouring(String title) {
    this.title = title;
  }

  /** Where nobody chose one. */
  public static Colouring usual(Dataset data) {
    return data.labelled() ? CLASS : CLUSTER;
  }

  /**
   * In a menu.
   *
   * @param noun what items are put down to, of {@link Likeliest}
   */
  String title(String noun) {
    return this == CLUSTER && !noun.equals(title) ? "likeliest " + noun : title;
  }
}

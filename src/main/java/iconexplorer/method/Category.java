package iconexplorer.method;

/** What a method is for; the colours of the table. */
public enum Category {
  DIMENSIONALITY_REDUCTION("Dimensionality reduction"),
  CLUSTER_LEARNING("Clusters"),
  UNIMODAL_SELF_SUPERVISION("Self-supervised"),
  MULTIMODAL_SELF_SUPERVISION("Multimodal"),
  SUPERVISED("Supervised"),
  GAP("Gap"),
  OPEN("Open");

  private final String title;

  Category(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}

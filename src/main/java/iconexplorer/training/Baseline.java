package iconexplorer.training;

/**
 * What a well-known clustering comes to beside a run.
 *
 * @param kind which one, of what
 * @param metrics those that tell about clusters
 * @param note what it chose by itself, such as "ε 0.52, 12 clusters, 34 % noise"; may be empty
 */
public record Baseline(Kind kind, Metrics metrics, String note) {

  /** Algorithm and points. */
  public enum Kind {
    K_MEANS_OF_DATA(
        "kMeansOfData",
        "k-means, data",
        "k-means of x",
        "k-means++ on the data, as many clusters as the run or else as classes, the best of 3"
            + " starts; beyond 5,000 items, of 5,000."),
    DBSCAN_OF_DATA(
        "dbscanOfData",
        "DBSCAN, data",
        "DBSCAN of x",
        "DBSCAN on the data with 5 neighbours and ε at the knee of their distances; noise counts as"
            + " one more cluster; beyond 4,000 items, of 2,000."),
    K_MEANS_OF_EMBEDDING(
        "kMeansOfEmbedding",
        "k-means, embedding",
        "k-means of z",
        "k-means++ on the run's embedding, as many clusters as the run or else as classes, the best"
            + " of 3 starts; beyond 5,000 items, of 5,000."),
    DBSCAN_OF_EMBEDDING(
        "dbscanOfEmbedding",
        "DBSCAN, embedding",
        "DBSCAN of z",
        "DBSCAN on the run's embedding with 5 neighbours and ε at the knee of their distances;"
            + " noise counts as one more cluster; beyond 4,000 items, of 2,000.");

    private final String id;
    private final String title;
    private final String shortTitle;
    private final String explanation;

    Kind(String id, String title, String shortTitle, String explanation) {
      this.id = id;
      this.title = title;
      this.shortTitle = shortTitle;
      this.explanation = explanation;
    }

    /** Its name in files. */
    public String id() {
      return id;
    }

    /** What a person calls it. */
    public String title() {
      return title;
    }

    /** With x for the data and z for the embedding. */
    public String shortTitle() {
      return shortTitle;
    }

    /** One sentence for who meets it the first time. */
    public String explanation() {
      return explanation;
    }
  }
}

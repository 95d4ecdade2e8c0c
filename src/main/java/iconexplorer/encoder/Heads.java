package iconexplorer.encoder;

/**
 * Several sub-heads side by side on one trunk: h that each tell the clusters asked for, and as many
 * of an auxiliary head that tell more.
 *
 * @param subHeads h ≥ 1
 * @param overClusters clusters of a sub-head of the auxiliary head, at least 2; 0 without such a
 *     head
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, §4.1</a>
 */
public record Heads(int subHeads, int overClusters) {

  /** One head with one sub-head. */
  public static final Heads ONE = new Heads(1, 0);

  public Heads {
    if (subHeads < 1) {
      throw new IllegalArgumentException("sub-heads must be at least 1, got " + subHeads);
    }
    if (overClusters < 0 || overClusters == 1) {
      throw new IllegalArgumentException(
          "over-clusters must be 0 for none or at least 2, got " + overClusters);
    }
  }

  /** Whether there is more than one sub-head. */
  public boolean several() {
    return subHeads > 1 || overClusters > 0;
  }

  /** Whether there is an auxiliary head. */
  public boolean overClustering() {
    return overClusters > 0;
  }

  /**
   * Logits of all sub-heads side by side: first those of the main head, sub-head by sub-head.
   *
   * @param clusters of a sub-head of the main head
   */
  public int width(int clusters) {
    return subHeads * (clusters + overClusters);
  }

  /** Where a sub-head of the auxiliary head begins. */
  public int overStart(int clusters, int subHead) {
    return subHeads * clusters + subHead * overClusters;
  }
}

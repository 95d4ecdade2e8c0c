package iconexplorer.ui.embedding;

/**
 * The most frequent class of each cluster.
 *
 * @param classOf [clusters], −1 where the cluster is empty or there are no labels
 * @param share [clusters], part of the cluster that is of this class, in [0, 1]
 * @param sizes [clusters]
 */
record ClusterMajorities(int[] classOf, double[] share, int[] sizes) {

  /**
   * @param clusters [n]
   * @param labels [n], or empty
   * @param count number of clusters
   * @param classes number of classes
   */
  static ClusterMajorities of(int[] clusters, int[] labels, int count, int classes) {
    int[] sizes = new int[count];
    int[] counts = new int[count * Math.max(classes, 1)];
    for (int i = 0; i < clusters.length; i++) {
      sizes[clusters[i]]++;
      if (labels.length > 0) {
        counts[clusters[i] * classes + labels[i]]++;
      }
    }
    int[] classOf = new int[count];
    double[] share = new double[count];
    for (int c = 0; c < count; c++) {
      int best = 0;
      classOf[c] = -1;
      for (int k = 0; k < classes; k++) {
        if (counts[c * classes + k] > best) {
          best = counts[c * classes + k];
          classOf[c] = k;
        }
      }
      share[c] = sizes[c] == 0 ? 0 : (double) best / sizes[c];
    }
    return new ClusterMajorities(classOf, share, sizes);
  }

  /** One more than the largest cluster in use. */
  static int count(int[] clusters) {
    int count = 0;
    for (int cluster : clusters) {
      count = Math.max(count, cluster + 1);
    }
    return count;
  }
}

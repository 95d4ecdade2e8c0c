package iconexplorer.evaluation;

import java.util.Arrays;

/**
 * How often each pair of a label and a cluster occurs, only the pairs that do: at most n, whatever
 * the numbers are.
 *
 * @param n items
 * @param pairs n_ij of the pairs that occur
 * @param ofLabel a_i of the label, beside each pair
 * @param ofCluster b_j of the cluster, beside each pair
 * @param labels a_i, items of each label that occurs
 * @param clusters b_j, items of each cluster that occurs
 */
record Contingency(
    int n, int[] pairs, int[] ofLabel, int[] ofCluster, int[] labels, int[] clusters) {

  static Contingency of(int[] labels, int[] clusters) {
    int n = labels.length;
    if (n != clusters.length || n == 0) {
      throw new IllegalArgumentException(
          "labels and clusters must be equally many and at least one, got %d and %d"
              .formatted(n, clusters.length));
    }
    int[] label = dense(labels);
    int[] cluster = dense(clusters);
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = (long) label[i] << Integer.SIZE | cluster[i];
    }
    Arrays.sort(keys);
    int[] a = counts(label);
    int[] b = counts(cluster);
    int[] pairs = new int[n];
    int[] ofLabel = new int[n];
    int[] ofCluster = new int[n];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i > 0 && keys[i] != keys[i - 1]) {
        distinct++;
      }
      pairs[distinct]++;
      ofLabel[distinct] = a[(int) (keys[i] >>> Integer.SIZE)];
      ofCluster[distinct] = b[(int) keys[i]];
    }
    return new Contingency(
        n,
        Arrays.copyOf(pairs, distinct + 1),
        Arrays.copyOf(ofLabel, distinct + 1),
        Arrays.copyOf(ofCluster, distinct + 1),
        a,
        b);
  }

  /** The same partition with numbers 0, 1, … */
  private static int[] dense(int[] values) {
    int[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    int[] dense = new int[values.length];
    Arrays.setAll(dense, i -> Arrays.binarySearch(distinct, values[i]));
    return dense;
  }

  private static int[] counts(int[] dense) {
    int[] counts = new int[Arrays.stream(dense).max().orElse(-1) + 1];
    for (int value : dense) {
      counts[value]++;
    }
    return counts;
  }
}

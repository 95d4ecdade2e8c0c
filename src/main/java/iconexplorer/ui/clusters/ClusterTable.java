package iconexplorer.ui.clusters;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of clusters × classes.
 *
 * @param counts [clusters][classes], rows in the shown order
 * @param clusters [rows], which cluster a row is
 * @param sizes [rows], items in the cluster
 * @param classNames of the columns
 */
record ClusterTable(int[][] counts, int[] clusters, int[] sizes, List<String> classNames) {

  static ClusterTable of(Dataset dataset, Frame frame) {
    int rows = 0;
    for (int cluster : frame.clusters()) {
      rows = Math.max(rows, cluster + 1);
    }
    int[][] counts = new int[rows][dataset.classes()];
    int[] sizes = new int[rows];
    for (int i = 0; i < frame.clusters().length; i++) {
      sizes[frame.clusters()[i]]++;
      if (dataset.labelled()) {
        counts[frame.clusters()[i]][dataset.labels()[i]]++;
      }
    }
    int[] order = order(counts, dataset.classes());
    int[][] ordered = new int[rows][];
    int[] orderedSizes = new int[rows];
    for (int row = 0; row < rows; row++) {
      ordered[row] = counts[order[row]];
      orderedSizes[row] = sizes[order[row]];
    }
    return new ClusterTable(ordered, order, orderedSizes, dataset.classNames());
  }

  /** For each class in turn the cluster with most of it, then the clusters left over. */
  private static int[] order(int[][] counts, int classes) {
    boolean[] used = new boolean[counts.length];
    int[] order = new int[counts.length];
    int place = 0;
    for (int c = 0; c < classes && place < order.length; c++) {
      int best = -1;
      for (int row = 0; row < counts.length; row++) {
        if (!used[row] && (best < 0 || counts[row][c] > counts[best][c])) {
          best = row;
        }
      }
      used[best] = true;
      order[place++] = best;
    }
    for (int row = 0; row < counts.length; row++) {
      if (!used[row]) {
        order[place++] = row;
      }
    }
    return order;
  }

  int total() {
    return Arrays.stream(sizes).sum();
  }
}

package iconexplorer.ui.clusters;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.Calibration;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.ClusterAgreement.Matching;
import iconexplorer.training.Frame;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Counts of clusters × classes, a matched pair in each place of the diagonal.
 *
 * @param counts [rows][classes], rows in the shown order
 * @param clusters [rows], which cluster a row is
 * @param sizes [rows], items in the cluster
 * @param classNames of the columns; empty without labels
 * @param accuracy of the matching, in [0, 1]; empty without labels
 * @param calibrationError how far the largest probabilities are from that accuracy; empty without
 *     labels or probabilities, and for prototypes, which need no matching
 */
record ClusterTable(
    int[][] counts,
    int[] clusters,
    int[] sizes,
    List<String> classNames,
    OptionalDouble accuracy,
    OptionalDouble calibrationError) {

  /**
   * @param number of clusters the cell has; those that hold nothing are rows too
   */
  static ClusterTable of(Dataset dataset, Frame frame, int number) {
    int[][] counts = new int[number][dataset.classes()];
    int[] sizes = new int[number];
    for (int i = 0; i < frame.n(); i++) {
      sizes[frame.clusters()[i]]++;
      if (dataset.labelled()) {
        counts[frame.clusters()[i]][dataset.labels()[i]]++;
      }
    }
    int[] place = new int[number];
    Arrays.fill(place, Integer.MAX_VALUE);
    OptionalDouble accuracy = OptionalDouble.empty();
    OptionalDouble calibrationError = OptionalDouble.empty();
    if (dataset.labelled()) {
      Matching matching = ClusterAgreement.hungarian(dataset.labels(), frame.clusters());
      accuracy = OptionalDouble.of(matching.accuracy());
      calibrationError = calibrationError(dataset, frame, matching.clusterToClass());
      for (int c = 0; c < matching.clusterToClass().length; c++) {
        place[c] = matching.clusterToClass()[c] < 0 ? place[c] : matching.clusterToClass()[c];
      }
    }
    int[] order =
        IntStream.range(0, number)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(c -> place[c])
                    .thenComparing(Comparator.<Integer>comparingInt(c -> sizes[c]).reversed()))
            .mapToInt(Integer::intValue)
            .toArray();
    return new ClusterTable(
        Arrays.stream(order).mapToObj(c -> counts[c]).toArray(int[][]::new),
        order,
        Arrays.stream(order).map(c -> sizes[c]).toArray(),
        dataset.classNames(),
        accuracy,
        calibrationError);
  }

  private static OptionalDouble calibrationError(Dataset dataset, Frame frame, int[] classes) {
    if (frame.confidence().length != frame.n() || frame.prototypes().length > 0) {
      return OptionalDouble.empty();
    }
    boolean[] right = new boolean[frame.n()];
    for (int i = 0; i < right.length; i++) {
      right[i] = classes[frame.clusters()[i]] == dataset.labels()[i];
    }
    double error = Calibration.expectedError(frame.confidence(), right);
    return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  /** Clusters that hold an item. */
  int used() {
    return (int) Arrays.stream(sizes).filter(size -> size > 0).count();
  }
}

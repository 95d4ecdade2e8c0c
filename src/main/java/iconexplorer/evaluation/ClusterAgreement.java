package iconexplorer.evaluation;

import java.util.Arrays;

/** How well clusters agree with known classes, whatever the clusters are called. */
public final class ClusterAgreement {
  private static final int MOST = 10_000;

  private ClusterAgreement() {}

  /**
   * The best one-to-one naming of clusters by classes.
   *
   * @param accuracy fraction of items whose cluster is paired with their class, in [0, 1]
   * @param clusterToClass [clusters], the class paired with each cluster; −1 for none, where there
   *     are more clusters than classes
   * @param confusion [clusters, classes], items of each pair
   */
  public record Matching(double accuracy, int[] clusterToClass, int[][] confusion) {}

  /**
   * Mutual information over the mean of the two entropies, in [0, 1].
   *
   * <pre>NMI = I(L; C) / ((H(L) + H(C)) / 2)</pre>
   *
   * <p>1 where both are one single group, as in scikit-learn.
   *
   * @param labels [n], any numbers
   * @param clusters [n], any numbers
   * @see <a href="https://jmlr.org/papers/v11/vinh10a.html">Vinh, Epps, Bailey (2010)</a>
   */
  public static double normalisedMutualInformation(int[] labels, int[] clusters) {
    Contingency table = Contingency.of(labels, clusters);
    if (table.labels().length == 1 && table.clusters().length == 1) {
      return 1;
    }
    double n = table.n();
    double information = 0;
    for (int p = 0; p < table.pairs().length; p++) {
      double joint = table.pairs()[p] / n;
      information += joint * Math.log(joint * n / table.ofLabel()[p] * n / table.ofCluster()[p]);
    }
    double mean = (entropy(table.labels(), n) + entropy(table.clusters(), n)) / 2;
    return Math.clamp(information / mean, 0, 1);
  }

  /**
   * Agreement on pairs of items, corrected for chance: 1 is perfect, 0 is what chance gives, worse
   * is possible.
   *
   * @param labels [n], any numbers
   * @param clusters [n], any numbers
   * @see <a href="https://doi.org/10.1007/BF01908075">Hubert, Arabie (1985), equation 5</a>
   */
  public static double adjustedRandIndex(int[] labels, int[] clusters) {
    Contingency table = Contingency.of(labels, clusters);
    double together = pairs(table.pairs());
    double ofLabels = pairs(table.labels());
    double ofClusters = pairs(table.clusters());
    double expected = ofLabels * ofClusters / Math.max(1, pairs(new int[] {table.n()}));
    double greatest = (ofLabels + ofClusters) / 2;
    return greatest == expected ? 1 : (together - expected) / (greatest - expected);
  }

  /**
   * Accuracy by the best assignment of clusters to classes.
   *
   * @param labels [n], in [0, 10 000)
   * @param clusters [n], in [0, 10 000)
   * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955), The Hungarian method</a>
   */
  public static Matching hungarian(int[] labels, int[] clusters) {
    int n = Contingency.of(labels, clusters).n();
    int[][] confusion = new int[count("clusters", clusters)][count("labels", labels)];
    for (int i = 0; i < n; i++) {
      confusion[clusters[i]][labels[i]]++;
    }
    int[] clusterToClass = Assignment.greatestSum(confusion, confusion[0].length);
    int right = 0;
    for (int c = 0; c < confusion.length; c++) {
      right += clusterToClass[c] < 0 ? 0 : confusion[c][clusterToClass[c]];
    }
    return new Matching((double) right / n, clusterToClass, confusion);
  }

  private static int count(String name, int[] values) {
    int least = Arrays.stream(values).min().orElse(0);
    int greatest = Arrays.stream(values).max().orElse(0);
    if (least < 0 || greatest >= MOST) {
      throw new IllegalArgumentException(
          "%s must be in [0, %d), got %d".formatted(name, MOST, least < 0 ? least : greatest));
    }
    return greatest + 1;
  }

  private static double entropy(int[] counts, double n) {
    double entropy = 0;
    for (int count : counts) {
      entropy -= count / n * Math.log(count / n);
    }
    return entropy;
  }

  private static double pairs(int[] counts) {
    double pairs = 0;
    for (int count : counts) {
      pairs += count * (count - 1.0) / 2;
    }
    return pairs;
  }
}

package iconexplorer.supervisory;

/**
 * What p is computed from; arrays that its row does not ask for may be empty.
 *
 * @param anchors N
 * @param candidates M
 * @param features [N, d], row i is x_i in the space chosen for p
 * @param labels [N], the class of each anchor
 * @param items [N], the item that each anchor is a view of
 * @param graph [N, N], edge weights w_ij ≥ 0
 * @param counts [N, M], how often token j is seen in context i
 */
public record Evidence(
    int anchors,
    int candidates,
    float[] features,
    int[] labels,
    int[] items,
    float[] graph,
    float[] counts) {

  private static final float[] NO_VALUES = {};
  private static final int[] NO_IDS = {};

  /** Points in space. */
  public static Evidence ofFeatures(float[] features, int points) {
    return new Evidence(points, points, features, NO_IDS, NO_IDS, NO_VALUES, NO_VALUES);
  }

  /** Anchors of known classes. */
  public static Evidence ofLabels(int[] labels, int candidates) {
    return new Evidence(labels.length, candidates, NO_VALUES, labels, NO_IDS, NO_VALUES, NO_VALUES);
  }

  /** Views of items. */
  public static Evidence ofItems(int[] items) {
    return new Evidence(items.length, items.length, NO_VALUES, NO_IDS, items, NO_VALUES, NO_VALUES);
  }

  /** d. */
  public int dimension() {
    return features.length / anchors;
  }
}

package iconexplorer.evaluation;

/** How often an item's nearest counterpart in the other modality is the right one. */
public final class Retrieval {

  private Retrieval() {}

  /** Which counterpart is right. */
  @FunctionalInterface
  public interface Match {
    boolean right(int item, int found);
  }

  /**
   * Top-1 accuracy in both directions, averaged; ties go to the lower index.
   *
   * @param a [n, d], row i is item i in one modality
   * @param b [n, d], row i is item i in the other; compared by ‖a − b‖
   * @return in [0, 1]; NaN where n is 0
   */
  public static double topOne(float[] a, float[] b, int n, int d, Match match) {
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += match.right(i, nearest(a, i, b, n, d)) ? 1 : 0;
      right += match.right(i, nearest(b, i, a, n, d)) ? 1 : 0;
    }
    return right / (2.0 * n);
  }

  private static int nearest(float[] from, int i, float[] among, int n, int d) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      float squares = 0;
      for (int k = 0; k < d; k++) {
        float difference = from[i * d + k] - among[j * d + k];
        squares += difference * difference;
      }
      if (squares < least) {
        least = squares;
        nearest = j;
      }
    }
    return nearest;
  }
}

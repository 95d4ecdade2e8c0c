package iconexplorer.evaluation;

/**
 * How often an item's nearest counterpart in the other modality is the right one.
 *
 * @param counterparts of each item of the first modality, the nearest item of the second
 * @param items of each item of the second modality, the nearest item of the first
 */
public record Retrieval(int[] counterparts, int[] items) {

  /** Which counterpart is right. */
  @FunctionalInterface
  public interface Match {
    boolean right(int item, int found);
  }

  /**
   * Looks in both directions; ties go to the lower index.
   *
   * @param a [n, d], row i is item i in the first modality
   * @param b [n, d], row i is item i in the second; compared by ‖a − b‖
   */
  public static Retrieval of(float[] a, float[] b, int n, int d) {
    return new Retrieval(nearest(a, b, n, d), nearest(b, a, n, d));
  }

  /**
   * Looks in both directions for the counterpart that is the likeliest through clusters; ties go to
   * the lower index. With so few clusters many are as likely as each other.
   *
   * @param phi [n, clusters], row i is the distribution of item i in the first modality
   * @param psi [n, clusters], that in the second
   */
  public static Retrieval throughClusters(float[] phi, float[] psi, int clusters) {
    return new Retrieval(likeliest(phi, psi, clusters), likeliest(psi, phi, clusters));
  }

  private static int[] likeliest(float[] from, float[] among, int clusters) {
    ClusterMembers members = ClusterMembers.of(among, clusters);
    int[] found = new int[from.length / clusters];
    for (int i = 0; i < found.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < members.number(); j++) {
        double q = members.q(from, i, j);
        found[i] = q > most ? j : found[i];
        most = Math.max(most, q);
      }
    }
    return found;
  }

  /** Top-1 accuracy of both directions, averaged, in [0, 1]; NaN of no items. */
  public double topOne(Match match) {
    return (topOneOfSecond(match) + topOneOfFirst(match)) / 2;
  }

  /** Top-1 accuracy of the second modality asked for by the first: of captions by images, say. */
  public double topOneOfSecond(Match match) {
    return share(counterparts, match);
  }

  /** Top-1 accuracy of the first modality asked for by the second: of images by captions, say. */
  public double topOneOfFirst(Match match) {
    return share(items, match);
  }

  private static double share(int[] found, Match match) {
    int right = 0;
    for (int i = 0; i < found.length; i++) {
      right += match.right(i, found[i]) ? 1 : 0;
    }
    return (double) right / found.length;
  }

  private static int[] nearest(float[] from, float[] among, int n, int d) {
    int[] found = new int[n];
    for (int i = 0; i < n; i++) {
      found[i] = nearest(from, i, among, n, d);
    }
    return found;
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

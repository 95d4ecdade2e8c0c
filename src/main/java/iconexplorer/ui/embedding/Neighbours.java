package iconexplorer.ui.embedding;

import java.util.Arrays;

/** The nearest other items of one item. */
final class Neighbours {
  private Neighbours() {}

  /**
   * One pass over all rows; ties go to the smaller index.
   *
   * @param rows [n, d], row-major
   * @param d number of columns, at least 1
   * @param item row whose neighbours are asked for
   * @param k how many; fewer where there are fewer others
   * @return indices, nearest first
   */
  static int[] nearest(float[] rows, int d, int item, int k) {
    int n = rows.length / d;
    int wanted = Math.min(k, n - 1);
    int[] items = new int[wanted];
    double[] distances = new double[wanted];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int j = 0; j < n; j++) {
      if (j != item) {
        insert(items, distances, j, squaredDistance(rows, d, item, j));
      }
    }
    return items;
  }

  private static double squaredDistance(float[] rows, int d, int i, int j) {
    float sum = 0;
    for (int k = 0; k < d; k++) {
      float difference = rows[i * d + k] - rows[j * d + k];
      sum += difference * difference;
    }
    return sum;
  }

  private static void insert(int[] items, double[] distances, int item, double distance) {
    int place = items.length;
    while (place > 0 && distance < distances[place - 1]) {
      place--;
    }
    if (place < items.length) {
      System.arraycopy(items, place, items, place + 1, items.length - place - 1);
      System.arraycopy(distances, place, distances, place + 1, items.length - place - 1);
      items[place] = item;
      distances[place] = distance;
    }
  }

  /** How many of these are also among those. */
  static int shared(int[] these, int[] those) {
    int shared = 0;
    for (int item : these) {
      for (int other : those) {
        shared += item == other ? 1 : 0;
      }
    }
    return shared;
  }
}

package iconexplorer.evaluation;

import iconexplorer.data.SquaredDistances;
import java.util.Arrays;

/**
 * How much nearer items are to their own cluster than to the next one.
 *
 * <pre>s = mean over i of (bᵢ − aᵢ) / max(aᵢ, bᵢ)</pre>
 *
 * <p>aᵢ is the mean Euclidean distance to the others of the own cluster, bᵢ the least mean distance
 * to another cluster; an item that is alone counts 0. In [−1, 1]. Of a large data set {@link
 * Subsample#paired} stands for all.
 *
 * @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw (1987)</a>
 */
public final class Silhouette {
  private static final int BLOCK = 32;

  private Silhouette() {}

  /**
   * The mean over all items.
   *
   * @param x [n, d], row i is x_i
   * @param clusters [n], any numbers
   * @return NaN where x is not finite, all items are in one cluster, or each is in its own
   */
  public static double of(float[] x, int d, int[] clusters) {
    if (x.length != (long) clusters.length * d) {
      throw new IllegalArgumentException(
          "there must be %d rows of %d values, got %d values"
              .formatted(clusters.length, d, x.length));
    }
    int[] items = Subsample.paired(clusters.length);
    int[] own = dense(Subsample.values(clusters, items));
    int number = Arrays.stream(own).max().orElse(-1) + 1;
    if (number < 2 || number >= items.length || !Finite.all(x)) {
      return Double.NaN;
    }
    return of(Subsample.rows(x, d, items), d, own, number);
  }

  private static double of(float[] x, int d, int[] own, int number) {
    int n = own.length;
    int[] sizes = new int[number];
    for (int cluster : own) {
      sizes[cluster]++;
    }
    SquaredDistances distances = new SquaredDistances(x, n, d);
    float[] block = new float[BLOCK * n];
    double sum = 0;
    for (int first = 0; first < n; first += BLOCK) {
      int count = Math.min(BLOCK, n - first);
      distances.from(x, first, count, block);
      for (int r = 0; r < count; r++) {
        sum += one(block, r * n, own, own[first + r], sizes);
      }
    }
    return sum / n;
  }

  private static double one(float[] block, int offset, int[] own, int mine, int[] sizes) {
    if (sizes[mine] == 1) {
      return 0;
    }
    double[] sums = new double[sizes.length];
    for (int j = 0; j < own.length; j++) {
      sums[own[j]] += Math.sqrt(block[offset + j]);
    }
    double a = sums[mine] / (sizes[mine] - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sizes.length; c++) {
      b = c == mine ? b : Math.min(b, sums[c] / sizes[c]);
    }
    double greater = Math.max(a, b);
    return greater == 0 ? 0 : (b - a) / greater;
  }

  private static int[] dense(int[] values) {
    int[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    return Arrays.stream(values).map(value -> Arrays.binarySearch(distinct, value)).toArray();
  }
}

package iconexplorer.evaluation;

import iconexplorer.data.Nearest;
import iconexplorer.data.SquaredDistances;
import java.util.Arrays;
import java.util.Random;

/**
 * Whether neighbours in the embedding are neighbours in the data as well.
 *
 * <pre>T = 1 − 2 / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ N_k(i)} max(0, r(i, j) − k)</pre>
 *
 * <p>N_k(i) are the k nearest of i in the embedding, r(i, j) is the rank of j among all others by
 * distance from i in the data, 1 for the nearest. 1 is perfect; about 0.5 is chance.
 *
 * <p>The ranks are computed once, in O(n² (d + log n)), and kept in 2 n² bytes. Beyond 4000 items a
 * sample of 2000, always the same, stands for all, as data set of its own: ranks and neighbours are
 * those within the sample.
 *
 * @see <a href="https://doi.org/10.1007/3-540-44668-0_68">Venna, Kaski (2001), equation 1</a>
 */
public final class Trustworthiness {
  private static final int MOST = 4000;
  private static final int SAMPLE = 2000;
  private static final int BLOCK = 32;

  private final int size;
  private final int n;
  private final int k;

  /** Items that are looked at, ascending. */
  private final int[] items;

  /** [n, n], ranks in the data from 1; 0 on the diagonal. */
  private final short[] ranks;

  /**
   * @param x the data, [n, d], finite
   * @param k neighbours looked at, at least 1; less than half of the items are, where they are few
   */
  public Trustworthiness(float[] x, int n, int d, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    size = n;
    items = n > MOST ? sample(n) : all(n);
    this.n = items.length;
    this.k = Math.min(k, (this.n - 1) / 2);
    ranks = ranks(rows(x, d), this.n, d);
  }

  /**
   * Trustworthiness of an embedding of all items.
   *
   * @param z [n, dz], row i belongs to row i of the data
   * @return in [0, 1]; NaN where z is not finite or there are fewer than three items
   */
  public double of(float[] z, int dz) {
    if (z.length != (long) size * dz) {
      throw new IllegalArgumentException(
          "the embedding must have %d rows of %d values, got %d values"
              .formatted(size, dz, z.length));
    }
    if (k < 1 || !Finite.all(z)) {
      return Double.NaN;
    }
    float[] points = rows(z, dz);
    SquaredDistances distances = new SquaredDistances(points, n, dz);
    Nearest nearest = new Nearest(k);
    float[] block = new float[BLOCK * n];
    long excess = 0;
    for (int first = 0; first < n; first += BLOCK) {
      int count = Math.min(BLOCK, n - first);
      distances.from(points, first, count, block);
      for (int r = 0; r < count; r++) {
        nearest.search(block, r * n, n, first + r);
        excess += excess(nearest, (first + r) * n);
      }
    }
    return 1 - 2.0 * excess / ((double) n * k * (2.0 * n - 3.0 * k - 1));
  }

  private int excess(Nearest nearest, int row) {
    int excess = 0;
    for (int rank = 0; rank < k; rank++) {
      excess += Math.max(0, ranks[row + nearest.index(rank)] - k);
    }
    return excess;
  }

  private float[] rows(float[] x, int d) {
    if (n == size) {
      return x;
    }
    float[] rows = new float[n * d];
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, items[i] * d, rows, i * d, d);
    }
    return rows;
  }

  private static short[] ranks(float[] x, int n, int d) {
    SquaredDistances distances = new SquaredDistances(x, n, d);
    short[] ranks = new short[n * n];
    float[] row = new float[n];
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      distances.from(x, i, 1, row);
      for (int j = 0; j < n; j++) {
        order[j] = (long) Float.floatToIntBits(row[j]) << Integer.SIZE | j;
      }
      order[i] = -1;
      Arrays.sort(order);
      for (int rank = 1; rank < n; rank++) {
        ranks[i * n + (int) order[rank]] = (short) rank;
      }
    }
    return ranks;
  }

  private static int[] all(int n) {
    int[] items = new int[n];
    Arrays.setAll(items, i -> i);
    return items;
  }

  private static int[] sample(int n) {
    return new Random(n).ints(0, n).distinct().limit(SAMPLE).sorted().toArray();
  }
}

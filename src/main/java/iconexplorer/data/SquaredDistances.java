package iconexplorer.data;

import java.util.Arrays;

/**
 * Squared Euclidean distances from any rows to n fixed points, on the calling thread.
 *
 * <pre>d²(a, b) = Σₖ (aₖ − bₖ)²</pre>
 *
 * <p>Summed directly, not as ‖a‖² + ‖b‖² − 2a·b: that is as fast here, equal rows get exactly 0,
 * and d²(a, b) = d²(b, a) to the bit, so that ties are ties. The points are kept column by column
 * in tiles of {@value #TILE}, which the compiler turns into vector instructions and which stay in
 * cache for a block of rows. The order of summation does not depend on n, on the block or on the
 * thread.
 */
public final class SquaredDistances {
  private static final int TILE = 512;

  private final int n;
  private final int d;

  /** [tile][k][j]: feature k of point tile × TILE + j. */
  private final float[][][] tiles;

  /**
   * @param x [n, d], row j is point j; copied
   */
  public SquaredDistances(float[] x, int n, int d) {
    if (n < 1 || d < 1 || x.length < (long) n * d) {
      throw new IllegalArgumentException(
          "n and d must be at least 1 and x must hold n × d values, got %d, %d and %d"
              .formatted(n, d, x.length));
    }
    this.n = n;
    this.d = d;
    tiles = new float[(n + TILE - 1) / TILE][d][];
    for (int t = 0; t < tiles.length; t++) {
      int first = t * TILE;
      int width = Math.min(TILE, n - first);
      for (int k = 0; k < d; k++) {
        float[] column = new float[width];
        for (int j = 0; j < width; j++) {
          column[j] = x[(first + j) * d + k];
        }
        tiles[t][k] = column;
      }
    }
  }

  /** n, the number of fixed points. */
  public int size() {
    return n;
  }

  /**
   * Distances of a block of rows to all points.
   *
   * @param rows [.., d]
   * @param first index of the block's first row
   * @param count rows in the block
   * @param out [count, n], row r holds the distances of row first + r
   */
  public void from(float[] rows, int first, int count, float[] out) {
    float[] sums = new float[TILE];
    for (int t = 0; t < tiles.length; t++) {
      float[][] tile = tiles[t];
      int width = tile[0].length;
      for (int r = 0; r < count; r++) {
        Arrays.fill(sums, 0, width, 0);
        add(rows, (first + r) * d, tile, sums);
        System.arraycopy(sums, 0, out, r * n + t * TILE, width);
      }
    }
  }

  private void add(float[] rows, int offset, float[][] tile, float[] sums) {
    int k = 0;
    for (; k + 3 < d; k += 4) {
      addFour(rows, offset + k, tile[k], tile[k + 1], tile[k + 2], tile[k + 3], sums);
    }
    for (; k < d; k++) {
      addOne(rows[offset + k], tile[k], sums);
    }
  }

  private static void addFour(
      float[] rows, int at, float[] b0, float[] b1, float[] b2, float[] b3, float[] sums) {
    float a0 = rows[at];
    float a1 = rows[at + 1];
    float a2 = rows[at + 2];
    float a3 = rows[at + 3];
    for (int j = 0; j < b0.length; j++) {
      float t0 = a0 - b0[j];
      float t1 = a1 - b1[j];
      float t2 = a2 - b2[j];
      float t3 = a3 - b3[j];
      sums[j] += (t0 * t0 + t1 * t1) + (t2 * t2 + t3 * t3);
    }
  }

  private static void addOne(float a, float[] b, float[] sums) {
    for (int j = 0; j < b.length; j++) {
      float t = a - b[j];
      sums[j] += t * t;
    }
  }
}

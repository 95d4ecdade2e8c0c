package iconexplorer.data;

import java.util.stream.IntStream;

/**
 * The k nearest neighbours of every item, itself left out.
 *
 * @param size n, number of items
 * @param k neighbours of each, in [1, n)
 * @param indices [n, k], row i the neighbours of item i, nearest first, ties to the lower index
 * @param distances [n, k], beside the indices: squared Euclidean or 1 − cos
 */
public record NeighbourGraph(int size, int k, int[] indices, float[] distances) {
  /** Rows that one task works through; small enough to balance, large enough to use the cache. */
  private static final int BLOCK = 32;

  public NeighbourGraph {
    requireNeighbours(k, size);
    if (indices.length != (long) size * k || distances.length != indices.length) {
      throw new IllegalArgumentException(
          "indices and distances must hold n × k = %d values, got %d and %d"
              .formatted((long) size * k, indices.length, distances.length));
    }
  }

  /**
   * Compares all pairs: exact, in O(n² d), on all cores by blocks of rows. The result does not
   * depend on the threads.
   *
   * @param x [n, d], row i is x_i
   * @throws IllegalArgumentException if k is not in [1, n)
   */
  public static NeighbourGraph exact(float[] x, int n, int d, int k, Metric metric) {
    requireNeighbours(k, n);
    if ((long) n * k > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "n × k must be below 2^31, got %d × %d; choose a smaller k".formatted(n, k));
    }
    float[] points = metric == Metric.COSINE ? unitRows(x, n, d) : x;
    SquaredDistances distances = new SquaredDistances(points, n, d);
    boolean[] zero = metric == Metric.COSINE ? zeroRows(points, n, d) : new boolean[0];
    NeighbourGraph graph = new NeighbourGraph(n, k, new int[n * k], new float[n * k]);
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> graph.fill(block * BLOCK, points, distances, zero));
    return graph;
  }

  /** Index of the neighbour of item i at this rank, 0 is the nearest. */
  public int neighbour(int i, int rank) {
    return indices[i * k + rank];
  }

  /** Distance of item i to its neighbour at this rank. */
  public float distance(int i, int rank) {
    return distances[i * k + rank];
  }

  private void fill(int first, float[] points, SquaredDistances all, boolean[] zero) {
    int rows = Math.min(BLOCK, size - first);
    float[] block = new float[rows * size];
    all.from(points, first, rows, block);
    if (zero.length > 0) {
      fromSquaredToCosine(block, first, zero);
    }
    Nearest nearest = new Nearest(k);
    for (int r = 0; r < rows; r++) {
      int i = first + r;
      nearest.search(block, r * size, size, i);
      for (int rank = 0; rank < k; rank++) {
        indices[i * k + rank] = nearest.index(rank);
        distances[i * k + rank] = nearest.distance(rank);
      }
    }
  }

  /** For unit vectors ‖a − b‖² = 2 (1 − cos(a, b)). */
  private static void fromSquaredToCosine(float[] block, int first, boolean[] zero) {
    int n = zero.length;
    for (int at = 0; at < block.length; at++) {
      boolean undirected = zero[first + at / n] || zero[at % n];
      block[at] = undirected ? 1 : block[at] / 2;
    }
  }

  private static float[] unitRows(float[] x, int n, int d) {
    float[] unit = new float[n * d];
    for (int start = 0; start < n * d; start += d) {
      double squares = 0;
      for (int k = start; k < start + d; k++) {
        squares += (double) x[k] * x[k];
      }
      double length = squares > 0 ? Math.sqrt(squares) : 1;
      for (int k = start; k < start + d; k++) {
        unit[k] = (float) (x[k] / length);
      }
    }
    return unit;
  }

  private static boolean[] zeroRows(float[] x, int n, int d) {
    boolean[] zero = new boolean[n];
    for (int i = 0; i < n; i++) {
      boolean all = true;
      for (int k = i * d; k < (i + 1) * d && all; k++) {
        all = x[k] == 0;
      }
      zero[i] = all;
    }
    return zero;
  }

  private static void requireNeighbours(int k, int n) {
    if (k < 1 || k >= n) {
      throw new IllegalArgumentException("k must be in [1, n = %d), got %d".formatted(n, k));
    }
  }
}

package iconexplorer.data;

import java.util.Arrays;

/**
 * The k nearest neighbours of every item, itself left out.
 *
 * @param size n, number of items
 * @param k neighbours of each, in [1, n)
 * @param indices [n, k], row i the neighbours of item i, nearest first, ties to the lower index
 * @param distances [n, k], beside the indices: squared Euclidean or 1 − cos
 */
public record NeighbourGraph(int size, int k, int[] indices, float[] distances) {
  public NeighbourGraph {
    requireNeighbours(k, size);
    if (indices.length != (long) size * k || distances.length != indices.length) {
      throw new IllegalArgumentException(
          "indices and distances must hold n × k = %d values, got %d and %d"
              .formatted((long) size * k, indices.length, distances.length));
    }
  }

  /**
   * Compares all pairs: exact, in O(n² d). Only the compute thread calls it.
   *
   * @param x [n, d], row i is x_i
   * @throws IllegalArgumentException if k is not in [1, n)
   * @see NeighbourSearch for progress, cancelling and many items
   */
  public static NeighbourGraph exact(float[] x, int n, int d, int k, Metric metric) {
    return new NeighbourSearch.Exact().search(x, n, d, k, metric, Checkpoint.NONE);
  }

  /** Room for the neighbours of n items. */
  static NeighbourGraph unfilled(int n, int k) {
    requireNeighbours(k, n);
    if ((long) n * k > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "n × k must be below 2^31, got %d × %d; choose a smaller k".formatted(n, k));
    }
    return new NeighbourGraph(n, k, new int[n * k], new float[n * k]);
  }

  /** Index of the neighbour of item i at this rank, 0 is the nearest. */
  public int neighbour(int i, int rank) {
    return indices[i * k + rank];
  }

  /** Distance of item i to its neighbour at this rank. */
  public float distance(int i, int rank) {
    return distances[i * k + rank];
  }

  /**
   * Measures an approximate graph against exact search from some of the items. Only the compute
   * thread calls it.
   *
   * @param x [n, d], what the graph was made from
   * @param metric that it was made with
   * @param sample items to look at, spread evenly, in [1, n]
   * @return the share of their k nearest that the graph holds, in [0, 1]; of equally near items any
   *     counts
   */
  public double recall(float[] x, int d, Metric metric, int sample) {
    if (sample < 1 || sample > size) {
      throw new IllegalArgumentException(
          "sample must be in [1, n = %d], got %d".formatted(size, sample));
    }
    int[] items = new int[sample];
    Arrays.setAll(items, s -> (int) ((long) size * s / sample));
    float[] exact = new float[sample * k];
    PointRows points = new PointRows(x, size, d, metric);
    try (TileSearch search = TileSearch.exact(points, k)) {
      search.search(items, k, new int[sample * k], exact, Checkpoint.NONE);
    }
    long found = 0;
    for (int s = 0; s < sample; s++) {
      for (int rank = 0; rank < k; rank++) {
        found +=
            points.distance(items[s], neighbour(items[s], rank)) <= exact[s * k + k - 1] ? 1 : 0;
      }
    }
    return (double) found / ((long) sample * k);
  }

  private static void requireNeighbours(int k, int n) {
    if (k < 1 || k >= n) {
      throw new IllegalArgumentException("k must be in [1, n = %d), got %d".formatted(n, k));
    }
  }
}

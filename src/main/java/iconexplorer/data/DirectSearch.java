package iconexplorer.data;

import iconexplorer.matrix.Team;

/** The nearest neighbours of all points from all distances, a block of rows at a time. */
final class DirectSearch {

  /** Rows of one thread's buffer; small enough to stay in cache. */
  private static final int BLOCK = 32;

  /** Rows after which a cancel is heard. */
  private static final int STRETCH = 512;

  private final PointRows points;
  private final SquaredDistances squared;

  DirectSearch(PointRows points) {
    this.points = points;
    squared = new SquaredDistances(points.rows(), points.size(), points.dimension());
  }

  /** Finds the neighbours of all points, ties to the lower index. */
  void fill(NeighbourGraph graph, Checkpoint checkpoint) {
    int n = points.size();
    for (int first = 0; first < n; first += STRETCH) {
      checkpoint.reached((double) first / n);
      int start = first;
      Team.shared()
          .forBlocks(
              Math.min(STRETCH, n - first),
              (from, to, part) -> fill(graph, start + from, start + to));
    }
    checkpoint.reached(1);
  }

  private void fill(NeighbourGraph graph, int from, int to) {
    int n = points.size();
    int k = graph.k();
    Nearest nearest = new Nearest(k);
    float[] block = new float[BLOCK * n];
    for (int first = from; first < to; first += BLOCK) {
      int rows = Math.min(BLOCK, to - first);
      squared.from(points.rows(), first, rows, block);
      for (int r = 0; r < rows; r++) {
        int i = first + r;
        if (points.metric() == Metric.COSINE) {
          toCosine(block, r * n, i);
        }
        nearest.search(block, r * n, n, i);
        for (int rank = 0; rank < k; rank++) {
          graph.indices()[i * k + rank] = nearest.index(rank);
          graph.distances()[i * k + rank] = nearest.distance(rank);
        }
      }
    }
  }

  /** For unit vectors ‖a − b‖² = 2 (1 − cos(a, b)). */
  private void toCosine(float[] block, int offset, int i) {
    boolean zero = points.isZero(i);
    for (int j = 0; j < points.size(); j++) {
      block[offset + j] = zero || points.isZero(j) ? 1 : block[offset + j] / 2;
    }
  }
}

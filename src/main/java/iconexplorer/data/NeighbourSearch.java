package iconexplorer.data;

import java.util.stream.IntStream;

/**
 * How the nearest neighbours of all points are found. Only the compute thread calls it; the work is
 * shared by the team.
 */
public sealed interface NeighbourSearch {

  /** The most points that are compared exactly. */
  int EXACT_LIMIT = 20_000;

  /**
   * Exact up to {@value #EXACT_LIMIT} points, approximate beyond.
   *
   * @param n number of points
   * @param seed of the approximation
   */
  static NeighbourSearch of(int n, long seed) {
    return n <= EXACT_LIMIT ? new Exact() : new Approximate(seed);
  }

  /**
   * @param x [n, d], row i is x_i, all finite
   * @param k neighbours of each, in [1, n)
   * @return the same to the bit for the same arguments, whatever the threads do
   * @throws IllegalArgumentException if k is not in [1, n), x is too short or not finite
   * @throws java.util.concurrent.CancellationException if cancelled; nothing is held any more
   */
  NeighbourGraph search(float[] x, int n, int d, int k, Metric metric, Checkpoint checkpoint);

  /** Compares all pairs, in O(n² d); ties go to the lower index. */
  record Exact() implements NeighbourSearch {

    /** n² d up to which products gain less than their code takes to be compiled. */
    private static final double DIRECT_LIMIT = 5e8;

    @Override
    public NeighbourGraph search(
        float[] x, int n, int d, int k, Metric metric, Checkpoint checkpoint) {
      checkpoint.reached(0);
      NeighbourGraph graph = NeighbourGraph.unfilled(n, k);
      PointRows points = new PointRows(x, n, d, metric);
      if ((double) n * n * d <= DIRECT_LIMIT) {
        new DirectSearch(points).fill(graph, checkpoint);
        return graph;
      }
      int[] all = IntStream.range(0, n).toArray();
      try (TileSearch search = TileSearch.exact(points, k)) {
        search.search(all, k, graph.indices(), graph.distances(), checkpoint);
      }
      return graph;
    }
  }

  /**
   * Compares all pairs along {@value #AXES} principal axes, and of each point's {@value #KEPT} k
   * nearest there takes the k nearest in x. Of MNIST's 70 000 images, with k = 90, it finds 99.7 %
   * in a ninth of the multiplications of the exact search; {@link NeighbourGraph#recall} measures
   * others. With d up to {@value #AXES} it is exact.
   *
   * <p><b>Decision: no index.</b> On those images hnswlib's HNSW (M = 16, ef = 110) was not done
   * after five times this one's processor time (on 10 000 of them it found 99.3 %, this one 99.9
   * %), and with several threads inserting it gives another graph every time; the same seed must
   * give the same curve. The cost stays quadratic: far larger sets would want an index.
   *
   * @param seed of the axes
   */
  record Approximate(long seed) implements NeighbourSearch {
    private static final int AXES = 80;
    private static final int KEPT = 2;

    @Override
    public NeighbourGraph search(
        float[] x, int n, int d, int k, Metric metric, Checkpoint checkpoint) {
      if (d <= AXES) {
        return new Exact().search(x, n, d, k, metric, checkpoint);
      }
      checkpoint.reached(0);
      NeighbourGraph graph = NeighbourGraph.unfilled(n, k);
      PointRows points = new PointRows(x, n, d, metric);
      int[] all = IntStream.range(0, n).toArray();
      int kept = (int) Math.min(n - 1, (long) KEPT * k);
      try (PrincipalAxes axes = new PrincipalAxes(points, AXES, seed, checkpoint.part(0, 0.05));
          TileSearch search =
              new TileSearch(points, axes.coordinates(checkpoint.part(0.05, 0.1)), kept, true)) {
        search.search(all, k, graph.indices(), graph.distances(), checkpoint.part(0.1, 1));
      }
      return graph;
    }
  }
}

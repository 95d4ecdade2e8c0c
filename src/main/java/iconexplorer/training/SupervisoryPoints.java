package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.Metric;
import iconexplorer.data.Modality;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.data.NeighbourSearch;
import iconexplorer.data.Relations;
import iconexplorer.supervisory.GraphWeights;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SpectralEmbedding;

/**
 * The points that p compares.
 *
 * @param features [n, d], row i is x_i in the space chosen for p
 * @param size n
 * @param dimension d
 */
record SupervisoryPoints(float[] features, int size, int dimension) {

  /** The neighbour whose distance is an automatic width. */
  private static final int TYPICAL_NEIGHBOUR = 10;

  /** Neighbours of an item in a graph that is made from the points. */
  private static final int GRAPH_NEIGHBOURS = 10;

  /**
   * Every item of a data set, in the space of a plan. Companion features are compared by cosine:
   * they become directions, between which ‖x − y‖² = 2 − 2 cos.
   *
   * @throws IllegalArgumentException where the data set has no such features
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static SupervisoryPoints of(
      TrainingSpec spec, Dataset data, SupervisionCache cache, Checkpoint checkpoint) {
    SupervisoryPoints input = new SupervisoryPoints(data.features(), data.size(), data.dimension());
    return switch (spec.space()) {
      case INPUT -> input;
      case SPECTRAL -> input.spectral(spec, data.relations(), cache, checkpoint);
      case COMPANION -> {
        Modality companion =
            data.relations()
                .modality()
                .orElseThrow(() ->
                    new IllegalArgumentException(data.title() + " has no companion features"));
        yield new SupervisoryPoints(
            Directions.of(companion.features(), companion.dimension()),
            data.size(),
            companion.dimension());
      }
    };
  }

  /** As eigenvectors of their graph, one for each dimension of a plan. */
  SupervisoryPoints spectral(
      TrainingSpec spec, Relations relations, SupervisionCache cache, Checkpoint checkpoint) {
    int eigenvectors = Math.min(spec.dimension(), size);
    SparseRows graph = graph(relations, spec.seed(), cache, checkpoint.part(0, 0.5));
    return new SupervisoryPoints(
        SpectralEmbedding.of(graph, eigenvectors, spec.seed(), checkpoint.part(0.5, 1)),
        size,
        eigenvectors);
  }

  /**
   * The graph that the items come with, or a heat kernel on their near neighbours.
   *
   * @param relations of the items
   * @return w, symmetric
   */
  SparseRows graph(Relations relations, long seed, SupervisionCache cache, Checkpoint checkpoint) {
    return relations
        .graph()
        .map(GraphWeights::of)
        .orElseGet(() ->
            cache.graph(
                features,
                seed,
                () -> GraphWeights.heatKernel(nearest(GRAPH_NEIGHBOURS, seed, checkpoint))));
  }

  /** The k nearest of each, or all others where there are fewer. */
  private NeighbourGraph nearest(int k, long seed, Checkpoint checkpoint) {
    return NeighbourSearch.of(size, seed)
        .search(features, size, dimension, Math.min(k, size - 1), Metric.EUCLIDEAN, checkpoint);
  }

  /** The points of these items, in this order; this, where they are all items. */
  SupervisoryPoints subset(int... items) {
    if (items.length == size) {
      return this;
    }
    float[] rows = new float[items.length * dimension];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(features, items[i] * dimension, rows, i * dimension, dimension);
    }
    return new SupervisoryPoints(rows, items.length, dimension);
  }

  /**
   * σ of a Gaussian as wide as a neighbourhood: the root of the mean squared distance to the tenth
   * neighbour.
   */
  double typicalWidth(long seed, Checkpoint checkpoint) {
    NeighbourGraph graph = nearest(TYPICAL_NEIGHBOUR, seed, checkpoint);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += graph.distance(i, graph.k() - 1);
    }
    return Math.sqrt(Math.max(sum / size, Float.MIN_NORMAL));
  }
}

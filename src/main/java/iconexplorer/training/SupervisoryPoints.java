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
   */
  static SupervisoryPoints of(TrainingSpec spec, Dataset data) {
    SupervisoryPoints input = new SupervisoryPoints(data.features(), data.size(), data.dimension());
    return switch (spec.space()) {
      case INPUT -> input;
      case SPECTRAL -> {
        int eigenvectors = Math.min(spec.dimension(), data.size());
        SparseRows graph = input.graph(data.relations(), spec.seed(), Checkpoint.NONE);
        yield new SupervisoryPoints(
            SpectralEmbedding.of(graph, eigenvectors, spec.seed()), data.size(), eigenvectors);
      }
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

  /**
   * The graph that the items come with, or a heat kernel on their near neighbours.
   *
   * @param relations of the items
   * @return w, symmetric
   */
  SparseRows graph(Relations relations, long seed, Checkpoint checkpoint) {
    int k = Math.min(GRAPH_NEIGHBOURS, size - 1);
    return relations
        .graph()
        .map(GraphWeights::of)
        .orElseGet(() ->
            GraphWeights.heatKernel(
                NeighbourSearch.of(size, seed)
                    .search(features, size, dimension, k, Metric.EUCLIDEAN, checkpoint)));
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
  double typicalWidth(long seed) {
    int k = Math.min(TYPICAL_NEIGHBOUR, size - 1);
    NeighbourGraph graph =
        NeighbourSearch.of(size, seed)
            .search(features, size, dimension, k, Metric.EUCLIDEAN, Checkpoint.NONE);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += graph.distance(i, k - 1);
    }
    return Math.sqrt(Math.max(sum / size, Float.MIN_NORMAL));
  }
}

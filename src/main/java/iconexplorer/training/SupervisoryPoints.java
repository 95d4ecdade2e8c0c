package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.Metric;
import iconexplorer.data.Modality;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.data.NeighbourSearch;
import iconexplorer.data.Relations;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.divergence.ReverseKullbackLeibler;
import iconexplorer.learned.Clusters;
import iconexplorer.method.Recipe;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphWeights;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SpectralEmbedding;
import iconexplorer.supervisory.StudentTNeighbours;

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

  /** How far a typical neighbour is, in widths γ of a Student-t p: nearer than most others. */
  private static final double NEIGHBOUR_IN_WIDTHS = 3;

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
   * The equation of a plan, its p with a width found among these points where it asks for that.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Equation fitted(TrainingSpec spec, Checkpoint checkpoint) {
    Equation equation = spec.equation();
    if (equation.p() instanceof GaussianNeighbours(Bandwidth.Sigma(double sigma))
        && sigma == Recipe.AUTOMATIC_SIGMA) {
      double width =
          asksHowUnlikely(equation) ? widthAboveFloor() : typicalWidth(spec.seed(), checkpoint);
      return equation.withP(new GaussianNeighbours(new Bandwidth.Sigma(width)));
    }
    if (equation.p() instanceof StudentTNeighbours(double nu, double gamma)
        && gamma == Recipe.AUTOMATIC_SIGMA) {
      double width = typicalWidth(spec.seed(), checkpoint) / NEIGHBOUR_IN_WIDTHS;
      return equation.withP(new StudentTNeighbours(nu, width));
    }
    return equation;
  }

  /** Whether pairs count by log p, which is floored, wherever clusters put them together. */
  private static boolean asksHowUnlikely(Equation equation) {
    return equation.q() instanceof Clusters
        && (equation.comparison() instanceof ReverseCrossEntropy
            || equation.comparison() instanceof ReverseKullbackLeibler);
  }

  /**
   * σ of a Gaussian for which no pair of points is too far apart: p_ij ≥ exp(−d_ij/2σ²)/n stays
   * above the floor of log p for d as large as the points allow. The sum of squared distances
   * within clusters is the same for every σ, but for its scale.
   */
  private double widthAboveFloor() {
    double[] mean = new double[dimension];
    for (int at = 0; at < features.length; at++) {
      mean[at % dimension] += features[at] / size;
    }
    double radius = 0;
    for (int i = 0; i < size; i++) {
      double square = 0;
      for (int k = 0; k < dimension; k++) {
        double difference = features[i * dimension + k] - mean[k];
        square += difference * difference;
      }
      radius = Math.max(radius, square);
    }
    double room = Math.max(-Math.log(Divergence.FLOOR) - Math.log(size) - 1, 1);
    return Math.sqrt(Math.max(4 * radius / (2 * room), Float.MIN_NORMAL));
  }

  /**
   * σ of a Gaussian as wide as a neighbourhood: the root of the mean squared distance to the tenth
   * neighbour.
   */
  private double typicalWidth(long seed, Checkpoint checkpoint) {
    NeighbourGraph graph = nearest(TYPICAL_NEIGHBOUR, seed, checkpoint);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += graph.distance(i, graph.k() - 1);
    }
    return Math.sqrt(Math.max(sum / size, Float.MIN_NORMAL));
  }
}

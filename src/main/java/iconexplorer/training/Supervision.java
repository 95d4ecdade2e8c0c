package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Metric;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.data.NeighbourSearch;
import iconexplorer.data.Relations;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.GraphWeights;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;

/**
 * p̃ of the current batch. What lies between points is found once over all of them and cut out for
 * a batch; what lies in labels and views is written down for each batch.
 */
sealed interface Supervision extends Companions, AutoCloseable
    permits WholeSupervision, FewSupervision {

  /** Items up to which p between points is compared pair by pair, none left out. */
  int MOST_WHOLE_ITEMS = 4096;

  /** Another α, from the next batch on. */
  void alpha(double alpha);

  /**
   * Makes p̃ true for this batch.
   *
   * @param items [N], row r is a view of this item
   * @return whether it changed
   */
  boolean refresh(int[] items);

  /** Tells an objective p̃ of the last refreshed batch. */
  void teach(Objective objective);

  /**
   * p̃(·|i) of the last refreshed batch.
   *
   * @param row at least M long
   */
  void copyRowTo(int i, float[] row);

  @Override
  void close();

  /**
   * What p is made from.
   *
   * @param p the row of the table
   * @param modifiers of it
   * @param support who may pick whom
   * @param features [n, d], the items that train, in the space chosen for p
   * @param items n
   * @param relations of the items that train
   * @param labels [n], may be empty
   * @param classes how many labels there may be
   * @param rows N of a batch
   * @param candidates M of a batch
   * @param fullBatch whether every batch is all items in order
   * @param seed of searches that are not exact
   */
  record Source(
      SupervisoryDistribution p,
      Modifiers modifiers,
      Support support,
      float[] features,
      int items,
      Relations relations,
      int[] labels,
      int classes,
      int rows,
      int candidates,
      boolean fullBatch,
      long seed) {

    /** d. */
    int dimension() {
      return features.length / items;
    }
  }

  /**
   * Finds what lies between points, or takes it from the cache.
   *
   * @param checkpoint hears how far the search is, and ends it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static Supervision of(
      Source source, SupervisionCache cache, SupervisionCache.Key key, Checkpoint checkpoint) {
    return isWhole(source)
        ? new WholeSupervision(source, cache, key, checkpoint)
        : new FewSupervision(source, cache, key, checkpoint);
  }

  /** The k nearest of each item that trains. */
  static NeighbourGraph nearest(Source source, int k, Checkpoint checkpoint) {
    return NeighbourSearch.of(source.items(), source.seed())
        .search(
            source.features(), source.items(), source.dimension(), k, Metric.EUCLIDEAN, checkpoint);
  }

  /**
   * The graph that the items come with, or a heat kernel on their near neighbours.
   *
   * @return w, symmetric
   */
  static SparseRows graph(Source source, SupervisionCache cache, Checkpoint checkpoint) {
    return new SupervisoryPoints(source.features(), source.items(), source.dimension())
        .graph(source.relations(), source.seed(), cache, checkpoint);
  }

  /**
   * What each candidate counts by, where q asks for degrees; else empty.
   *
   * @return [n], d_i of the graph of all items that train
   */
  static float[] degrees(
      Source source, LearnedDistribution q, SupervisionCache cache, Checkpoint checkpoint) {
    return q instanceof Clusters clusters && clusters.degreeWeighted()
        ? GraphWeights.degrees(graph(source, cache, checkpoint))
        : new float[0];
  }

  private static boolean isWhole(Source source) {
    return switch (source.p()) {
      case GaussianNeighbours gaussian ->
          source.items() <= MOST_WHOLE_ITEMS || comparesAllPairs(gaussian);
      case StudentTNeighbours studentT -> true;
      case CrossModalPairs pairs -> false;
      case GraphKernel graph -> false;
      case ContextTokenPairs pairs -> false;
      case Identity identity -> false;
      case UniformNeighbours neighbours -> false;
      case PositivePairs pairs -> false;
      case SameClass same -> false;
      case DataLabelPairs pairs -> false;
    };
  }

  /** Whether no pair of points is far enough apart to be left out of p. */
  static boolean comparesAllPairs(SupervisoryDistribution p) {
    return p instanceof StudentTNeighbours
        || p instanceof GaussianNeighbours(Bandwidth.Sigma sigma);
  }
}

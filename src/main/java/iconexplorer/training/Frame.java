package iconexplorer.training;

import java.util.Optional;

/**
 * A copy of the embedding for the picture; nobody writes to its arrays again. While a run trains on
 * many items with a slow encoder, some points are where an earlier step had put them; of a run that
 * stands still all are where they belong.
 *
 * @param run which run
 * @param step updates done
 * @param n number of points; point i is item i of the data set
 * @param xy [n, 2], row i is where item i is drawn
 * @param clusters [n], the cluster of item i; empty where the cell has none
 * @param confidence [n], the largest cluster probability of item i; empty where the cell has none
 * @param projection how the picture came from the embedding
 * @param prototypes [classes, 2], the prototypes in the same projection; empty where the cell has
 *     none
 * @param watched p and q of the watched point; empty where no batch had it yet
 * @param embedding [n, d], row i is z_i as it is compared: its direction where q compares cosines,
 *     φ(x_i) where q is clusters; the picture itself where d = 2
 */
public record Frame(
    long run,
    int step,
    int n,
    float[] xy,
    int[] clusters,
    float[] confidence,
    Projection projection,
    float[] prototypes,
    Optional<Neighbourhood> watched,
    float[] embedding) {

  /** A frame of an embedding in two dimensions, drawn as it is. */
  public Frame(
      long run,
      int step,
      int n,
      float[] xy,
      int[] clusters,
      float[] confidence,
      Projection projection,
      float[] prototypes,
      Optional<Neighbourhood> watched) {
    this(run, step, n, xy, clusters, confidence, projection, prototypes, watched, xy);
  }

  /** How many prototypes are drawn, 0 where q has none. */
  public int prototypeCount() {
    return prototypes.length / 2;
  }

  /** The same picture without the embedding that it came from. */
  Frame withoutEmbedding() {
    return new Frame(
        run, step, n, xy, clusters, confidence, projection, prototypes, Optional.empty());
  }

  /**
   * The picture of an embedding of no run, turned as its principal axes are.
   *
   * @param directions whether lengths mean nothing
   */
  public static Frame still(Laboratory.Embedding embedding, boolean directions) {
    return FrameMaker.still(embedding, directions);
  }

  /** How two coordinates came from d. */
  public sealed interface Projection {
    /** d = 2, drawn as it is. */
    record Raw() implements Projection {}

    /**
     * Two principal components, fitted to this embedding and turned to the picture before.
     *
     * @param explained share of the variance in the picture, in [0, 1]
     */
    record PrincipalComponents(double explained) implements Projection {}

    /** Cluster c at the corner c of a regular polygon, a point at the mean of its φ. */
    record ClusterStar(int corners) implements Projection {}
  }

  /**
   * p̃(·|i) and q(·|i) of one anchor in the last batch that had it, candidates by descending p̃;
   * where p̃ is the same, q plays no part in the order.
   *
   * @param anchor item i
   * @param candidates item ids (class ids where candidates are prototypes)
   * @param p p̃(j|i), same order
   * @param q q(j|i), same order
   * @param kl Σ p̃ log(p̃/q) of this row, in nats
   * @param underP ids of the most probable under p̃, largest first; only those above the value that
   *     p̃ has at least everywhere
   * @param underQ ids of the most probable under q, largest first
   */
  public record Neighbourhood(
      int anchor, int[] candidates, float[] p, float[] q, double kl, int[] underP, int[] underQ) {

    /** Of candidates that are all there are. */
    public Neighbourhood(int anchor, int[] candidates, float[] p, float[] q, double kl) {
      this(
          anchor,
          candidates,
          p,
          q,
          kl,
          Neighbourhoods.underP(candidates, p),
          Neighbourhoods.underQ(candidates, q));
    }
  }
}

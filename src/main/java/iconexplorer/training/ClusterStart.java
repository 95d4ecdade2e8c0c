package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.SquaredDistances;
import iconexplorer.evaluation.KMeans;

/**
 * Where logits of clusters start that are to be close together: by the squared distance to the
 * centres of the best of several runs of Lloyd's algorithm from k-means++ seeds, as scikit-learn's
 * {@code n_init} chooses it without a label. From the seeds themselves the soft descent ends in any
 * of Lloyd's local minima, on digits up to 4 % above the least.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur &amp; Vassilvitskii,
 *     k-means++, 2007, §2.2</a>
 */
final class ClusterStart {

  private static final int RUNS = 10;

  /** Logit lost by an item at the mean distance of items to their nearest centre. */
  private static final double SHARPNESS = 2;

  /** No item starts surer than by this logit. */
  private static final double FARTHEST = 8;

  private ClusterStart() {}

  /**
   * @return [n, clusters], in [−{@value #FARTHEST}, 0]; clusters beyond the number of items start
   *     empty
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] of(SupervisoryPoints points, int clusters, long seed, Checkpoint checkpoint) {
    int n = points.size();
    int d = points.dimension();
    int used = Math.min(clusters, n);
    KMeans.Result best = KMeans.run(points.features(), n, d, used, seed, RUNS, checkpoint);
    float[] distances = new float[used * n];
    new SquaredDistances(points.features(), n, d).from(best.centres(), 0, used, distances);
    return logits(distances, n, clusters);
  }

  /**
   * @param distances [used, n], squared distances to the centres
   */
  private static float[] logits(float[] distances, int n, int clusters) {
    int used = distances.length / n;
    float[] nearest = nearest(distances, n);
    double typical = 0;
    for (float distance : nearest) {
      typical += distance / n;
    }
    double scale = SHARPNESS / Math.max(typical, Float.MIN_NORMAL);
    float[] logits = new float[n * clusters];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < clusters; c++) {
        double logit = c < used ? scale * (nearest[i] - distances[c * n + i]) : -FARTHEST;
        logits[i * clusters + c] = (float) Math.max(logit, -FARTHEST);
      }
    }
    return logits;
  }

  private static float[] nearest(float[] distances, int n) {
    float[] nearest = new float[n];
    for (int i = 0; i < n; i++) {
      nearest[i] = Float.POSITIVE_INFINITY;
      for (int at = i; at < distances.length; at += n) {
        nearest[i] = Math.min(nearest[i], distances[at]);
      }
    }
    return nearest;
  }
}

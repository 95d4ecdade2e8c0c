package iconexplorer.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where logits of clusters start that are to be close together: by the squared distance to one item
 * for each cluster, drawn as k-means++ draws them; of several draws the one that leaves items
 * nearest to one.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur &amp; Vassilvitskii,
 *     k-means++, 2007, §2.2</a>
 */
final class ClusterStart {

  private static final int DRAWS = 10;

  /** Logit lost by an item at the mean distance of items to their nearest centre. */
  private static final double SHARPNESS = 2;

  /** No item starts surer than by this logit. */
  private static final double FARTHEST = 8;

  private final SupervisoryPoints points;
  private final SplittableRandom random;
  private final double[] nearest;

  private ClusterStart(SupervisoryPoints points, long seed) {
    this.points = points;
    random = new SplittableRandom(seed);
    nearest = new double[points.size()];
  }

  /**
   * @return [n, clusters]
   */
  static float[] of(SupervisoryPoints points, int clusters, long seed) {
    ClusterStart start = new ClusterStart(points, seed);
    double[][] best = start.seeding(clusters);
    double least = start.total();
    for (int draw = 1; draw < DRAWS; draw++) {
      double[][] other = start.seeding(clusters);
      if (start.total() < least) {
        least = start.total();
        best = other;
      }
    }
    return logits(best, least / points.size());
  }

  /** Squared distances of items to their nearest centre, in all. */
  private double total() {
    return Arrays.stream(nearest).sum();
  }

  /**
   * @return [clusters, n], squared distances to the centres
   */
  private double[][] seeding(int clusters) {
    int n = points.size();
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double[][] distances = new double[clusters][];
    int trials = 2 + (int) Math.log(clusters);
    for (int c = 0; c < clusters; c++) {
      distances[c] = c == 0 ? distancesTo(random.nextInt(n)) : best(trials);
      for (int i = 0; i < n; i++) {
        nearest[i] = Math.min(nearest[i], distances[c][i]);
      }
    }
    return distances;
  }

  /**
   * @return [n, clusters], in [−{@value #FARTHEST}, 0]
   */
  private static float[] logits(double[][] distances, double typical) {
    int clusters = distances.length;
    int n = distances[0].length;
    double scale = SHARPNESS / Math.max(typical, Float.MIN_NORMAL);
    float[] logits = new float[n * clusters];
    for (int i = 0; i < n; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (double[] toCentre : distances) {
        nearest = Math.min(nearest, toCentre[i]);
      }
      for (int c = 0; c < clusters; c++) {
        double logit = scale * (nearest - distances[c][i]);
        logits[i * clusters + c] = (float) Math.max(logit, -FARTHEST);
      }
    }
    return logits;
  }

  /** Of several draws the one that leaves items nearest to a centre. */
  private double[] best(int trials) {
    double[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int trial = 0; trial < trials; trial++) {
      double[] distances = distancesTo(draw());
      double sum = 0;
      for (int i = 0; i < distances.length; i++) {
        sum += Math.min(nearest[i], distances[i]);
      }
      if (sum < least) {
        least = sum;
        best = distances;
      }
    }
    return best;
  }

  /** An item, the likelier the farther it is from all centres. */
  private int draw() {
    double left = random.nextDouble() * Arrays.stream(nearest).sum();
    int item = 0;
    while (item < nearest.length - 1 && left >= nearest[item]) {
      left -= nearest[item];
      item++;
    }
    return item;
  }

  private double[] distancesTo(int centre) {
    int d = points.dimension();
    float[] x = points.features();
    double[] distances = new double[points.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int k = 0; k < d; k++) {
        double difference = x[i * d + k] - x[centre * d + k];
        distances[i] += difference * difference;
      }
    }
    return distances;
  }
}

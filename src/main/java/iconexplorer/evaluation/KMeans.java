package iconexplorer.evaluation;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.SquaredDistances;
import java.util.Arrays;
import java.util.Random;

/**
 * Lloyd's algorithm from k-means++ seeds, the best of several starts.
 *
 * <p>Not commons-math's: its points are objects with a {@code double[]} each, made anew at every
 * start, and distances are computed one by one; here the distances of all points to a centre are
 * one vectorised pass over a {@code float[]}.
 *
 * @see <a href="https://doi.org/10.1109/TIT.1982.1056489">Lloyd (1982)</a>
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur, Vassilvitskii (2007),
 *     k-means++</a>
 */
public final class KMeans {
  private static final int MOST_ITERATIONS = 300;

  private final float[] z;
  private final int n;
  private final int d;
  private final int clusters;
  private final SquaredDistances points;

  /** [clusters, n], squared distances of all points to each centre. */
  private final float[] distances;

  private final float[] centres;
  private final int[] assignment;

  /** [n], squared distance of each point to its centre. */
  private final float[] nearest;

  /**
   * What was found.
   *
   * @param assignment [n], cluster of each row, in [0, clusters)
   * @param centres [clusters, d], mean of the rows of each cluster
   * @param inertia sum of squared distances of the rows to their centres; NaN if z is not finite
   */
  public record Result(int[] assignment, float[] centres, double inertia) {}

  private KMeans(float[] z, int n, int d, int clusters) {
    this.z = z;
    this.n = n;
    this.d = d;
    this.clusters = clusters;
    points = new SquaredDistances(z, n, d);
    distances = new float[clusters * n];
    centres = new float[clusters * d];
    assignment = new int[n];
    nearest = new float[n];
  }

  /**
   * Finds clusters.
   *
   * @param z [n, d], row i is z_i; where a value is not finite, all rows are put into cluster 0
   * @param clusters in [1, n]
   * @param seed of all starts
   * @param restarts starts of which the best is returned, at least 1
   */
  public static Result run(float[] z, int n, int d, int clusters, long seed, int restarts) {
    return run(z, n, d, clusters, seed, restarts, Checkpoint.NONE);
  }

  /**
   * As {@link #run(float[], int, int, int, long, int)}, and may be cancelled.
   *
   * @param checkpoint told at each pass over the points
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Result run(
      float[] z, int n, int d, int clusters, long seed, int restarts, Checkpoint checkpoint) {
    if (clusters < 1 || clusters > n || restarts < 1) {
      throw new IllegalArgumentException(
          "clusters must be in [1, n = %d] and restarts at least 1, got %d and %d"
              .formatted(n, clusters, restarts));
    }
    Result best = new Result(new int[n], new float[clusters * d], Double.NaN);
    if (!Finite.all(z)) {
      return best;
    }
    KMeans search = new KMeans(z, n, d, clusters);
    Random random = new Random(seed);
    for (int start = 0; start < restarts; start++) {
      double inertia = search.descend(random, (double) start / restarts, checkpoint);
      if (start == 0 || inertia < best.inertia()) {
        best = new Result(search.assignment.clone(), search.centres.clone(), inertia);
      }
    }
    return best;
  }

  private double descend(Random random, double done, Checkpoint checkpoint) {
    checkpoint.reached(done);
    seed(random);
    Arrays.fill(assignment, -1);
    boolean moved = assign();
    for (int iteration = 1; moved && iteration < MOST_ITERATIONS; iteration++) {
      checkpoint.reached(done);
      update();
      moved = assign();
    }
    double inertia = 0;
    for (float distance : nearest) {
      inertia += distance;
    }
    return inertia;
  }

  /** Each next centre is the best of a few points drawn by their squared distance. */
  private void seed(Random random) {
    int trials = 2 + (int) Math.log(clusters);
    Arrays.fill(nearest, Float.MAX_VALUE);
    place(0, random.nextInt(n));
    cover(0);
    for (int c = 1; c < clusters; c++) {
      double least = Double.POSITIVE_INFINITY;
      int chosen = 0;
      for (int t = 0; t < trials; t++) {
        int candidate = draw(random);
        place(c, candidate);
        double left = left(c);
        if (left < least) {
          least = left;
          chosen = candidate;
        }
      }
      place(c, chosen);
      points.from(centres, c, 1, distances);
      cover(c);
    }
  }

  private void place(int centre, int point) {
    System.arraycopy(z, point * d, centres, centre * d, d);
  }

  /** Takes a centre into account in the distances to the nearest one. */
  private void cover(int centre) {
    points.from(centres, centre, 1, distances);
    for (int i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i], distances[i]);
    }
  }

  /** What would be left of the squared distances with this centre. */
  private double left(int centre) {
    points.from(centres, centre, 1, distances);
    double left = 0;
    for (int i = 0; i < n; i++) {
      left += Math.min(nearest[i], distances[i]);
    }
    return left;
  }

  private int draw(Random random) {
    double sum = 0;
    for (float distance : nearest) {
      sum += distance;
    }
    double place = random.nextDouble() * sum;
    for (int i = 0; i < n; i++) {
      place -= nearest[i];
      if (place < 0) {
        return i;
      }
    }
    return random.nextInt(n);
  }

  /** Puts each point to its nearest centre, ties to the lower number; whether one moved. */
  private boolean assign() {
    points.from(centres, 0, clusters, distances);
    boolean moved = false;
    for (int i = 0; i < n; i++) {
      int best = 0;
      float least = distances[i];
      for (int c = 1; c < clusters; c++) {
        float distance = distances[c * n + i];
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      nearest[i] = least;
      moved |= assignment[i] != best;
      assignment[i] = best;
    }
    return moved;
  }

  /**
   * Moves each centre to the mean of its points, an empty one to the point farthest from its own.
   */
  private void update() {
    double[] sums = new double[clusters * d];
    int[] counts = new int[clusters];
    for (int i = 0; i < n; i++) {
      counts[assignment[i]]++;
      for (int k = 0; k < d; k++) {
        sums[assignment[i] * d + k] += z[i * d + k];
      }
    }
    for (int c = 0; c < clusters; c++) {
      if (counts[c] == 0) {
        int far = farthest();
        place(c, far);
        nearest[far] = 0;
        continue;
      }
      for (int k = c * d; k < (c + 1) * d; k++) {
        centres[k] = (float) (sums[k] / counts[c]);
      }
    }
  }

  private int farthest() {
    int far = 0;
    for (int i = 1; i < n; i++) {
      far = nearest[i] > nearest[far] ? i : far;
    }
    return far;
  }
}

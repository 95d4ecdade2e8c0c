package iconexplorer.evaluation;

import iconexplorer.data.Nearest;
import iconexplorer.data.SquaredDistances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.DBSCANClusterer;

/**
 * DBSCAN of commons-math: clusters are what is dense, at least {@value #NEIGHBOURS} others within ε
 * of a point, and what is within ε of such points; the rest is noise.
 *
 * <p>ε is the knee of the sorted distances to the {@value #NEIGHBOURS}th neighbour: where they are
 * farthest below the straight line from the first to the last.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/3001460.3001507">Ester, Kriegel, Sander, Xu (1996)
 *     </a>
 */
public final class DensityClusters {
  static final int NEIGHBOURS = 5;

  /** The knee is a distance between two points, which rounding must not part. */
  private static final double HAIR = 1e-6;

  private DensityClusters() {}

  /**
   * What was found.
   *
   * @param assignment [n], in [0, clusters) or clusters for noise
   * @param clusters found, noise not counted
   * @param noise items in no cluster
   * @param epsilon within which points are neighbours
   */
  public record Result(int[] assignment, int clusters, int noise, double epsilon) {}

  /** A point that knows its row. */
  private record Row(int index, double[] point) implements Clusterable {
    @Override
    public double[] getPoint() {
      return point;
    }
  }

  /**
   * Finds clusters in O(n² d).
   *
   * @param x [n, d], finite
   * @param n at least 3
   */
  public static Result run(float[] x, int n, int d) {
    double epsilon = knee(distances(x, n, d));
    List<Row> rows = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double[] point = new double[d];
      for (int k = 0; k < d; k++) {
        point[k] = x[i * d + k];
      }
      rows.add(new Row(i, point));
    }
    List<Cluster<Row>> found = new DBSCANClusterer<Row>(epsilon, NEIGHBOURS).cluster(rows);
    int[] assignment = new int[n];
    Arrays.fill(assignment, found.size());
    int clustered = 0;
    for (int c = 0; c < found.size(); c++) {
      for (Row row : found.get(c).getPoints()) {
        assignment[row.index()] = c;
      }
      clustered += found.get(c).getPoints().size();
    }
    return new Result(assignment, found.size(), n - clustered, epsilon);
  }

  /** Distance of each point to its fifth neighbour, ascending. */
  private static double[] distances(float[] x, int n, int d) {
    int k = Math.min(NEIGHBOURS, n - 1);
    SquaredDistances distances = new SquaredDistances(x, n, d);
    Nearest nearest = new Nearest(k);
    float[] row = new float[n];
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      distances.from(x, i, 1, row);
      nearest.search(row, 0, n, i);
      sorted[i] = Math.sqrt(nearest.distance(k - 1));
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static double knee(double[] sorted) {
    double first = sorted[0];
    double slope = (sorted[sorted.length - 1] - first) / (sorted.length - 1);
    int knee = 0;
    for (int i = 1; i < sorted.length; i++) {
      knee = first + i * slope - sorted[i] > first + knee * slope - sorted[knee] ? i : knee;
    }
    return sorted[knee] * (1 + HAIR);
  }
}

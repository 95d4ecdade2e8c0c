package iconexplorer.supervisory;

import iconexplorer.data.Checkpoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The leading eigenvectors of a graph's normalised weights, as points.
 *
 * <pre>A = D^(−1/2) W D^(−1/2), A V = V Λ; row i of V, divided by its length, is x_i</pre>
 *
 * <p>Found by subspace iteration with a Chebyshev filter, which also finds eigenvalues that are
 * there more than once: a graph of k parts has the eigenvalue 1 k times.
 *
 * @see <a
 *     href="https://papers.nips.cc/paper/2092-on-spectral-clustering-analysis-and-an-algorithm">Ng,
 *     Jordan &amp; Weiss, On Spectral Clustering, 2001, §2</a>
 * @see <a href="https://doi.org/10.1137/050635225">Zhou &amp; Saad, A Chebyshev–Davidson Algorithm,
 *     2007, §2</a>
 */
public final class SpectralEmbedding {

  private static final int ITERATIONS = 60;
  private static final int DEGREE = 30;

  /** Vectors beside the wanted ones, which part these from the rest. */
  private static final int SPARE = 6;

  /** ‖A v − λ v‖ of a vector of length 1 that is found. */
  private static final double TOLERANCE = 1e-5;

  private final SparseRows weights;
  private final double[] scales;
  private final int n;

  private SpectralEmbedding(SparseRows weights) {
    this.weights = weights;
    n = weights.rows();
    float[] degrees = GraphWeights.degrees(weights);
    scales = new double[n];
    for (int i = 0; i < n; i++) {
      scales[i] = degrees[i] > 0 ? 1 / Math.sqrt(degrees[i]) : 0;
    }
  }

  /**
   * Each item as a point on the unit sphere; an item without an edge lies in the middle.
   *
   * @param weights w, symmetric
   * @param dimension number of eigenvectors, in [1, n]
   * @param seed of the vectors that the iteration starts from
   * @param checkpoint hears how far it is, and ends it
   * @return [n, dimension]
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static float[] of(SparseRows weights, int dimension, long seed, Checkpoint checkpoint) {
    int n = weights.rows();
    if (dimension < 1 || dimension > n) {
      throw new IllegalArgumentException(
          "a graph of %d items has [1, %d] eigenvectors, got %d".formatted(n, n, dimension));
    }
    double[][] vectors = new SpectralEmbedding(weights).leading(dimension, seed, checkpoint);
    float[] points = new float[n * dimension];
    for (int i = 0; i < n; i++) {
      double squares = 0;
      for (int k = 0; k < dimension; k++) {
        squares += vectors[k][i] * vectors[k][i];
      }
      double length = Math.sqrt(squares);
      for (int k = 0; k < dimension; k++) {
        points[i * dimension + k] = (float) (length > 0 ? vectors[k][i] / length : 0);
      }
    }
    return points;
  }

  private double[][] leading(int wanted, long seed, Checkpoint checkpoint) {
    int block = Math.min(n, wanted + SPARE);
    double[][] vectors = new double[block][n];
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] vector : vectors) {
      Arrays.setAll(vector, i -> random.nextGaussian());
    }
    orthonormalise(vectors);
    double[] values = rotate(vectors);
    for (int turn = 0; turn < ITERATIONS && residual(vectors, values, wanted) > TOLERANCE; turn++) {
      checkpoint.reached((double) turn / ITERATIONS);
      double bound = Math.min(values[block - 1], 1 - 1e-6);
      Arrays.parallelSetAll(vectors, k -> filtered(vectors[k], bound));
      orthonormalise(vectors);
      values = rotate(vectors);
    }
    return vectors;
  }

  /** T(A) v with the Chebyshev polynomial T that is small on [−1, bound] and large above. */
  private double[] filtered(double[] v, double bound) {
    double centre = (bound - 1) / 2;
    double half = (bound + 1) / 2;
    double[] before = v.clone();
    double[] now = times(v);
    for (int i = 0; i < n; i++) {
      now[i] = (now[i] - centre * v[i]) / half;
    }
    for (int degree = 2; degree <= DEGREE; degree++) {
      double[] next = times(now);
      for (int i = 0; i < n; i++) {
        next[i] = 2 * (next[i] - centre * now[i]) / half - before[i];
      }
      before = now;
      now = next;
    }
    return now;
  }

  /** A v. */
  private double[] times(double[] v) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int at = weights.start(i); at < weights.end(i); at++) {
        int j = weights.column(at);
        sum += weights.value(at) * scales[j] * v[j];
      }
      product[i] = scales[i] * sum;
    }
    return product;
  }

  /** Turns orthonormal vectors within their span to eigenvectors; their values, largest first. */
  private double[] rotate(double[][] vectors) {
    int block = vectors.length;
    double[][] products = new double[block][];
    Arrays.parallelSetAll(products, k -> times(vectors[k]));
    double[][] small = new double[block][block];
    for (int a = 0; a < block; a++) {
      for (int b = 0; b <= a; b++) {
        small[a][b] = (dot(vectors[a], products[b]) + dot(vectors[b], products[a])) / 2;
        small[b][a] = small[a][b];
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(small, false));
    Integer[] order = new Integer[block];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble(k -> -eigen.getRealEigenvalue(k)));
    double[][] turned = new double[block][n];
    double[] values = new double[block];
    for (int k = 0; k < block; k++) {
      values[k] = eigen.getRealEigenvalue(order[k]);
      for (int a = 0; a < block; a++) {
        add(eigen.getEigenvector(order[k]).getEntry(a), vectors[a], turned[k]);
      }
    }
    System.arraycopy(turned, 0, vectors, 0, block);
    return values;
  }

  private double residual(double[][] vectors, double[] values, int wanted) {
    double worst = 0;
    for (int k = 0; k < wanted; k++) {
      double[] rest = times(vectors[k]);
      add(-values[k], vectors[k], rest);
      worst = Math.max(worst, Math.sqrt(dot(rest, rest)));
    }
    return worst;
  }

  private static void orthonormalise(double[][] vectors) {
    for (int a = 0; a < vectors.length; a++) {
      for (int turn = 0; turn < 2; turn++) {
        scale(vectors[a]);
        for (int b = 0; b < a; b++) {
          add(-dot(vectors[a], vectors[b]), vectors[b], vectors[a]);
        }
      }
      scale(vectors[a]);
    }
  }

  private static void scale(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] = length > 0 ? vector[i] / length : 0;
    }
  }

  private static void add(double factor, double[] vector, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

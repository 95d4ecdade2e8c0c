package iconexplorer.data;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;

/**
 * Points as the neighbour search sees them: unit vectors where only directions count.
 *
 * <p>A distance is summed directly, not as ‖a‖² + ‖b‖² − 2a·b, in an order that depends on d only:
 * equal rows get exactly 0, and distance(i, j) = distance(j, i) to the bit, so that ties are ties.
 */
final class PointRows {
  private final float[] rows;
  private final int n;
  private final int d;
  private final Metric metric;

  /**
   * @param x [n, d], row i is x_i; not copied where distances are Euclidean
   * @throws IllegalArgumentException if the shape is wrong or a row's squared length is no number
   */
  PointRows(float[] x, int n, int d, Metric metric) {
    if (n < 1 || d < 1 || x.length < (long) n * d) {
      throw new IllegalArgumentException(
          "n and d must be at least 1 and x must hold n × d values, got %d, %d and %d"
              .formatted(n, d, x.length));
    }
    requireLengths(x, n, d);
    this.n = n;
    this.d = d;
    this.metric = metric;
    rows = metric == Metric.COSINE ? unitRows(x, n, d) : x;
  }

  /** So that no squared distance is infinite. */
  private static void requireLengths(float[] x, int n, int d) {
    for (int i = 0; i < n; i++) {
      double squares = 0;
      for (int k = i * d; k < (i + 1) * d; k++) {
        squares += (double) x[k] * x[k];
      }
      if (!(squares < Float.MAX_VALUE / 8)) {
        throw new IllegalArgumentException(
            "row %d of x must hold finite values of a length below 6e18, its squared length is %g"
                .formatted(i, squares));
      }
    }
  }

  int size() {
    return n;
  }

  int dimension() {
    return d;
  }

  Metric metric() {
    return metric;
  }

  /** [d], what to subtract before a matrix product: the mean, or nothing where directions count. */
  float[] centre() {
    float[] centre = new float[d];
    if (metric == Metric.EUCLIDEAN) {
      double[] sums = new double[d];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < d; k++) {
          sums[k] += rows[i * d + k];
        }
      }
      for (int k = 0; k < d; k++) {
        centre[k] = (float) (sums[k] / n);
      }
    }
    return centre;
  }

  /** Writes x_i − centre; returns its squared length. */
  double centred(int i, float[] centre, float[] out) {
    double squares = 0;
    for (int k = 0; k < d; k++) {
      float value = rows[i * d + k] - centre[k];
      out[k] = value;
      squares += (double) value * value;
    }
    return squares;
  }

  /** Squared Euclidean, or 1 − cos. */
  float distance(int i, int j) {
    float squared = squared(i * d, j * d);
    return switch (metric) {
      case EUCLIDEAN -> squared;
      case COSINE -> isZero(i) || isZero(j) ? 1 : squared / 2;
    };
  }

  /** [n, d], unit vectors where only directions count. */
  float[] rows() {
    return rows;
  }

  /** Whether a row has no direction. */
  boolean isZero(int i) {
    for (int k = i * d; k < (i + 1) * d; k++) {
      if (rows[k] != 0) {
        return false;
      }
    }
    return true;
  }

  private float squared(int a, int b) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = FloatVector.zero(SPECIES);
    int bound = d - d % (2 * LANES);
    for (int k = 0; k < bound; k += 2 * LANES) {
      FloatVector first = difference(a + k, b + k);
      FloatVector second = difference(a + k + LANES, b + k + LANES);
      even = first.fma(first, even);
      odd = second.fma(second, odd);
    }
    float sum = VectorMath.sum(even.add(odd));
    for (int k = bound; k < d; k++) {
      float difference = rows[a + k] - rows[b + k];
      sum += difference * difference;
    }
    return sum;
  }

  private FloatVector difference(int a, int b) {
    return FloatVector.fromArray(SPECIES, rows, a).sub(FloatVector.fromArray(SPECIES, rows, b));
  }

  private static float[] unitRows(float[] x, int n, int d) {
    float[] unit = new float[n * d];
    for (int start = 0; start < n * d; start += d) {
      double squares = 0;
      for (int k = start; k < start + d; k++) {
        squares += (double) x[k] * x[k];
      }
      double length = squares > 0 ? Math.sqrt(squares) : 1;
      for (int k = start; k < start + d; k++) {
        unit[k] = (float) (x[k] / length);
      }
    }
    return unit;
  }
}

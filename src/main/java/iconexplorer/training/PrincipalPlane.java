package iconexplorer.training;

import java.util.SplittableRandom;

/**
 * The two directions of largest variance, found by subspace iteration that starts from the last
 * answer, and the picture in them turned to the picture before (orthogonal Procrustes), so that the
 * points of one frame lie where the eye left them.
 */
final class PrincipalPlane {

  /** Enough points to know a covariance by. */
  private static final int SAMPLE = 2_000;

  private static final int ITERATIONS = 8;
  private static final int FIRST_ITERATIONS = 60;

  private final int dimension;
  private final double[][] basis;
  private float[] previous = {};
  private double explained;

  PrincipalPlane(int dimension, long seed) {
    this.dimension = dimension;
    basis = new double[2][dimension];
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] direction : basis) {
      for (int k = 0; k < dimension; k++) {
        direction[k] = random.nextDouble() - 0.5;
      }
    }
  }

  /** Share of the variance in the last picture, in [0, 1]. */
  double explained() {
    return explained;
  }

  /**
   * @param points [n, d]
   * @return [n, 2]
   */
  float[] project(float[] points, int n) {
    double[] mean = mean(points, n);
    double[][] covariance = covariance(points, n, mean);
    iterate(covariance, previous.length == 0 ? FIRST_ITERATIONS : ITERATIONS);
    explained = explainedBy(covariance);
    float[] picture = coordinates(points, n, mean);
    if (previous.length == picture.length) {
      align(picture);
    }
    previous = picture;
    return picture;
  }

  private double[] mean(float[] points, int n) {
    double[] mean = new double[dimension];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dimension; k++) {
        mean[k] += points[i * dimension + k] / (double) n;
      }
    }
    return mean;
  }

  private double[][] covariance(float[] points, int n, double[] mean) {
    int stride = Math.max(1, n / SAMPLE);
    double[][] covariance = new double[dimension][dimension];
    double[] centred = new double[dimension];
    for (int i = 0; i < n; i += stride) {
      for (int k = 0; k < dimension; k++) {
        centred[k] = points[i * dimension + k] - mean[k];
      }
      for (int k = 0; k < dimension; k++) {
        for (int l = 0; l <= k; l++) {
          covariance[k][l] += centred[k] * centred[l];
        }
      }
    }
    for (int k = 0; k < dimension; k++) {
      for (int l = 0; l < k; l++) {
        covariance[l][k] = covariance[k][l];
      }
    }
    return covariance;
  }

  private void iterate(double[][] covariance, int turns) {
    for (int turn = 0; turn < turns; turn++) {
      for (int axis = 0; axis < 2; axis++) {
        basis[axis] = times(covariance, basis[axis]);
      }
      normalise(basis[0]);
      double overlap = dot(basis[0], basis[1]);
      for (int k = 0; k < dimension; k++) {
        basis[1][k] -= overlap * basis[0][k];
      }
      normalise(basis[1]);
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int k = 0; k < vector.length; k++) {
      product[k] = dot(matrix[k], vector);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void normalise(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int k = 0; k < vector.length; k++) {
      vector[k] = norm > 0 ? vector[k] / norm : 0;
    }
  }

  private double explainedBy(double[][] covariance) {
    double total = 0;
    for (int k = 0; k < dimension; k++) {
      total += covariance[k][k];
    }
    double kept = 0;
    for (double[] direction : basis) {
      kept += dot(direction, times(covariance, direction));
    }
    return total > 0 ? Math.min(1, kept / total) : 1;
  }

  private float[] coordinates(float[] points, int n, double[] mean) {
    float[] picture = new float[2 * n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 2; axis++) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
          sum += (points[i * dimension + k] - mean[k]) * basis[axis][k];
        }
        picture[2 * i + axis] = (float) sum;
      }
    }
    return picture;
  }

  /** The better of the best rotation and the best reflection onto the previous picture. */
  private void align(float[] picture) {
    double xx = 0;
    double xy = 0;
    double yx = 0;
    double yy = 0;
    for (int i = 0; i < picture.length; i += 2) {
      xx += picture[i] * previous[i];
      xy += picture[i] * previous[i + 1];
      yx += picture[i + 1] * previous[i];
      yy += picture[i + 1] * previous[i + 1];
    }
    double rotation = Math.hypot(xx + yy, xy - yx);
    double reflection = Math.hypot(xx - yy, xy + yx);
    boolean reflect = reflection > rotation;
    double angle = reflect ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double sign = reflect ? -1 : 1;
    double[][] turned = new double[2][dimension];
    for (int k = 0; k < dimension; k++) {
      turned[0][k] = cosine * basis[0][k] - sign * sine * basis[1][k];
      turned[1][k] = sine * basis[0][k] + sign * cosine * basis[1][k];
    }
    for (int i = 0; i < picture.length; i += 2) {
      double x = picture[i];
      double y = sign * picture[i + 1];
      picture[i] = (float) (cosine * x - sine * y);
      picture[i + 1] = (float) (sine * x + cosine * y);
    }
    basis[0] = turned[0];
    basis[1] = turned[1];
  }
}

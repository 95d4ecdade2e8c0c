package iconexplorer.objective;

import iconexplorer.learned.VarianceHinge;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import java.util.Arrays;

/**
 * What holds the spread of a batch up, and its slopes; memory for one batch.
 *
 * <pre>
 * s_k = √(Var z_k + ε), C = Cov(z), over the n rows of each of V views
 * R = μ/(V d) Σ_v Σ_k max(0, 1 − s_k) + ν/d Σ_v Σ_{k≠l} C_kl²
 * ∂R/∂z = (z − mean) A, A_kk = −μ/(V d (n−1) s_k) where s_k &lt; 1, A_kl = 4ν/(d (n−1)) C_kl
 * </pre>
 */
final class VarianceHingeTerm implements AutoCloseable {

  private final int dimension;
  private final boolean twoTowers;
  private final View[] views;
  private VarianceHinge hinge;

  /**
   * @param views of each item in a batch, one after the other; two towers are two views
   */
  VarianceHingeTerm(VarianceHinge hinge, Objective.Shape shape, int views) {
    this.hinge = hinge;
    dimension = shape.dimension();
    twoTowers = !shape.support().candidatesAreAnchors();
    this.views = new View[twoTowers ? 2 : views];
    for (int v = 0; v < this.views.length; v++) {
      this.views[v] =
          twoTowers
              ? new View(0, v == 0 ? shape.anchors() : shape.candidates(), dimension)
              : new View(shape.anchors() * v / views, shape.anchors() * (v + 1) / views, dimension);
    }
  }

  /** λ/d: what a squared distance weighs. */
  double cohesion() {
    return hinge.cohesion() / dimension;
  }

  /** Other weights, from the next measurement on. */
  void learn(VarianceHinge other) {
    hinge = other;
  }

  /** Takes in embeddings. */
  void measure(Matrix z, Matrix c) {
    for (int v = 0; v < views.length; v++) {
      views[v].measure(twoTowers && v > 0 ? c : z);
    }
  }

  /** R of the last measurement. */
  double value() {
    double value = 0;
    for (View view : views) {
      value += hinge.variance() / (views.length * dimension) * view.lacking();
      value += hinge.covariance() / dimension * view.squaredCovariances();
    }
    return value;
  }

  /** Adds ∂R/∂z and ∂R/∂c of the last measurement. */
  void addGradients(Matrix anchors, Matrix candidates) {
    for (int v = 0; v < views.length; v++) {
      views[v].addGradient(
          hinge.variance() / (views.length * dimension),
          hinge.covariance() / dimension,
          twoTowers && v > 0 ? candidates : anchors);
    }
  }

  @Override
  public void close() {
    for (View view : views) {
      view.close();
    }
  }

  /** Rows [from, to) of a batch. */
  private static final class View implements AutoCloseable {

    private final int from;
    private final int rows;
    private final double divisor;
    private final double[] means;
    private final double[] deviations;
    private final Matrix centred;
    private final Matrix covariance;
    private final Matrix moved;

    View(int from, int to, int dimension) {
      this.from = from;
      rows = to - from;
      divisor = Math.max(rows - 1, 1);
      means = new double[dimension];
      deviations = new double[dimension];
      centred = Matrix.zeros(rows, dimension);
      covariance = Matrix.zeros(dimension, dimension);
      moved = Matrix.zeros(rows, dimension);
    }

    void measure(Matrix points) {
      centre(points);
      Arrays.fill(deviations, 0);
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < deviations.length; k++) {
          deviations[k] += (double) centred.get(i, k) * centred.get(i, k);
        }
      }
      for (int k = 0; k < deviations.length; k++) {
        deviations[k] = Math.sqrt(deviations[k] / divisor + VarianceHinge.EPSILON);
      }
      Gemm.transposedMultiply(centred, centred, covariance);
    }

    private void centre(Matrix points) {
      Arrays.fill(means, 0);
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < means.length; k++) {
          means[k] += points.get(from + i, k);
        }
      }
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < means.length; k++) {
          centred.set(i, k, (float) (points.get(from + i, k) - means[k] / rows));
        }
      }
    }

    /** Σ_k max(0, 1 − s_k). */
    double lacking() {
      double sum = 0;
      for (double deviation : deviations) {
        sum += Math.max(0, 1 - deviation);
      }
      return sum;
    }

    /** Σ_{k≠l} C_kl². */
    double squaredCovariances() {
      double sum = 0;
      for (int k = 0; k < deviations.length; k++) {
        for (int l = 0; l < deviations.length; l++) {
          double value = covariance.get(k, l) / divisor;
          sum += k == l ? 0 : value * value;
        }
      }
      return sum;
    }

    void addGradient(double variance, double covariances, Matrix gradient) {
      for (int k = 0; k < deviations.length; k++) {
        for (int l = 0; l < deviations.length; l++) {
          double slope =
              k == l
                  ? hingeSlope(variance, deviations[k])
                  : 4 * covariances / divisor * covariance.get(k, l) / divisor;
          covariance.set(k, l, (float) slope);
        }
      }
      Gemm.multiply(centred, covariance, moved);
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < deviations.length; k++) {
          gradient.set(from + i, k, gradient.get(from + i, k) + moved.get(i, k));
        }
      }
    }

    private double hingeSlope(double variance, double deviation) {
      return deviation < 1 ? -variance / (divisor * deviation) : 0;
    }

    @Override
    public void close() {
      centred.close();
      covariance.close();
      moved.close();
    }
  }
}

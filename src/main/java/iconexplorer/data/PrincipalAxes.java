package iconexplorer.data;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import java.util.SplittableRandom;

/**
 * The directions in which points differ most, by subspace iteration on a sample of them: Q ← orth(Q
 * XᵀX). They need not be exact, any orthonormal ones shorten distances only.
 */
final class PrincipalAxes implements AutoCloseable {

  /** Points by which the directions are known well enough. */
  private static final int SAMPLE = 5_000;

  private static final int ITERATIONS = 6;

  /** A direction that others explain up to this share is none. */
  private static final double NOTHING = 1e-5;

  private static final int BLOCK = 1024;

  private final PointRows points;
  private final float[] centre;
  private final Matrix axes;

  /**
   * @param count number of directions, at most d
   * @param seed of the directions that the iteration starts from
   */
  PrincipalAxes(PointRows points, int count, long seed, Checkpoint checkpoint) {
    this.points = points;
    centre = points.centre();
    axes = Matrix.zeros(count, points.dimension());
    SplittableRandom random = new SplittableRandom(seed);
    for (int a = 0; a < count; a++) {
      for (int k = 0; k < points.dimension(); k++) {
        axes.set(a, k, (float) random.nextGaussian());
      }
    }
    orthonormalise();
    iterate(checkpoint);
  }

  private void iterate(Checkpoint checkpoint) {
    int stride = Math.ceilDiv(points.size(), SAMPLE);
    int sampled = Math.ceilDiv(points.size(), stride);
    try (Matrix sample = Matrix.zeros(sampled, points.dimension());
        Matrix along = Matrix.zeros(sampled, axes.rows())) {
      float[] row = new float[points.dimension()];
      for (int s = 0; s < sampled; s++) {
        points.centred(s * stride, centre, row);
        sample.copyRowFrom(row, 0, s);
      }
      for (int turn = 0; turn < ITERATIONS; turn++) {
        checkpoint.reached((double) turn / ITERATIONS);
        Gemm.multiplyTransposed(sample, axes, along);
        Gemm.transposedMultiply(along, sample, axes);
        orthonormalise();
      }
    }
  }

  /** Gram–Schmidt, twice, which is enough for float. */
  private void orthonormalise() {
    int d = axes.columns();
    float[][] rows = new float[axes.rows()][d];
    for (int a = 0; a < rows.length; a++) {
      axes.copyRowTo(a, rows[a], 0);
      double length = Math.sqrt(dot(rows[a], rows[a]));
      for (int turn = 0; turn < 2; turn++) {
        for (int b = 0; b < a; b++) {
          float along = (float) dot(rows[a], rows[b]);
          for (int k = 0; k < d; k++) {
            rows[a][k] -= along * rows[b][k];
          }
        }
      }
      double left = Math.sqrt(dot(rows[a], rows[a]));
      float scale = left > NOTHING * length ? (float) (1 / left) : 0;
      for (int k = 0; k < d; k++) {
        rows[a][k] *= scale;
      }
      axes.copyRowFrom(rows[a], 0, a);
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }

  /**
   * All points along the axes.
   *
   * @return [n, axes + 1] as {@link TileSearch} wants them
   */
  Matrix coordinates(Checkpoint checkpoint) {
    int n = points.size();
    int d = points.dimension();
    int w = axes.rows();
    Matrix coordinates = Matrix.zeros(n, w + 1);
    float[] row = new float[d];
    float[] projected = new float[w + 1];
    try (Matrix block = Matrix.zeros(BLOCK, d);
        Matrix along = Matrix.zeros(BLOCK, w)) {
      for (int first = 0; first < n; first += BLOCK) {
        checkpoint.reached((double) first / n);
        int rows = Math.min(BLOCK, n - first);
        for (int r = 0; r < rows; r++) {
          points.centred(first + r, centre, row);
          block.copyRowFrom(row, 0, r);
        }
        Gemm.multiplyTransposed(block.firstRows(rows), axes, along.firstRows(rows));
        for (int r = 0; r < rows; r++) {
          along.copyRowTo(r, projected, 0);
          projected[w] = points.metric() == Metric.COSINE ? 0 : halfSquares(projected, w);
          coordinates.copyRowFrom(projected, 0, first + r);
        }
      }
      return coordinates;
    } catch (RuntimeException thrown) {
      coordinates.close();
      throw thrown;
    }
  }

  private static float halfSquares(float[] row, int w) {
    double squares = 0;
    for (int k = 0; k < w; k++) {
      squares += (double) row[k] * row[k];
    }
    return (float) (squares / 2);
  }

  @Override
  public void close() {
    axes.close();
  }
}

package iconexplorer.objective;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * ‖z_i − c_j‖². In few dimensions difference by difference, which keeps near pairs exact; in many
 * as ‖z_i‖² + ‖c_j‖² − 2 z_i · c_j by one product of matrices.
 */
final class SquaredDistance implements PairMeasure {

  /** Up to this d the differences are cheaper than the product. */
  private static final int FEW_DIMENSIONS = 8;

  private final float[] anchorSquares;
  private final float[] candidateSquares;
  private final double[] rowSums;
  private final double[][] columnSums;
  private double[] mean;

  /** Points relative to the mean. */
  private Matrix anchors;

  private Matrix candidates;

  SquaredDistance(Objective.Shape shape) {
    anchorSquares = new float[shape.anchors()];
    candidateSquares = new float[shape.candidates()];
    rowSums = new double[shape.anchors()];
    columnSums = new double[Team.BLOCKS][shape.candidates()];
    mean = new double[shape.dimension()];
    anchors = Matrix.zeros(shape.anchors(), shape.dimension());
    candidates = Matrix.zeros(shape.candidates(), shape.dimension());
  }

  @Override
  public void measure(Matrix z, Matrix c, Matrix measures) {
    if (mean.length != z.columns()) {
      makeRoom(z.columns());
    }
    centre(z);
    centred(z, anchors);
    centred(c, candidates);
    if (mean.length <= FEW_DIMENSIONS) {
      Team.shared().forBlocks(z.rows(), (from, to, block) -> differences(z, c, measures, from, to));
      return;
    }
    squares(anchors, anchorSquares);
    squares(candidates, candidateSquares);
    Gemm.multiplyTransposed(anchors, candidates, measures);
    Team.shared().forBlocks(z.rows(), (from, to, block) -> complete(measures, from, to));
  }

  private void makeRoom(int dimension) {
    close();
    mean = new double[dimension];
    anchors = Matrix.zeros(anchorSquares.length, dimension);
    candidates = Matrix.zeros(candidateSquares.length, dimension);
  }

  private static void differences(Matrix z, Matrix c, Matrix measures, int from, int to) {
    MemorySegment anchors = z.segment();
    MemorySegment candidates = c.segment();
    MemorySegment out = measures.segment();
    int d = z.columns();
    int m = c.rows();
    for (int i = from; i < to; i++) {
      for (int j = 0; j < m; j++) {
        float sum = 0;
        for (int k = 0; k < d; k++) {
          float difference =
              anchors.getAtIndex(JAVA_FLOAT, (long) i * d + k)
                  - candidates.getAtIndex(JAVA_FLOAT, (long) j * d + k);
          sum += difference * difference;
        }
        out.setAtIndex(JAVA_FLOAT, (long) i * m + j, sum);
      }
    }
  }

  /** The mean of the anchors: far from the origin a product loses the digits of a difference. */
  private void centre(Matrix z) {
    Arrays.fill(mean, 0);
    for (int i = 0; i < z.rows(); i++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += z.get(i, k) / z.rows();
      }
    }
  }

  private void centred(Matrix points, Matrix moved) {
    for (int i = 0; i < points.rows(); i++) {
      for (int k = 0; k < mean.length; k++) {
        moved.set(i, k, (float) (points.get(i, k) - mean[k]));
      }
    }
  }

  private static void squares(Matrix points, float[] squares) {
    for (int i = 0; i < points.rows(); i++) {
      double sum = 0;
      for (int k = 0; k < points.columns(); k++) {
        sum += points.get(i, k) * points.get(i, k);
      }
      squares[i] = (float) sum;
    }
  }

  private void complete(Matrix measures, int from, int to) {
    MemorySegment out = measures.segment();
    int m = measures.columns();
    for (int i = from; i < to; i++) {
      for (int j = 0; j < m; j++) {
        long at = (long) i * m + j;
        float squared = anchorSquares[i] + candidateSquares[j] - 2 * out.getAtIndex(JAVA_FLOAT, at);
        out.setAtIndex(JAVA_FLOAT, at, Math.max(squared, 0));
      }
    }
  }

  /**
   * ∂L/∂z_i = 2 Σ_j v_ij (z_i − c_j), ∂L/∂c_j = 2 Σ_i v_ij (c_j − z_i), of the points measured
   * last.
   */
  @Override
  public void backward(
      Matrix slopes, Matrix z, Matrix c, Matrix anchorGradient, Matrix candidateGradient) {
    Team.shared().forBlocks(z.rows(), (from, to, block) -> sums(slopes, from, to, block));
    Gemm.multiply(slopes, candidates, anchorGradient);
    Gemm.transposedMultiply(slopes, anchors, candidateGradient);
    for (int i = 0; i < z.rows(); i++) {
      pull(rowSums[i], anchors, i, anchorGradient);
    }
    for (int j = 0; j < c.rows(); j++) {
      double sum = 0;
      for (double[] partial : columnSums) {
        sum += partial[j];
      }
      pull(sum, candidates, j, candidateGradient);
    }
  }

  private void sums(Matrix slopes, int from, int to, int block) {
    MemorySegment values = slopes.segment();
    int m = slopes.columns();
    double[] columns = columnSums[block];
    Arrays.fill(columns, 0);
    for (int i = from; i < to; i++) {
      double row = 0;
      for (int j = 0; j < m; j++) {
        float value = values.getAtIndex(JAVA_FLOAT, (long) i * m + j);
        row += value;
        columns[j] += value;
      }
      rowSums[i] = row;
    }
  }

  /** g = 2 (sum · point − g). */
  private static void pull(double sum, Matrix points, int row, Matrix gradient) {
    for (int k = 0; k < points.columns(); k++) {
      gradient.set(row, k, (float) (2 * (sum * points.get(row, k) - gradient.get(row, k))));
    }
  }

  @Override
  public void close() {
    anchors.close();
    candidates.close();
  }
}

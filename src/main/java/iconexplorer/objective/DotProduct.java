package iconexplorer.objective;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;

/** z_i · c_j, or z_i · c_j + b_j where c has one column more, the bias b. */
final class DotProduct implements PairMeasure {

  private final Matrix extended;
  private final Matrix extendedGradient;

  DotProduct(Objective.Shape shape) {
    extended = Matrix.zeros(shape.anchors(), shape.dimension() + 1);
    extendedGradient = Matrix.zeros(shape.anchors(), shape.dimension() + 1);
  }

  @Override
  public void measure(Matrix z, Matrix c, Matrix measures) {
    Gemm.multiplyTransposed(carriesBias(z, c) ? extend(z) : z, c, measures);
  }

  @Override
  public void backward(
      Matrix slopes, Matrix z, Matrix c, Matrix anchorGradient, Matrix candidateGradient) {
    if (carriesBias(z, c)) {
      Gemm.multiply(slopes, c, extendedGradient);
      Gemm.transposedMultiply(slopes, extended, candidateGradient);
      copyColumns(extendedGradient, anchorGradient, anchorGradient.columns());
    } else {
      Gemm.multiply(slopes, c, anchorGradient);
      Gemm.transposedMultiply(slopes, z, candidateGradient);
    }
  }

  private static boolean carriesBias(Matrix z, Matrix c) {
    return c.columns() == z.columns() + 1;
  }

  private Matrix extend(Matrix z) {
    copyColumns(z, extended, z.columns());
    for (int i = 0; i < z.rows(); i++) {
      extended.set(i, z.columns(), 1);
    }
    return extended;
  }

  private static void copyColumns(Matrix source, Matrix target, int columns) {
    for (int i = 0; i < source.rows(); i++) {
      for (int k = 0; k < columns; k++) {
        target.set(i, k, source.get(i, k));
      }
    }
  }

  @Override
  public void close() {
    extended.close();
    extendedGradient.close();
  }
}

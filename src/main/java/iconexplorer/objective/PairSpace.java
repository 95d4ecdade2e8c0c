package iconexplorer.objective;

import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;

/** Measures between all pairs and the gradients that come back from them. */
final class PairSpace implements AutoCloseable {

  private final Objective.Shape shape;
  private final PairMeasure measure;
  private final Matrix pairs;
  private final Matrix anchorGradient;
  private Matrix candidateGradient;

  PairSpace(LearnedDistribution q, Objective.Shape shape) {
    this.shape = shape;
    measure = Objective.measureOf(q, shape);
    pairs = Matrix.zeros(shape.anchors(), shape.candidates());
    anchorGradient = Matrix.zeros(shape.anchors(), shape.dimension());
    candidateGradient = Matrix.zeros(shape.candidates(), shape.dimension());
  }

  /** [N, M]: measures after {@link #measure}; the caller puts ∂L/∂measure in their place. */
  Matrix pairs() {
    return pairs;
  }

  void measure(Matrix z, Matrix c) {
    if (c.columns() != candidateGradient.columns()) {
      candidateGradient.close();
      candidateGradient = Matrix.zeros(c.rows(), c.columns());
    }
    measure.measure(z, c, pairs);
  }

  /** From ∂L/∂measure in {@link #pairs} to gradients; a point in both roles gets their sum. */
  void backward(Matrix z, Matrix c) {
    measure.backward(pairs, z, c, anchorGradient, candidateGradient);
    if (shape.support().candidatesAreAnchors()) {
      for (int i = 0; i < z.rows(); i++) {
        for (int k = 0; k < z.columns(); k++) {
          anchorGradient.set(i, k, anchorGradient.get(i, k) + candidateGradient.get(i, k));
        }
      }
    }
  }

  Matrix anchorGradient() {
    return anchorGradient;
  }

  Matrix candidateGradient() {
    return candidateGradient;
  }

  @Override
  public void close() {
    measure.close();
    pairs.close();
    anchorGradient.close();
    candidateGradient.close();
  }
}

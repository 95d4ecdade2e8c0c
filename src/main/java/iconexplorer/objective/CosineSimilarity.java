package iconexplorer.objective;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;

/** cos(z_i, c_j) = u_i · w_j with u_i = z_i/‖z_i‖, w_j = c_j/‖c_j‖. */
final class CosineSimilarity implements PairMeasure {

  /** Keeps a zero vector finite: its cosine with anything is 0. */
  private static final double SMALLEST_NORM = 1e-12;

  private final boolean candidatesAreAnchors;
  private final Matrix anchors;
  private final Matrix candidates;
  private final float[] anchorScales;
  private final float[] candidateScales;

  CosineSimilarity(Objective.Shape shape) {
    candidatesAreAnchors = shape.support().candidatesAreAnchors();
    anchors = Matrix.zeros(shape.anchors(), shape.dimension());
    anchorScales = new float[shape.anchors()];
    candidates =
        candidatesAreAnchors ? anchors : Matrix.zeros(shape.candidates(), shape.dimension());
    candidateScales = candidatesAreAnchors ? anchorScales : new float[shape.candidates()];
  }

  @Override
  public void measure(Matrix z, Matrix c, Matrix measures) {
    normalise(z, anchors, anchorScales);
    if (!candidatesAreAnchors) {
      normalise(c, candidates, candidateScales);
    }
    Gemm.multiplyTransposed(anchors, candidates, measures);
  }

  private static void normalise(Matrix points, Matrix units, float[] scales) {
    Team.shared()
        .forBlocks(
            points.rows(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                double squares = 0;
                for (int k = 0; k < points.columns(); k++) {
                  squares += points.get(i, k) * points.get(i, k);
                }
                scales[i] = (float) (1 / Math.max(Math.sqrt(squares), SMALLEST_NORM));
                for (int k = 0; k < points.columns(); k++) {
                  units.set(i, k, points.get(i, k) * scales[i]);
                }
              }
            });
  }

  @Override
  public void backward(
      Matrix slopes, Matrix z, Matrix c, Matrix anchorGradient, Matrix candidateGradient) {
    Gemm.multiply(slopes, candidates, anchorGradient);
    Gemm.transposedMultiply(slopes, anchors, candidateGradient);
    project(anchorGradient, anchors, anchorScales);
    project(candidateGradient, candidates, candidateScales);
  }

  /** ∂L/∂z = (g − (u · g) u)/‖z‖, in place of g = ∂L/∂u. */
  private static void project(Matrix gradient, Matrix units, float[] scales) {
    Team.shared()
        .forBlocks(
            units.rows(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                double along = 0;
                for (int k = 0; k < units.columns(); k++) {
                  along += units.get(i, k) * gradient.get(i, k);
                }
                for (int k = 0; k < units.columns(); k++) {
                  double across = gradient.get(i, k) - along * units.get(i, k);
                  gradient.set(i, k, (float) (across * scales[i]));
                }
              }
            });
  }

  @Override
  public void close() {
    anchors.close();
    if (!candidatesAreAnchors) {
      candidates.close();
    }
  }
}

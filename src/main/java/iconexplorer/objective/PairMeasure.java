package iconexplorer.objective;

import iconexplorer.matrix.Matrix;

/** What is compared between an anchor and a candidate, and the way back from it. */
sealed interface PairMeasure extends AutoCloseable
    permits SquaredDistance, CosineSimilarity, DotProduct {

  /**
   * @param z [N, d]
   * @param c [M, d]
   * @param measures [N, M], overwritten
   */
  void measure(Matrix z, Matrix c, Matrix measures);

  /**
   * The chain rule from the measures of the last call.
   *
   * @param slopes [N, M], ∂L/∂measure
   * @param z [N, d] as before
   * @param c [M, d] as before
   * @param anchorGradient [N, d], overwritten
   * @param candidateGradient [M, d], overwritten
   */
  void backward(Matrix slopes, Matrix z, Matrix c, Matrix anchorGradient, Matrix candidateGradient);

  @Override
  void close();
}

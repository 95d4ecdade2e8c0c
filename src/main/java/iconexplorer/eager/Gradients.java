package iconexplorer.eager;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ∂L by the embeddings.
 *
 * @param z [N, d], in the role of anchors
 * @param c shaped like c, in the role of candidates
 * @param logScale ∂L/∂log(1/τ) where τ is learned, else 0
 */
record Gradients(INDArray z, INDArray c, double logScale) {

  /** Where no τ is learned. */
  Gradients(INDArray z, INDArray c) {
    this(z, c, 0);
  }

  Gradients withLogScale(double gradient) {
    return new Gradients(z, c, gradient);
  }

  /** Where candidates are the anchors: both roles of a point together. */
  Gradients joined() {
    INDArray both = z.add(c);
    return new Gradients(both, both, logScale);
  }
}

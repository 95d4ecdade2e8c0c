package iconexplorer.eager;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ∂L by the embeddings.
 *
 * @param z [N, d], in the role of anchors
 * @param c shaped like c, in the role of candidates
 */
record Gradients(INDArray z, INDArray c) {

  /** Where candidates are the anchors: both roles of a point together. */
  Gradients joined() {
    INDArray both = z.add(c);
    return new Gradients(both, both);
  }
}

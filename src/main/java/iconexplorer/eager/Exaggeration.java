package iconexplorer.eager;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Early exaggeration: a factor on p but not on q in KL's gradient, and not on what α spreads over
 * all candidates.
 *
 * @param factor 1 for the true gradient
 * @param alpha α of p̃
 */
public record Exaggeration(double factor, double alpha) {

  /** The true gradient. */
  public static final Exaggeration NONE = new Exaggeration(1, 0);

  /**
   * What the gradient's p is to be raised by.
   *
   * @param p [N, M], p̃
   */
  INDArray excess(INDArray p, Candidates candidates) {
    INDArray uniform = candidates.allowed().mul(alpha / candidates.count());
    return p.sub(uniform).mul(factor - 1);
  }
}

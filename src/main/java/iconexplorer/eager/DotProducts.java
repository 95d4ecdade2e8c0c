package iconexplorer.eager;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * z_i · c_j, or z_i · c_j + b_j where c has one column more, the bias b.
 *
 * @param z [N, d]
 * @param c [M, d] or [M, d + 1]
 */
record DotProducts(INDArray z, INDArray c) implements Pairs {

  private INDArray extended() {
    return c.columns() == z.columns() ? z : Nd4j.concat(1, z, Nd4j.ones(z.dataType(), z.rows(), 1));
  }

  @Override
  public INDArray values() {
    return extended().mmul(c.transpose());
  }

  @Override
  public Gradients backward(INDArray slopes) {
    INDArray anchors =
        slopes.mmul(c).get(NDArrayIndex.all(), NDArrayIndex.interval(0, z.columns()));
    return new Gradients(anchors, slopes.transpose().mmul(extended()));
  }
}

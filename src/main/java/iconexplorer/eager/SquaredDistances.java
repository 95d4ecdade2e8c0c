package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.columnSums;
import static iconexplorer.eager.Elementwise.rowSums;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ‖z_i − c_j‖². In few dimensions difference by difference, which keeps near pairs exact.
 *
 * @param z [N, d]
 * @param c [M, d]
 */
record SquaredDistances(INDArray z, INDArray c) implements Pairs {

  private static final int FEW_DIMENSIONS = 8;

  @Override
  public INDArray values() {
    if (z.columns() > FEW_DIMENSIONS) {
      INDArray squares = rowSums(z.mul(z)).add(rowSums(c.mul(c)).transpose());
      return Elementwise.atLeast(squares.sub(z.mmul(c.transpose()).mul(2)), 0);
    }
    INDArray sum = Nd4j.zeros(z.dataType(), z.rows(), c.rows());
    for (int k = 0; k < z.columns(); k++) {
      INDArray anchors = z.getColumn(k, true);
      INDArray candidates = c.getColumn(k, true).reshape(1, c.rows());
      INDArray difference = anchors.sub(candidates);
      sum = sum.add(difference.mul(difference));
    }
    return sum;
  }

  /** ∂L/∂z_i = 2 Σ_j v_ij (z_i − c_j), ∂L/∂c_j = 2 Σ_i v_ij (c_j − z_i). */
  @Override
  public Gradients backward(INDArray slopes) {
    return new Gradients(
        z.mul(rowSums(slopes)).sub(slopes.mmul(c)).mul(2),
        c.mul(columnSums(slopes).transpose()).sub(slopes.transpose().mmul(z)).mul(2));
  }
}

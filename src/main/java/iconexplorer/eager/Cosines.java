package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.rowSums;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * cos(z_i, c_j) = u_i · w_j with u_i = z_i/‖z_i‖, w_j = c_j/‖c_j‖.
 *
 * @param z [N, d]
 * @param c [M, d]
 */
record Cosines(INDArray z, INDArray c) implements Pairs {

  /** Keeps a zero vector finite: its cosine with anything is 0. */
  private static final double SMALLEST_NORM = 1e-12;

  @Override
  public INDArray values() {
    return units(z).mmul(units(c).transpose());
  }

  private static INDArray norms(INDArray points) {
    return Elementwise.atLeast(Elementwise.sqrt(rowSums(points.mul(points))), SMALLEST_NORM);
  }

  private static INDArray units(INDArray points) {
    return points.div(norms(points));
  }

  @Override
  public Gradients backward(INDArray slopes) {
    return new Gradients(
        project(z, slopes.mmul(units(c))), project(c, slopes.transpose().mmul(units(z))));
  }

  /** ∂L/∂z = (g − (u · g) u)/‖z‖ from g = ∂L/∂u. */
  private static INDArray project(INDArray points, INDArray gradient) {
    INDArray units = units(points);
    INDArray along = rowSums(units.mul(gradient));
    return gradient.sub(units.mul(along)).div(norms(points));
  }
}

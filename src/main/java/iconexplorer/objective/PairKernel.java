package iconexplorer.objective;

import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import java.util.Optional;

/**
 * k(d) = e^(s(d)) between points of the plane, straight from coordinates, without scores in
 * between: the two kernels that people know SNE and t-SNE by.
 *
 * <p>Sums leave the point itself out. Forces are those of
 *
 * <pre>F_i = Σ_j (m_ij − k_ij (ρ_i + ρ_j)) · ∂s/∂d(d_ij) · (z_j − z_i)</pre>
 */
sealed interface PairKernel permits CauchyKernel, BellKernel {

  /** The kernel of a column, where it has one. */
  static Optional<PairKernel> of(LearnedDistribution q) {
    return switch (q) {
      case StudentT studentT when studentT.degreesOfFreedom() == 1 ->
          Optional.of(new CauchyKernel((float) (1 / (studentT.scale() * studentT.scale()))));
      case Gaussian gaussian when gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN ->
          Optional.of(new BellKernel((float) (0.5 / (gaussian.width() * gaussian.width()))));
      default -> Optional.empty();
    };
  }

  /** sums_i = Σ_{j≠i} k_ij for rows [from, to). */
  void sums(Plane plane, int from, int to, double[] sums);

  /**
   * Sums and unscaled repulsion in one pass, for rows [from, to):
   *
   * <pre>sums_i = Σ_{j≠i} k_ij,  (fx_i, fy_i) = Σ_j k_ij ∂s/∂d (z_j − z_i)</pre>
   */
  void repulsions(Plane plane, int from, int to, double[] sums, float[] fx, float[] fy);

  /**
   * The whole force on point i.
   *
   * @param attractions m_i, padded
   * @param shares ρ, padded
   */
  void force(Plane plane, int i, float[] attractions, float[] shares, float[] fx, float[] fy);

  /** The force on point i without attraction: m = 0. */
  void repulsion(Plane plane, int i, float[] shares, float[] fx, float[] fy);

  /** ∂s/∂d at a squared distance. */
  float slope(float distance);

  /** Whether sums this small can no longer be divided by. */
  default boolean vanishes(double sum) {
    return !(sum > 1e-30);
  }
}

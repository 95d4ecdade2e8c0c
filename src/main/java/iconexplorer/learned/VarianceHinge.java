package iconexplorer.learned;

/**
 * Holds the spread of every dimension up to 1, in place of the limit's variance.
 *
 * <pre>
 * L = λ 1/d meanᵢ Σⱼ pᵢⱼ ‖zᵢ − zⱼ‖²
 *   + μ 1/d mean_v Σ_k max(0, 1 − √(Var_v z_k + 10⁻⁴))
 *   + ν 1/d Σ_v Σ_{k≠l} Cov_v(z_k, z_l)²
 * </pre>
 *
 * <p>v runs over the views of a batch, or over the two towers; Var and Cov divide by n − 1. Means
 * and sums over views and dimensions are those of the authors' program.
 *
 * @param cohesion λ ≥ 0
 * @param variance μ ≥ 0
 * @param covariance ν ≥ 0; 0 leaves dimensions free to say the same
 * @see <a href="https://arxiv.org/abs/2105.04906">Bardes, Ponce &amp; LeCun, VICReg, 2022, eq. 1 to
 *     6 and algorithm 1</a>
 */
public record VarianceHinge(double cohesion, double variance, double covariance) {

  /** What the variance of a dimension is raised by before its root is taken. */
  public static final double EPSILON = 1e-4;

  public VarianceHinge {
    requireWeight("cohesion", cohesion);
    requireWeight("variance", variance);
    requireWeight("covariance", covariance);
  }

  private static void requireWeight(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be in [0, ∞), got " + value);
    }
  }
}

package iconexplorer.learned;

/**
 * A heavy-tailed kernel; ν = 1 is t-SNE's Cauchy, ν → ∞ the Gaussian.
 *
 * <pre>q(j|i) ∝ (1 + ‖z_i − c_j‖² / (ν γ²))^(−(ν+1)/2)</pre>
 *
 * @param degreesOfFreedom ν &gt; 0
 * @param scale γ &gt; 0, in units of z
 * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten &amp; Hinton,
 *     Visualizing Data using t-SNE, 2008, eq. 4</a>
 */
public record StudentT(double degreesOfFreedom, double scale) implements LearnedDistribution {

  public StudentT {
    if (!(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("nu must be positive and finite, got " + degreesOfFreedom);
    }
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma must be positive and finite, got " + scale);
    }
  }

  public StudentT(double degreesOfFreedom) {
    this(degreesOfFreedom, 1);
  }
}

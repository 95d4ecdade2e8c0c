package iconexplorer.supervisory;

/**
 * Near points are likely neighbours, with a heavy tail.
 *
 * <pre>p(j|i) ∝ (1 + ‖x_i − x_j‖² / (ν γ²))^(−(ν+1)/2)</pre>
 *
 * @param degreesOfFreedom ν &gt; 0; 1 is Cauchy, large values approach the Gaussian
 * @param scale γ &gt; 0, in units of x
 */
public record StudentTNeighbours(double degreesOfFreedom, double scale)
    implements SupervisoryDistribution {
  public StudentTNeighbours {
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degrees of freedom must be positive, got " + degreesOfFreedom);
    }
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale must be positive, got " + scale);
    }
  }
}

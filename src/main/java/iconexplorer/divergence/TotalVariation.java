package iconexplorer.divergence;

/**
 * Total variation distance, in [0, 1].
 *
 * <pre>½ Σ |p − q|</pre>
 */
public record TotalVariation() implements Divergence {

  @Override
  public double term(double p, double q) {
    return Math.abs(p - q) / 2;
  }

  @Override
  public double slope(double p, double q) {
    return Math.signum(q - p) / 2;
  }

  @Override
  public String id() {
    return "total-variation";
  }

  @Override
  public String title() {
    return "total variation";
  }
}

package iconexplorer.divergence;

/**
 * Jensen–Shannon divergence, at most log 2; m = (p + q)/2.
 *
 * <pre>½ Σ p log(p/m) + ½ Σ q log(q/m)</pre>
 */
public record JensenShannon() implements Divergence {

  @Override
  public double term(double p, double q) {
    double m = (p + q) / 2;
    return (p > 0 ? p / 2 * Math.log(p / m) : 0) + (q > 0 ? q / 2 * Math.log(q / m) : 0);
  }

  @Override
  public double slope(double p, double q) {
    return q > 0 ? Math.log(2 * q / (p + q)) / 2 : Math.log(Double.MIN_NORMAL) / 2;
  }

  @Override
  public String id() {
    return "jensen-shannon";
  }

  @Override
  public String title() {
    return "Jensen–Shannon";
  }
}

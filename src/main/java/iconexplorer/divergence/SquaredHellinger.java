package iconexplorer.divergence;

/**
 * Squared Hellinger distance, in [0, 1].
 *
 * <pre>½ Σ (√p − √q)²</pre>
 */
public record SquaredHellinger() implements Divergence {

  @Override
  public double term(double p, double q) {
    double difference = Math.sqrt(p) - Math.sqrt(q);
    return difference * difference / 2;
  }

  @Override
  public double slope(double p, double q) {
    return (1 - Math.sqrt(p / Math.max(q, Double.MIN_NORMAL))) / 2;
  }

  @Override
  public String id() {
    return "hellinger";
  }

  @Override
  public String title() {
    return "squared Hellinger";
  }
}

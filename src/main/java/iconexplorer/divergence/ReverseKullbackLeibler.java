package iconexplorer.divergence;

/**
 * Kullback–Leibler divergence with the roles exchanged; p̂ = max(p, 1e-10).
 *
 * <pre>Σ q log(q/p̂)</pre>
 */
public record ReverseKullbackLeibler() implements Divergence {

  @Override
  public double term(double p, double q) {
    return q > 0 ? q * Math.log(q / Math.max(p, FLOOR)) : 0;
  }

  @Override
  public double slope(double p, double q) {
    return Math.log(Math.max(q, Double.MIN_NORMAL) / Math.max(p, FLOOR)) + 1;
  }

  @Override
  public String id() {
    return "reverse-kl";
  }

  @Override
  public String title() {
    return "reverse KL";
  }
}

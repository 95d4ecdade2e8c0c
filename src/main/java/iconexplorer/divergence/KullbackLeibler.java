package iconexplorer.divergence;

/**
 * Kullback–Leibler divergence, the I-Con equation itself.
 *
 * <pre>Σ p log(p/q)</pre>
 */
public record KullbackLeibler() implements Divergence {

  @Override
  public double term(double p, double q) {
    return p > 0 ? p * Math.log(p / q) : 0;
  }

  @Override
  public double slope(double p, double q) {
    return p > 0 ? -p / q : 0;
  }

  @Override
  public String id() {
    return "kl";
  }

  @Override
  public String title() {
    return "KL";
  }
}

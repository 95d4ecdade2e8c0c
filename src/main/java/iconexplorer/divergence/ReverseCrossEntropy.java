package iconexplorer.divergence;

/**
 * Reverse KL plus the entropy of q; k-means is this one with hard clusters. p̂ = max(p, 1e-10).
 *
 * <pre>−Σ q log p̂</pre>
 */
public record ReverseCrossEntropy() implements Divergence {

  @Override
  public double term(double p, double q) {
    return -q * Math.log(Math.max(p, FLOOR));
  }

  @Override
  public double slope(double p, double q) {
    return -Math.log(Math.max(p, FLOOR));
  }

  @Override
  public String id() {
    return "reverse-cross-entropy";
  }

  @Override
  public String title() {
    return "reverse cross entropy";
  }
}

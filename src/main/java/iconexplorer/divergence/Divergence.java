package iconexplorer.divergence;

/**
 * D(p ‖ q) over one row, as a sum of terms d(p_j, q_j).
 *
 * <p>0 log 0 = 0 throughout. Values are in nats where logarithms are involved.
 *
 * @see <a href="https://arxiv.org/abs/2509.04734">Shone et al., Beyond I-Con, 2025, Table 1</a>
 */
public sealed interface Divergence extends Comparison
    permits KullbackLeibler,
        ReverseKullbackLeibler,
        ReverseCrossEntropy,
        JensenShannon,
        TotalVariation,
        SquaredHellinger {

  Divergence KL = new KullbackLeibler();

  /** The smallest supervisory probability that a logarithm of p is taken of. */
  double FLOOR = 1e-10;

  /** One term of the sum, d(p, q); p and q in [0, 1]. */
  double term(double p, double q);

  /** ∂d(p, q)/∂q. */
  double slope(double p, double q);
}

package iconexplorer.divergence;

/**
 * D(p ‖ q) over one row, as a sum of terms d(p_j, q_j).
 *
 * <p>0 log 0 = 0 throughout. Values are in nats where logarithms are involved.
 *
 * @see <a href="https://arxiv.org/abs/2509.04734">Shone et al., Beyond I-Con, 2025, Table 1</a>
 */
public sealed interface Divergence
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

  /** The name in files and on the command line, such as {@code reverse-kl}. */
  String id();

  /** The name a person reads. */
  String title();

  /** The divergence with this id. */
  static Divergence byId(String id) {
    return switch (id) {
      case "kl" -> KL;
      case "reverse-kl" -> new ReverseKullbackLeibler();
      case "reverse-cross-entropy" -> new ReverseCrossEntropy();
      case "jensen-shannon" -> new JensenShannon();
      case "total-variation" -> new TotalVariation();
      case "hellinger" -> new SquaredHellinger();
      default ->
          throw new IllegalArgumentException(
              "unknown divergence \""
                  + id
                  + "\": use kl, reverse-kl, reverse-cross-entropy, jensen-shannon,"
                  + " total-variation or hellinger");
    };
  }
}

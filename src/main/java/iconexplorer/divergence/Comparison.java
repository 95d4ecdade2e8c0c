package iconexplorer.divergence;

/** How what is learned is compared with what is given. */
public sealed interface Comparison permits Divergence, MutualInformation, DebiasedContrast {

  /** The name in files and on the command line, such as {@code reverse-kl}. */
  String id();

  /** The name a person reads. */
  String title();

  /**
   * The comparison with this id; mutual information with λ = 1, debiased contrast with τ⁺ = 0.1.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  static Comparison byId(String id) {
    return switch (id) {
      case "kl" -> Divergence.KL;
      case "reverse-kl" -> new ReverseKullbackLeibler();
      case "reverse-cross-entropy" -> new ReverseCrossEntropy();
      case "jensen-shannon" -> new JensenShannon();
      case "total-variation" -> new TotalVariation();
      case "hellinger" -> new SquaredHellinger();
      case "mutual-information" -> new MutualInformation(1);
      case "debiased-contrast" -> new DebiasedContrast(DebiasedContrast.USUAL_PRIOR);
      default ->
          throw new IllegalArgumentException(
              "unknown divergence \""
                  + id
                  + "\": use kl, reverse-kl, reverse-cross-entropy, jensen-shannon,"
                  + " total-variation, hellinger, mutual-information or debiased-contrast");
    };
  }
}

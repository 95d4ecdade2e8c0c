package iconexplorer.divergence;

/**
 * Contrast against candidates of which a share is known to be of the anchor's own class: what the
 * false negatives come to is taken off, by the positive that stands for them.
 *
 * <pre>
 * L_i = Σⱼ pᵢⱼ (−log(e^sᵢⱼ / (e^sᵢⱼ + Gᵢⱼ))), s = cos/τ, j a positive of i
 * Gᵢⱼ = max((Σₙ e^sᵢₙ − N τ⁺ e^sᵢⱼ) / (1 − τ⁺), N e^(−1/τ)), n over the N negatives of i
 * </pre>
 *
 * <p>A negative is a candidate with the least p of its row, where another has more.
 *
 * @param classPrior τ⁺ in [0, 1): the share of candidates of the anchor's own class; 0 leaves the
 *     negatives as they are
 * @see <a href="https://arxiv.org/abs/2007.00224">Chuang, Robinson, Lin, Torralba &amp; Jegelka,
 *     Debiased Contrastive Learning, 2020, eq. 7 and 8</a>
 */
public record DebiasedContrast(double classPrior) implements Comparison {

  /** The prior that the authors use for ten classes. */
  public static final double USUAL_PRIOR = 0.1;

  /** What p of a negative may exceed the least of its row by. */
  public static final double NEGLIGIBLE = 1e-6;

  public DebiasedContrast {
    if (!(classPrior >= 0 && classPrior < 1)) {
      throw new IllegalArgumentException("class prior must be in [0, 1), got " + classPrior);
    }
  }

  @Override
  public String id() {
    return "debiased-contrast";
  }

  @Override
  public String title() {
    return "debiased contrast";
  }
}

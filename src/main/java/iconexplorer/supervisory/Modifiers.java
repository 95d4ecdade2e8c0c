package iconexplorer.supervisory;

/**
 * What may be done to any p, in this order: symmetrise, walk, debias.
 *
 * <pre>
 * symmetrise:  (p_ij + p_ji)/2, rows renormalised
 * walks:       P̃ ∝ P + P² + … + P^(walks+1), or 1[· &gt; 0] normalised when uniform
 * α-debiasing: p̃ = (1−α) p + α/M_i over the M_i allowed candidates
 * </pre>
 *
 * @param symmetrise only in-batch
 * @param walks s in [0, {@value #MOST_WALKS}]; the paper takes 1 or 2, and each costs a product of
 *     matrices
 * @param uniformWalks whether every point reached within s + 1 steps counts alike
 * @param alpha α in [0, 1]; on data–label pairs this is label smoothing
 * @see <a href="https://arxiv.org/abs/2504.16929">Alshammari et al., I-Con, 2025, §3.3</a>
 */
public record Modifiers(boolean symmetrise, int walks, boolean uniformWalks, double alpha) {

  public static final Modifiers NONE = new Modifiers(false, 0, false, 0);

  /** After so many, every item that can be reached has been. */
  public static final int MOST_WALKS = 100;

  public Modifiers {
    if (walks < 0 || walks > MOST_WALKS) {
      throw new IllegalArgumentException(
          "walks must be in [0, %d], got %d".formatted(MOST_WALKS, walks));
    }
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be in [0, 1], got " + alpha);
    }
  }

  public Modifiers withAlpha(double alpha) {
    return new Modifiers(symmetrise, walks, uniformWalks, alpha);
  }
}

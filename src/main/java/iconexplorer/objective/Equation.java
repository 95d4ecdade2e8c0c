package iconexplorer.objective;

import iconexplorer.divergence.Divergence;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SupervisoryDistribution;

/**
 * The one equation: minimise the mean over anchors of D(p̃(·|i) ‖ q̃(·|i)).
 *
 * @param p supervisory distribution
 * @param modifiers symmetrise, walks, α on p
 * @param q learned distribution
 * @param learnedAlpha α on q, in [0, 1)
 * @param divergence D
 * @param normalisation rows or all pairs
 * @see <a href="https://arxiv.org/abs/2504.16929">Alshammari et al., I-Con, 2025, eq. 1</a>
 */
public record Equation(
    SupervisoryDistribution p,
    Modifiers modifiers,
    LearnedDistribution q,
    double learnedAlpha,
    Divergence divergence,
    Normalisation normalisation) {

  public Equation {
    if (!(learnedAlpha >= 0 && learnedAlpha < 1)) {
      throw new IllegalArgumentException("alpha on q must be in [0, 1), got " + learnedAlpha);
    }
  }

  /** p against q by KL, row by row, nothing modified. */
  public Equation(SupervisoryDistribution p, LearnedDistribution q) {
    this(p, Modifiers.NONE, q, 0, Divergence.KL, Normalisation.ROW);
  }

  public Equation withP(SupervisoryDistribution p) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }

  public Equation withModifiers(Modifiers modifiers) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }

  public Equation withQ(LearnedDistribution q) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }

  public Equation withLearnedAlpha(double learnedAlpha) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }

  public Equation withDivergence(Divergence divergence) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }

  public Equation withNormalisation(Normalisation normalisation) {
    return new Equation(p, modifiers, q, learnedAlpha, divergence, normalisation);
  }
}

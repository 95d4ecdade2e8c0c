package iconexplorer.objective;

import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SupervisoryDistribution;
import java.util.Optional;

/**
 * The one equation: minimise the mean over anchors of D(p̃(·|i) ‖ q̃(·|i)).
 *
 * @param p supervisory distribution
 * @param modifiers symmetrise, walks, α on p
 * @param q learned distribution
 * @param learnedAlpha α on q, in [0, 1)
 * @param comparison D, or mutual information or debiased contrast in its place
 * @param normalisation rows or all pairs
 * @see <a href="https://arxiv.org/abs/2504.16929">Alshammari et al., I-Con, 2025, eq. 1</a>
 */
public record Equation(
    SupervisoryDistribution p,
    Modifiers modifiers,
    LearnedDistribution q,
    double learnedAlpha,
    Comparison comparison,
    Normalisation normalisation) {

  public Equation {
    if (!(learnedAlpha >= 0 && learnedAlpha < 1)) {
      throw new IllegalArgumentException("alpha on q must be in [0, 1), got " + learnedAlpha);
    }
    switch (comparison) {
      case MutualInformation information -> requireAssignments(q, learnedAlpha, normalisation);
      case DebiasedContrast contrast -> requireCosines(q, learnedAlpha, normalisation);
      case Divergence divergence -> {}
    }
    if (q instanceof Gaussian gaussian
        && gaussian.learned()
        && !(comparison instanceof Divergence && normalisation == Normalisation.ROW)) {
      throw new IllegalArgumentException("a learned tau is for divergences row by row");
    }
  }

  private static void requireAssignments(
      LearnedDistribution q, double learnedAlpha, Normalisation normalisation) {
    if (!(q instanceof Clusters clusters) || clusters.degreeWeighted()) {
      throw new IllegalArgumentException(
          "mutual information is of plain clusters: choose another divergence for this column");
    }
    if (learnedAlpha != 0 || normalisation != Normalisation.ROW) {
      throw new IllegalArgumentException(
          "mutual information has no alpha on q and no joint normalisation");
    }
  }

  private static void requireCosines(
      LearnedDistribution q, double learnedAlpha, Normalisation normalisation) {
    if (!(q instanceof Gaussian gaussian) || gaussian.similarity() != Gaussian.Similarity.COSINE) {
      throw new IllegalArgumentException(
          "debiased contrast is of cosines: choose another divergence for this column");
    }
    if (learnedAlpha != 0 || normalisation != Normalisation.ROW) {
      throw new IllegalArgumentException(
          "debiased contrast has no alpha on q and no joint normalisation");
    }
  }

  /** p against q by KL, row by row, nothing modified. */
  public Equation(SupervisoryDistribution p, LearnedDistribution q) {
    this(p, Modifiers.NONE, q, 0, Divergence.KL, Normalisation.ROW);
  }

  /** What a person calls the minimised value where it is not KL itself; else empty. */
  public Optional<String> minimisedBesideKl() {
    return switch (q) {
      case WideGaussian wide ->
          Optional.of(wide.hinge().isPresent() ? "cohesion and spread" : "limit σ → ∞");
      case NarrowGaussian narrow ->
          Optional.of(narrow.triplets().isPresent() ? "triplet loss" : "limit σ → 0");
      case Gaussian gaussian -> comparisonBesideKl();
      case StudentT studentT -> comparisonBesideKl();
      case Harmonic harmonic -> comparisonBesideKl();
      case Clusters clusters -> comparisonBesideKl();
    };
  }

  /** Whether q is a limit, whose formula compares no probabilities. */
  public boolean isLimit() {
    return q instanceof WideGaussian || q instanceof NarrowGaussian;
  }

  /** Whether p says which class an item is of. */
  public boolean readsClasses() {
    return p instanceof SameClass || p instanceof DataLabelPairs;
  }

  private Optional<String> comparisonBesideKl() {
    return switch (comparison) {
      case KullbackLeibler kl -> Optional.empty();
      case MutualInformation information -> Optional.of("−" + information.title());
      case DebiasedContrast contrast -> Optional.of(contrast.title());
      case Divergence other -> Optional.of(other.title());
    };
  }

  public Equation withP(SupervisoryDistribution p) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }

  public Equation withModifiers(Modifiers modifiers) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }

  public Equation withQ(LearnedDistribution q) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }

  public Equation withLearnedAlpha(double learnedAlpha) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }

  public Equation withComparison(Comparison comparison) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }

  public Equation withNormalisation(Normalisation normalisation) {
    return new Equation(p, modifiers, q, learnedAlpha, comparison, normalisation);
  }
}

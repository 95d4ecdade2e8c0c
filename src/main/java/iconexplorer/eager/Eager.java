package iconexplorer.eager;

import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.supervisory.Support;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An equation over a support, in plain ND4J operations.
 *
 * @param equation p's own kind is of no interest here
 * @param support who may pick whom
 * @param degrees [M, 1] of the candidates for degree weighted clusters, else ones
 * @param exaggeration of p in KL's gradient
 * @param draw which of all drawings, where something is drawn at random
 */
public record Eager(
    Equation equation, Support support, INDArray degrees, Exaggeration exaggeration, long draw) {

  /** With the first drawing. */
  public Eager(Equation equation, Support support, INDArray degrees, Exaggeration exaggeration) {
    this(equation, support, degrees, exaggeration, 0);
  }

  /**
   * Loss and gradients at one point, in the data type of the arguments.
   *
   * @param p [N, M], p̃ with all its modifiers
   * @param z [N, d], anchors' embeddings (logits where q is clusters)
   * @param c [M, d], candidates' embeddings; z itself where candidates are the anchors. For dot
   *     products [M, d + 1] is allowed: the last column is a bias
   * @throws IllegalArgumentException where the support cannot be normalised over all pairs
   */
  public Evaluation evaluate(INDArray p, INDArray z, INDArray c) {
    return switch (equation.comparison()) {
      case MutualInformation(double lambda) ->
          joined(new Information(lambda, candidates(p)).evaluate(p, z, c));
      case DebiasedContrast contrast -> towards(contrast, p, z, c);
      case Divergence divergence -> towards(divergence, p, z, c);
    };
  }

  private Evaluation towards(Comparison comparison, INDArray p, INDArray z, INDArray c) {
    return support == Support.CROSS_MODAL
        ? bothWays(comparison, p, z, c)
        : joined(rows(comparison, p, z, c));
  }

  private Candidates candidates(INDArray p) {
    return Candidates.of(support, p);
  }

  private Evaluation joined(Evaluation evaluation) {
    if (!support.candidatesAreAnchors() || equation.normalisation() == Normalisation.JOINT) {
      return evaluation;
    }
    Gradients both =
        new Gradients(evaluation.gradZ(), evaluation.gradC(), evaluation.gradLogScale()).joined();
    return with(evaluation, evaluation.loss(), evaluation.kl(), both);
  }

  private static Evaluation with(Evaluation old, double loss, double kl, Gradients gradients) {
    return new Evaluation(
        loss,
        kl,
        old.rowLosses(),
        old.rowKls(),
        old.p(),
        old.q(),
        gradients.z(),
        gradients.c(),
        gradients.logScale(),
        old.information());
  }

  /** The mean of z → c and c → z; rows, p and q are those of z → c. */
  private Evaluation bothWays(Comparison comparison, INDArray p, INDArray z, INDArray c) {
    Evaluation there = rows(comparison, p, z, c);
    Evaluation back = rows(comparison, p.transpose(), c, z);
    return with(
        there,
        (there.loss() + back.loss()) / 2,
        (there.kl() + back.kl()) / 2,
        new Gradients(
            there.gradZ().add(back.gradC()).mul(0.5),
            there.gradC().add(back.gradZ()).mul(0.5),
            (there.gradLogScale() + back.gradLogScale()) / 2));
  }

  private Evaluation rows(Comparison comparison, INDArray p, INDArray z, INDArray c) {
    return switch (comparison) {
      case DebiasedContrast contrast when equation.q() instanceof Gaussian gaussian ->
          new DebiasedRows(contrast, gaussian.width(), candidates(p))
              .evaluate(p, Scores.of(gaussian, z, c));
      case Divergence divergence -> rows(divergence, p, z, c);
      case DebiasedContrast contrast -> throw new IllegalArgumentException(contrast.title());
      case MutualInformation information ->
          throw new IllegalArgumentException(information.title() + " is of all rows together");
    };
  }

  private Evaluation rows(Divergence divergence, INDArray p, INDArray z, INDArray c) {
    double alpha = equation.learnedAlpha();
    return switch (equation.q()) {
      case Clusters clusters ->
          new ClusterRows(divergence, alpha, candidates(p), degrees).evaluate(p, z, c);
      case WideGaussian(var dissimilarity, var hinge) -> {
        Limits limits = new Limits(dissimilarity, false, Optional.empty(), hinge, candidates(p));
        Evaluation rows = limits.evaluate(p, z, c);
        yield hinge.isPresent() ? held(rows, hinge.get(), z, c) : rows;
      }
      case NarrowGaussian(var dissimilarity, var triplets) ->
          new Limits(
                  dissimilarity,
                  true,
                  triplets.map(chosen -> new Mining(chosen, draw)),
                  Optional.empty(),
                  candidates(p))
              .evaluate(p, z, c);
      case Gaussian gaussian -> softmax(divergence, p, Scores.of(gaussian, z, c));
      case StudentT studentT -> softmax(divergence, p, Scores.of(studentT, z, c));
      case Harmonic harmonic -> softmax(divergence, p, Scores.of(harmonic, z, c));
    };
  }

  /** Adds what holds the spread up, of each view or of both towers. */
  private Evaluation held(Evaluation rows, VarianceHinge hinge, INDArray z, INDArray c) {
    if (support.candidatesAreAnchors()) {
      return rows.plus(new Spreads(hinge, equation.p().views()).ofBatch(z), Optional.empty());
    }
    Spreads towers = new Spreads(hinge, 2);
    return rows.plus(towers.ofView(z), Optional.of(towers.ofView(c)));
  }

  private Evaluation softmax(Divergence divergence, INDArray p, Scores scores) {
    double alpha = equation.learnedAlpha();
    return switch (equation.normalisation()) {
      case ROW ->
          new SoftmaxRows(divergence, alpha, exaggeration, candidates(p)).evaluate(p, scores);
      case JOINT -> {
        if (!support.candidatesAreAnchors()) {
          throw new IllegalArgumentException(
              "joint normalisation needs candidates that are the anchors, got " + support.id());
        }
        yield new SoftmaxPairs(divergence, alpha, exaggeration, candidates(p)).evaluate(p, scores);
      }
    };
  }
}

package iconexplorer.objective;

import iconexplorer.divergence.Divergence;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All pairs together: the joint distribution of symmetric SNE and t-SNE, in any number of
 * dimensions and for any D.
 *
 * <pre>
 * P_ij = (p_j|i + p_i|j) / 2N,  Q_ij = e^(s_ij) / Σ_k≠l e^(s_kl)
 * Q̃ = (1−β) Q + β / N(N−1)
 * L = Σ_ij d(P_ij, Q̃_ij),  ∂L/∂s_ij = (1−β) Q_ij (g_ij − Σ_kl Q_kl g_kl)
 * </pre>
 *
 * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten &amp; Hinton,
 *     2008, eq. 2 and 4</a>
 */
final class JointObjective implements RowwiseObjective {

  private final Shape shape;
  private final Divergence divergence;
  private final double kept;
  private final double spread;
  private final PairSpace space;
  private final Matrix joint;
  private final Matrix learned;
  private final Totals totals;
  private @Nullable Matrix supervision;
  private Score score;

  JointObjective(Equation equation, Divergence divergence, Shape shape) {
    if (!shape.support().candidatesAreAnchors()) {
      throw new IllegalArgumentException(
          "joint normalisation needs candidates that are the anchors, got " + shape.support().id());
    }
    this.shape = shape;
    this.divergence = divergence;
    kept = 1 - equation.learnedAlpha();
    spread =
        equation.learnedAlpha()
            / ((double) shape.anchors() * shape.support().allowed(shape.anchors()));
    score = Score.of(equation.q());
    space = new PairSpace(equation.q(), shape);
    joint = Matrix.zeros(shape.anchors(), shape.anchors());
    learned = Matrix.zeros(shape.anchors(), shape.anchors());
    totals = new Totals(shape.anchors());
  }

  @Override
  public void supervise(Matrix p) {
    supervision = p;
    totals.count(p);
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    Matrix p = Objects.requireNonNull(supervision, "supervise comes first");
    space.measure(z, c);
    fillJoint(p);
    normalise();
    double mean = 0;
    for (int i = 0; i < shape.anchors(); i++) {
      mean += row(i);
    }
    for (int i = 0; i < shape.anchors(); i++) {
      scoreGradient(i, mean);
    }
    space.backward(z, c);
  }

  private void fillJoint(Matrix p) {
    for (int i = 0; i < shape.anchors(); i++) {
      for (int j = 0; j < shape.anchors(); j++) {
        joint.set(i, j, (p.get(i, j) * totals.weight(i) + p.get(j, i) * totals.weight(j)) / 2);
      }
    }
  }

  private void normalise() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shape.anchors(); i++) {
      for (int j = 0; j < shape.anchors(); j++) {
        if (shape.allows(i, j)) {
          highest = Math.max(highest, score.score(space.pairs().get(i, j)));
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < shape.anchors(); i++) {
      for (int j = 0; j < shape.anchors(); j++) {
        double weight =
            shape.allows(i, j) ? Math.exp(score.score(space.pairs().get(i, j)) - highest) : 0;
        learned.set(i, j, (float) weight);
        sum += weight;
      }
    }
    for (int i = 0; i < shape.anchors(); i++) {
      for (int j = 0; j < shape.anchors(); j++) {
        learned.set(i, j, (float) (learned.get(i, j) / sum));
      }
    }
  }

  /** Puts row i's share of the sums on record; returns Σ_j Q_ij g_ij, Q without β. */
  private double row(int i) {
    double loss = 0;
    double kl = 0;
    double mean = 0;
    for (int j = 0; j < shape.anchors(); j++) {
      if (shape.allows(i, j)) {
        double p = joint.get(i, j);
        double bare = Math.max(learned.get(i, j), Float.MIN_NORMAL);
        double q = kept * bare + spread;
        loss += divergence.term(p, q);
        kl += Divergence.KL.term(p, q);
        mean += bare * divergence.slope(p, q);
      }
    }
    totals.putShare(i, loss, kl);
    return mean;
  }

  private void scoreGradient(int i, double mean) {
    for (int j = 0; j < shape.anchors(); j++) {
      double gradient = 0;
      if (shape.allows(i, j)) {
        double bare = Math.max(learned.get(i, j), Float.MIN_NORMAL);
        double q = kept * bare + spread;
        gradient = kept * bare * (divergence.slope(joint.get(i, j), q) - mean);
      }
      double slope = score.slope(space.pairs().get(i, j));
      space.pairs().set(i, j, (float) (gradient * slope));
    }
  }

  /** The sum over all pairs. */
  @Override
  public double loss() {
    return totals.sumOfLosses();
  }

  /** The sum over all pairs. */
  @Override
  public double kl() {
    return totals.sumOfKls();
  }

  @Override
  public Totals totals() {
    return totals;
  }

  @Override
  public Matrix anchorGradient() {
    return space.anchorGradient();
  }

  @Override
  public Matrix candidateGradient() {
    return space.candidateGradient();
  }

  @Override
  public void copyLearnedRow(int i, float[] target) {
    learned.copyRowTo(i, target, 0);
    for (int j = 0; j < shape.anchors(); j++) {
      target[j] = shape.allows(i, j) ? (float) (kept * target[j] + spread) : 0;
    }
  }

  @Override
  public void learn(LearnedDistribution q) {
    score = Score.of(q);
  }

  @Override
  public void close() {
    space.close();
    joint.close();
    learned.close();
  }
}

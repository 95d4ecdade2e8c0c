package iconexplorer.objective;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
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
  private final double[] highest;
  private final double[] sums;
  private final double[] means;

  /** log Σ e^s over all pairs: Q may be smaller than any float, its logarithm is not. */
  private double logSum;

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
    highest = new double[shape.anchors()];
    sums = new double[shape.anchors()];
    means = new double[shape.anchors()];
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
    eachRow(i -> fillJoint(p, i));
    normalise();
    eachRow(i -> means[i] = row(i));
    double mean = Arrays.stream(means).sum();
    eachRow(i -> scoreGradient(i, mean));
    space.backward(z, c);
  }

  private void eachRow(IntConsumer row) {
    Team.shared()
        .forBlocks(
            shape.anchors(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                row.accept(i);
              }
            });
  }

  private void fillJoint(Matrix p, int i) {
    for (int j = 0; j < shape.anchors(); j++) {
      joint.set(i, j, (p.get(i, j) * totals.weight(i) + p.get(j, i) * totals.weight(j)) / 2);
    }
  }

  private void normalise() {
    eachRow(i -> highest[i] = highest(i));
    double most = Arrays.stream(highest).max().orElseThrow();
    eachRow(i -> sums[i] = weigh(i, most));
    double sum = Arrays.stream(sums).sum();
    logSum = most + Math.log(sum);
    eachRow(i -> {
      for (int j = 0; j < shape.anchors(); j++) {
        learned.set(i, j, (float) (learned.get(i, j) / sum));
      }
    });
  }

  private double highest(int i) {
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < shape.anchors(); j++) {
      if (shape.allows(i, j)) {
        most = Math.max(most, score.score(space.pairs().get(i, j)));
      }
    }
    return most;
  }

  /** Puts e^(s − most) in row i's place; returns their sum. */
  private double weigh(int i, double most) {
    double sum = 0;
    for (int j = 0; j < shape.anchors(); j++) {
      double weight =
          shape.allows(i, j) ? Math.exp(score.score(space.pairs().get(i, j)) - most) : 0;
      learned.set(i, j, (float) weight);
      sum += weight;
    }
    return sum;
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
        double logQ = spread > 0 ? Math.log(q) : score.score(space.pairs().get(i, j)) - logSum;
        double klTerm = p > 0 ? p * (Math.log(p) - logQ) : 0;
        kl += klTerm;
        loss += divergence instanceof KullbackLeibler ? klTerm : divergence.term(p, q);
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

package iconexplorer.objective;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Softmax columns, row by row.
 *
 * <pre>
 * q_ij = e^(s_ij) / Σ_k e^(s_ik), q̃ = (1−β) q + β/M_i
 * ∂L/∂s_ij = (1−β) q_ij (g_ij − Σ_k q_ik g_ik)/N, g = ∂D/∂q̃;  for KL and β = 0 (q_ij − p_ij)/N
 * </pre>
 */
final class SoftmaxObjective implements Objective {

  private final Shape shape;
  private final Divergence divergence;
  private final boolean mixed;
  private final float kept;
  private final float spread;
  private final PairSpace space;
  private final Matrix learned;
  private final Totals totals;
  private @Nullable Matrix supervision;
  private final Scratch[] scratches;
  private Score score;

  SoftmaxObjective(Equation equation, Divergence divergence, Shape shape) {
    this.shape = shape;
    this.divergence = divergence;
    mixed = equation.learnedAlpha() > 0;
    kept = (float) (1 - equation.learnedAlpha());
    spread = (float) (equation.learnedAlpha() / shape.support().allowed(shape.candidates()));
    score = Score.of(equation.q());
    space = new PairSpace(equation.q(), shape);
    learned = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
    scratches = new Scratch[Team.BLOCKS];
    Arrays.setAll(scratches, block -> new Scratch(shape.paddedCandidates()));
  }

  /** Padded rows of one block; the mixture is q̃. */
  private record Scratch(
      float[] measures, float[] p, float[] q, float[] mixture, float[] gradient) {
    Scratch(int length) {
      this(
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length]);
    }
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
    Team.shared()
        .forBlocks(
            shape.anchors(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                row(i, p, scratches[block], values);
              }
            });
    space.backward(z, c);
  }

  private void row(int i, Matrix p, Scratch rows, boolean values) {
    int m = shape.candidates();
    space.pairs().copyRowTo(i, rows.measures, 0);
    p.copyRowTo(i, rows.p, 0);
    score.scores(rows.measures, rows.q);
    Arrays.fill(rows.q, m, rows.q.length, Rows.NOTHING);
    if (shape.support().excludesSelf()) {
      rows.q[i] = Rows.NOTHING;
    }
    float highest = Rows.max(rows.q);
    double attraction = Rows.dotBelow(rows.p, rows.q, highest);
    double sum = Rows.exponentials(rows.q, highest);
    Rows.scale(rows.q, (float) (1 / sum));
    mix(i, rows);
    learned.copyRowFrom(rows.mixture, 0, i);
    double mass = Rows.sum(rows.p);
    if (values) {
      double kl =
          mixed
              ? divergence(Divergence.KL, rows, i)
              : Rows.negativeEntropy(rows.p) - attraction + mass * Math.log(sum);
      totals.put(
          i, divergence instanceof KullbackLeibler ? kl : divergence(divergence, rows, i), kl);
    }
    if (divergence instanceof KullbackLeibler && !mixed) {
      Rows.klScoreGradient(rows.q, rows.p, (float) mass, totals.weight(i), rows.gradient);
    } else {
      scoreGradient(rows, totals.weight(i));
    }
    score.slopes(rows.measures, rows.gradient);
    space.pairs().copyRowFrom(rows.gradient, 0, i);
  }

  private void mix(int i, Scratch rows) {
    System.arraycopy(rows.q, 0, rows.mixture, 0, rows.q.length);
    for (int j = 0; mixed && j < shape.candidates(); j++) {
      rows.mixture[j] = shape.allows(i, j) ? kept * rows.q[j] + spread : 0;
    }
  }

  private double divergence(Divergence by, Scratch rows, int i) {
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      if (shape.allows(i, j)) {
        sum += by.term(rows.p[j], rows.mixture[j]);
      }
    }
    return sum;
  }

  private void scoreGradient(Scratch rows, float weight) {
    double mean = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double slope = rows.mixture[j] > 0 ? divergence.slope(rows.p[j], rows.mixture[j]) : 0;
      rows.gradient[j] = (float) slope;
      mean += rows.q[j] * slope;
    }
    for (int j = 0; j < shape.candidates(); j++) {
      rows.gradient[j] = (float) (weight * kept * rows.q[j] * (rows.gradient[j] - mean));
    }
  }

  @Override
  public double loss() {
    return totals.meanLoss();
  }

  @Override
  public double kl() {
    return totals.meanKl();
  }

  @Override
  public double rowLoss(int i) {
    return totals.rowLoss(i);
  }

  @Override
  public double rowKl(int i) {
    return totals.rowKl(i);
  }

  @Override
  public int anchorsWithPositives() {
    return totals.anchorsWithPositives();
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
  }

  @Override
  public void learn(LearnedDistribution q) {
    score = Score.of(q);
  }

  @Override
  public void close() {
    space.close();
    learned.close();
  }
}

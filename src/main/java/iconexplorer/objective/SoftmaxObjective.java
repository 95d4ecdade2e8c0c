package iconexplorer.objective;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import iconexplorer.supervisory.SparseSupervision;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Softmax columns, row by row.
 *
 * <pre>
 * q_ij = e^(s_ij) / Σ_k e^(s_ik), q̃ = (1−β) q + β/M_i
 * ∂L/∂s_ij = (1−β) q_ij (g_ij − Σ_k q_ik g_ik)/N, g = ∂D/∂q̃;  for KL and β = 0 (q_ij − p_ij)/N
 * ∂L/∂log(1/τ) = Σ_ij ∂L/∂d_ij d_ij, where s_ij = d_ij/τ and τ is learned
 * </pre>
 *
 * <p>For KL and β = 0, p̃ may come as a few entries above a floor: then it is subtracted where it
 * is, and nothing [N, M] of it is read.
 */
final class SoftmaxObjective implements RowwiseObjective {

  private final Shape shape;
  private final Divergence divergence;
  private final boolean mixed;
  private final boolean simple;
  private final float kept;
  private final float spread;
  private final PairSpace space;
  private final Matrix learned;
  private final Totals totals;

  /** Σ_j p̃_ij. */
  private final float[] masses;

  /** Σ_j ∂L/∂d_ij d_ij, where τ is learned; else of length 0. */
  private final double[] scaleGradients;

  private final Scratch[] scratches;
  private final Team.Body weigh = this::weigh;
  private final Team.Body compare = this::compare;
  private @Nullable Matrix supervision;
  private @Nullable SparseSupervision few;
  private boolean wanted;
  private Score score;

  SoftmaxObjective(Equation equation, Divergence divergence, Shape shape) {
    this.shape = shape;
    this.divergence = divergence;
    mixed = equation.learnedAlpha() > 0;
    simple = divergence instanceof KullbackLeibler && !mixed;
    kept = (float) (1 - equation.learnedAlpha());
    spread = (float) (equation.learnedAlpha() / shape.support().allowed(shape.candidates()));
    score = Score.of(equation.q());
    space = new PairSpace(equation.q(), shape);
    learned = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
    masses = new float[shape.anchors()];
    boolean learnsScale = equation.q() instanceof Gaussian gaussian && gaussian.learned();
    scaleGradients = new double[learnsScale ? shape.anchors() : 0];
    scratches = new Scratch[Team.BLOCKS];
    Arrays.setAll(scratches, block -> new Scratch(shape.paddedCandidates()));
  }

  /** Padded rows of one block, and room for a vector; the mixture is q̃. */
  private record Scratch(
      float[] measures,
      float[] scores,
      float[] p,
      float[] q,
      float[] mixture,
      float[] gradient,
      float[] lanes) {
    Scratch(int length) {
      this(
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[VectorMath.LANES]);
    }
  }

  @Override
  public boolean takesSparse() {
    return simple;
  }

  @Override
  public void supervise(SparseSupervision p) {
    few = p;
    supervision = null;
    totals.count(p.p());
    Team.shared().forBlocks(shape.anchors(), weigh);
  }

  @Override
  public void supervise(Matrix p) {
    supervision = p;
    few = null;
    totals.count(p);
    Team.shared().forBlocks(shape.anchors(), weigh);
  }

  private void weigh(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      masses[i] = few == null ? wholeMass(i, scratches[block].p) : fewMass(few, i);
    }
  }

  private float wholeMass(int i, float[] row) {
    copySupervision(i, row);
    return (float) Rows.sum(row);
  }

  private float fewMass(SparseSupervision sparse, int i) {
    double sum = 0;
    for (int at = sparse.p().start(i); at < sparse.p().end(i); at++) {
      sum += sparse.p().value(at);
    }
    int others = shape.support().allowed(shape.candidates());
    return (float) (sparse.kept() * sum + (double) sparse.floor(i) * others);
  }

  /** p̃(·|i), zero behind the last candidate. */
  private void copySupervision(int i, float[] row) {
    SparseSupervision sparse = few;
    if (sparse != null) {
      sparse.copyRowTo(i, row);
    } else {
      Objects.requireNonNull(supervision, "supervise comes first").copyRowTo(i, row, 0);
    }
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    wanted = values;
    space.measure(z, c);
    Team.shared().forBlocks(shape.anchors(), compare);
    space.backward(z, c);
  }

  private void compare(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      row(i, scratches[block]);
    }
  }

  private void row(int i, Scratch rows) {
    space.pairs().copyRowTo(i, rows.measures, 0);
    score.scores(rows.measures, rows.q);
    Arrays.fill(rows.q, shape.candidates(), rows.q.length, Rows.NOTHING);
    if (shape.support().excludesSelf()) {
      rows.q[i] = Rows.NOTHING;
    }
    if (wanted) {
      System.arraycopy(rows.q, 0, rows.scores, 0, rows.q.length);
    }
    float highest = Rows.max(rows.q);
    double sum = Rows.exponentials(rows.q, highest, rows.lanes);
    Rows.scale(rows.q, (float) (1 / sum));
    learned.copyRowFrom(mixture(i, rows), 0, i);
    if (wanted) {
      values(i, rows, highest, sum);
    }
    gradient(i, rows);
    score.slopes(rows.measures, rows.gradient);
    if (scaleGradients.length > 0) {
      scaleGradients[i] = Rows.dot(rows.gradient, rows.measures);
    }
    space.pairs().copyRowFrom(rows.gradient, 0, i);
  }

  /** q̃. */
  private float[] mixture(int i, Scratch rows) {
    if (!mixed) {
      return rows.q;
    }
    for (int j = 0; j < shape.candidates(); j++) {
      rows.mixture[j] = shape.allows(i, j) ? kept * rows.q[j] + spread : 0;
    }
    return rows.mixture;
  }

  private void values(int i, Scratch rows, float highest, double sum) {
    copySupervision(i, rows.p);
    double kl =
        mixed
            ? divergence(Divergence.KL, rows, i)
            : Rows.negativeEntropy(rows.p)
                - Rows.dotBelow(rows.p, rows.scores, highest)
                + masses[i] * Math.log(sum);
    totals.put(i, divergence instanceof KullbackLeibler ? kl : divergence(divergence, rows, i), kl);
  }

  private void gradient(int i, Scratch rows) {
    float weight = totals.weight(i);
    SparseSupervision sparse = few;
    if (sparse != null) {
      Rows.aboveFloor(rows.q, weight * masses[i], weight * sparse.floor(i), rows.gradient);
      if (shape.support().excludesSelf()) {
        rows.gradient[i] = 0;
      }
      for (int at = sparse.p().start(i); at < sparse.p().end(i); at++) {
        rows.gradient[sparse.p().column(at)] -= weight * sparse.kept() * sparse.p().value(at);
      }
      return;
    }
    copySupervision(i, rows.p);
    if (simple) {
      Rows.klScoreGradient(rows.q, rows.p, masses[i], weight, rows.gradient);
    } else {
      scoreGradient(mixed ? rows.mixture : rows.q, rows, weight);
    }
  }

  private double divergence(Divergence by, Scratch rows, int i) {
    float[] mixture = mixed ? rows.mixture : rows.q;
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      if (shape.allows(i, j)) {
        sum += by.term(rows.p[j], mixture[j]);
      }
    }
    return sum;
  }

  private void scoreGradient(float[] mixture, Scratch rows, float weight) {
    double mean = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double slope = mixture[j] > 0 ? divergence.slope(rows.p[j], mixture[j]) : 0;
      rows.gradient[j] = (float) slope;
      mean += rows.q[j] * slope;
    }
    for (int j = 0; j < shape.candidates(); j++) {
      rows.gradient[j] = (float) (weight * kept * rows.q[j] * (rows.gradient[j] - mean));
    }
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
  public double logScaleGradient() {
    return scaleGradients.length > 0
        ? Arrays.stream(scaleGradients).sum()
        : RowwiseObjective.super.logScaleGradient();
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

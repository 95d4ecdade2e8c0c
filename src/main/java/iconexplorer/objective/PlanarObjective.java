package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import iconexplorer.supervisory.Support;
import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * KL of points in the plane, by row or joint, without an N×N matrix of q: SNE and t-SNE as people
 * know them.
 *
 * <pre>
 * w_ij = p_j|i / N (row) or P_ij (joint),  m_ij = w_ij + w_ji
 * ∂L/∂z_i = 2 Σ_j (r_ij − m_ij) ∂s/∂d(d_ij) (z_i − z_j)
 * r_ij = q_j|i / N + q_i|j / N (row) or 2 Q_ij (joint)
 * </pre>
 */
final class PlanarObjective implements Objective {

  /** Where the lanes behind the last point lie: far from all others, and from each other. */
  private static final float FAR = 1e15f;

  private final Shape shape;
  private final boolean joint;
  private final int n;
  private final int padded;
  private final float[] x;
  private final float[] y;

  /** [n, padded], m_ij. */
  private final Matrix attractions;

  /** Log of each row's normaliser; all equal when joint. */
  private final float[] logSums;

  /** weight_i / normaliser_i, for the Cauchy kernel. */
  private final float[] repulsions;

  /** 1/N for an anchor that counts, else 0. */
  private final float[] rowWeights;

  private final double[] sums;
  private final double[] negativeEntropies;
  private final Totals totals;
  private final Matrix anchorGradient;
  private final float[][][] scratches;
  private LearnedDistribution q;
  private Score score;
  private float exaggeration = 1;
  private @Nullable Matrix p;

  PlanarObjective(Equation equation, Shape shape) {
    this.shape = shape;
    joint = equation.normalisation() == Normalisation.JOINT;
    n = shape.anchors();
    padded = shape.paddedCandidates();
    x = new float[padded];
    y = new float[padded];
    attractions = Matrix.zeros(n, padded);
    logSums = new float[padded];
    repulsions = new float[padded];
    rowWeights = new float[padded];
    sums = new double[n];
    negativeEntropies = new double[n];
    totals = new Totals(n);
    anchorGradient = Matrix.zeros(n, 2);
    scratches = new float[Team.BLOCKS][2][padded];
    q = equation.q();
    score = Score.of(q);
  }

  /** Whether this kernel computes that equation. */
  static boolean covers(Equation equation, Shape shape) {
    return shape.dimension() == 2
        && shape.support() == Support.IN_BATCH
        && equation.comparison() instanceof KullbackLeibler
        && equation.learnedAlpha() == 0
        && (equation.q() instanceof StudentT
            || (equation.q() instanceof Gaussian gaussian
                && gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN));
  }

  @Override
  public void supervise(Matrix p) {
    this.p = p;
    totals.count(p);
    for (int i = 0; i < n; i++) {
      rowWeights[i] = totals.weight(i);
    }
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                attract(i, p, scratches[block][0]);
              }
            });
  }

  private void attract(int i, Matrix p, float[] row) {
    for (int j = 0; j < n; j++) {
      row[j] = p.get(i, j) * totals.weight(i) + p.get(j, i) * totals.weight(j);
    }
    Arrays.fill(row, n, padded, 0);
    attractions.copyRowFrom(row, 0, i);
    if (joint) {
      Rows.scale(row, 0.5f);
    } else {
      p.copyRowTo(i, row, 0);
    }
    negativeEntropies[i] = Rows.negativeEntropy(row);
  }

  @Override
  public void exaggerate(double factor) {
    exaggeration = (float) factor;
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    place(z);
    Team.shared().forBlocks(n, this::sumBlock);
    normalise();
    Team.shared().forBlocks(n, this::gradientBlock);
    if (values) {
      Team.shared().forBlocks(n, this::valueBlock);
    }
  }

  private boolean cauchy() {
    return q instanceof StudentT studentT && studentT.degreesOfFreedom() == 1;
  }

  private float cauchyUnit() {
    double scale = q instanceof StudentT studentT ? studentT.scale() : 1;
    return (float) (1 / (scale * scale));
  }

  private void place(Matrix z) {
    for (int i = 0; i < n; i++) {
      x[i] = z.get(i, 0);
      y[i] = z.get(i, 1);
    }
    for (int i = n; i < padded; i++) {
      x[i] = FAR * (i - n + 1);
      y[i] = FAR * (i - n + 1);
    }
  }

  private void sumBlock(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      if (cauchy()) {
        sums[i] = cauchySum(i, cauchyUnit());
      } else {
        logSum(i, scratches[block]);
      }
    }
  }

  /** Σ_j≠i 1/(1 + u d_ij). */
  private double cauchySum(int i, float unit) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, x, j).sub(x[i]);
      FloatVector dy = FloatVector.fromArray(SPECIES, y, j).sub(y[i]);
      FloatVector distance = dx.mul(dx).add(dy.mul(dy));
      sum = sum.add(one.div(distance.mul(unit).add(1)));
    }
    return Math.max(VectorMath.sum(sum) - 1.0, Float.MIN_NORMAL);
  }

  /** Leaves max_j s_ij in logSums and Σ_j e^(s_ij − max) in sums. */
  private void logSum(int i, float[][] scratch) {
    float[] scores = scratch[1];
    rowScores(i, scratch[0], scores);
    float highest = Rows.max(scores);
    logSums[i] = highest;
    sums[i] = Rows.exponentials(scores, highest);
  }

  private void rowScores(int i, float[] distances, float[] scores) {
    distances(i, distances);
    score.scores(distances, scores);
    Arrays.fill(scores, n, padded, Rows.NOTHING);
    scores[i] = Rows.NOTHING;
  }

  private void distances(int i, float[] distances) {
    for (int j = 0; j < padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, x, j).sub(x[i]);
      FloatVector dy = FloatVector.fromArray(SPECIES, y, j).sub(y[i]);
      dx.mul(dx).add(dy.mul(dy)).intoArray(distances, j);
    }
  }

  private void normalise() {
    if (cauchy()) {
      Arrays.fill(logSums, 0);
    }
    if (joint) {
      float highest = Rows.NOTHING;
      for (int i = 0; i < n; i++) {
        highest = Math.max(highest, logSums[i]);
      }
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += sums[i] * Math.exp(logSums[i] - highest);
      }
      Arrays.fill(logSums, 0, n, (float) (highest + Math.log(sum)));
      Arrays.fill(repulsions, 0, n, (float) (1 / sum));
      return;
    }
    for (int i = 0; i < n; i++) {
      logSums[i] += (float) Math.log(sums[i]);
      repulsions[i] = (float) (totals.weight(i) / sums[i]);
    }
  }

  private void gradientBlock(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      if (cauchy()) {
        cauchyGradient(i, cauchyUnit());
      } else {
        gradient(i, scratches[block]);
      }
    }
  }

  private void cauchyGradient(int i, float unit) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    long row = (long) Float.BYTES * i * padded;
    for (int j = 0; j < padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, x, j).sub(x[i]);
      FloatVector dy = FloatVector.fromArray(SPECIES, y, j).sub(y[i]);
      FloatVector kernel = one.div(dx.mul(dx).add(dy.mul(dy)).mul(unit).add(1));
      FloatVector repulsion =
          FloatVector.fromArray(SPECIES, repulsions, j).add(repulsions[i]).mul(kernel);
      FloatVector force =
          FloatVector.fromMemorySegment(
                  SPECIES, attractions.segment(), row + (long) Float.BYTES * j, ORDER)
              .mul(exaggeration)
              .sub(repulsion)
              .mul(kernel);
      sumX = force.fma(dx, sumX);
      sumY = force.fma(dy, sumY);
    }
    put(i, sumX, sumY, -2 * unit);
  }

  private void gradient(int i, float[][] scratch) {
    float[] distances = scratch[0];
    float[] scores = scratch[1];
    rowScores(i, distances, scores);
    long row = (long) Float.BYTES * i * padded;
    float own = joint ? 1 : totals.weight(i);
    for (int j = 0; j < padded; j += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, scores, j);
      FloatVector mine = VectorMath.exp(value.sub(logSums[i])).mul(own);
      FloatVector theirs =
          VectorMath.exp(value.sub(FloatVector.fromArray(SPECIES, logSums, j))).mul(weights(j));
      FloatVector.fromMemorySegment(
              SPECIES, attractions.segment(), row + (long) Float.BYTES * j, ORDER)
          .mul(exaggeration)
          .sub(mine.add(theirs).blend(0, value.compare(VectorOperators.EQ, Rows.NOTHING)))
          .intoArray(scores, j);
    }
    score.slopes(distances, scores);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < padded; j += LANES) {
      FloatVector force = FloatVector.fromArray(SPECIES, scores, j);
      sumX = force.fma(FloatVector.fromArray(SPECIES, x, j).sub(x[i]), sumX);
      sumY = force.fma(FloatVector.fromArray(SPECIES, y, j).sub(y[i]), sumY);
    }
    put(i, sumX, sumY, 2);
  }

  /** The share of each candidate's own row in what it repels with. */
  private FloatVector weights(int j) {
    return joint
        ? FloatVector.broadcast(SPECIES, 1)
        : FloatVector.fromArray(SPECIES, rowWeights, j);
  }

  private void put(int i, FloatVector sumX, FloatVector sumY, float factor) {
    anchorGradient.set(i, 0, factor * VectorMath.sum(sumX));
    anchorGradient.set(i, 1, factor * VectorMath.sum(sumY));
  }

  private void valueBlock(int from, int to, int block) {
    Matrix positives = Objects.requireNonNull(p, "supervise comes first");
    for (int i = from; i < to; i++) {
      value(i, positives, scratches[block]);
    }
  }

  private void value(int i, Matrix positives, float[][] scratch) {
    float[] weights = scratch[0];
    float[] scores = scratch[1];
    rowScores(i, weights, scores);
    scores[i] = 0;
    if (joint) {
      attractions.copyRowTo(i, weights, 0);
      Rows.scale(weights, 0.5f);
    } else {
      Arrays.fill(weights, n, padded, 0);
      positives.copyRowTo(i, weights, 0);
    }
    double kl = negativeEntropies[i] - Rows.dot(weights, scores) + Rows.sum(weights) * logSums[i];
    if (joint) {
      totals.putShare(i, kl, kl);
    } else {
      totals.put(i, kl, kl);
    }
  }

  @Override
  public double loss() {
    return kl();
  }

  @Override
  public double kl() {
    return joint ? totals.sumOfKls() : totals.meanKl();
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
    return anchorGradient;
  }

  /** Candidates are the anchors. */
  @Override
  public Matrix candidateGradient() {
    return anchorGradient;
  }

  @Override
  public void copyLearnedRow(int i, float[] target) {
    float[] scores = new float[padded];
    rowScores(i, new float[padded], scores);
    for (int j = 0; j < n; j++) {
      target[j] = scores[j] == Rows.NOTHING ? 0 : (float) Math.exp(scores[j] - logSums[i]);
    }
  }

  @Override
  public void learn(LearnedDistribution q) {
    this.q = q;
    score = Score.of(q);
  }

  @Override
  public void close() {
    attractions.close();
    anchorGradient.close();
  }
}

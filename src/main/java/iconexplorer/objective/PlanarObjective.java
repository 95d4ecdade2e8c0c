package iconexplorer.objective;

import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.Support;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * KL of points in the plane, by row or joint, without an N×N matrix of q: SNE and t-SNE as people
 * know them.
 *
 * <pre>
 * m_ij = w_i p_j|i + w_j p_i|j (row) or 2 P_ij (joint)
 * ∂L/∂z_i = 2 Σ_j (m_ij − r_ij) ∂s/∂d(d_ij) (z_j − z_i)
 * r_ij = w_i q_j|i + w_j q_i|j (row) or 2 Q_ij (joint)
 * </pre>
 *
 * <p>Three ways, one result: straight from coordinates where the kernel is Cauchy's or a bell and
 * no row vanishes; by rows of scores otherwise; and from a grid where there are very many points.
 */
final class PlanarObjective implements RowwiseObjective {

  private final Plane plane;
  private final int gridFrom;
  private final boolean joint;
  private final int n;
  private final int padded;

  /** Log of each row's normaliser; all equal when joint. */
  private final float[] logSums;

  /** ρ: w_i / normaliser_i. */
  private final float[] shares;

  private final float[] ones;

  /** w, 1/N for an anchor that counts. */
  private final float[] weights;

  private final double[] sums;

  /** Σ_{j≠i} s_ij and Σ_{j≠i} w_j s_ij, from the grid. */
  private final double[] scoreSums;

  private final double[] weightedScoreSums;
  private final double[] negativeEntropies;

  /** Σ_j m_ij of a whole matrix when joint. */
  private final double[] masses;

  private final float[] forceX;
  private final float[] forceY;
  private final Totals totals;
  private final Matrix anchorGradient;
  private final float[][][] scratches;

  /** For each block; empty where the form is by row. */
  private final Matrix[] twoRows;

  private final PairSweep sweep;
  private final LonelyPoints lonely;
  private PlaneScores scores;
  private Optional<PairKernel> kernel;
  private float exaggeration = 1;

  /** (f − 1) α/M: what exaggeration must not have raised. */
  private float uniform;

  private @Nullable Attraction attraction;
  private @Nullable PlaneGrid grid;

  /** Whether the last evaluation went through the grid. */
  private boolean gridded;

  PlanarObjective(Equation equation, Shape shape) {
    this(equation, shape, PlaneGrid.FEWEST_POINTS);
  }

  /**
   * @param gridFrom points from which a sparse p goes through the grid
   */
  PlanarObjective(Equation equation, Shape shape, int gridFrom) {
    this.gridFrom = gridFrom;
    joint = equation.normalisation() == Normalisation.JOINT;
    n = shape.anchors();
    plane = new Plane(n);
    padded = plane.padded;
    logSums = new float[padded];
    shares = new float[padded];
    ones = new float[padded];
    Arrays.fill(ones, 1);
    weights = new float[padded];
    scoreSums = new double[n];
    weightedScoreSums = new double[n];
    sums = new double[n];
    negativeEntropies = new double[n];
    masses = new double[n];
    forceX = new float[n];
    forceY = new float[n];
    totals = new Totals(n);
    anchorGradient = Matrix.zeros(n, 2);
    scratches = new float[Team.BLOCKS][3][padded];
    twoRows = new Matrix[joint ? Team.BLOCKS : 0];
    Arrays.setAll(twoRows, block -> Matrix.zeros(2, padded));
    sweep = new PairSweep(plane);
    lonely = new LonelyPoints(n);
    scores = new PlaneScores(plane, equation.q());
    kernel = PairKernel.of(equation.q());
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
    totals.count(p);
    DenseAttraction dense =
        attraction instanceof DenseAttraction known ? known : new DenseAttraction(p, plane);
    dense.supervise(p, totals);
    attract(dense);
  }

  @Override
  public boolean takesSparse() {
    return true;
  }

  @Override
  public void supervise(SparseSupervision p) {
    totals.count(p.p());
    if (attraction instanceof SparseAttraction known) {
      known.supervise(p);
      attract(known);
    } else {
      attract(new SparseAttraction(p, totals));
    }
  }

  private void attract(Attraction next) {
    if (attraction != null && attraction != next) {
      attraction.close();
    }
    attraction = next;
    for (int i = 0; i < n; i++) {
      weights[i] = totals.weight(i);
    }
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                negativeEntropies[i] = negativeEntropy(next, i, scratches[block][0]);
              }
            });
  }

  private double negativeEntropy(Attraction of, int i, float[] row) {
    if (of instanceof SparseAttraction few) {
      return joint ? few.jointNegativeEntropy(i) : few.supervision().negativeEntropy(i);
    }
    copyDistribution(of, i, row);
    masses[i] = 2 * Rows.sum(row);
    return Rows.negativeEntropy(row);
  }

  /** p̃(·|i), or P_i when joint. */
  private void copyDistribution(Attraction from, int i, float[] row) {
    if (joint) {
      from.copyRowTo(i, 0, row);
      Rows.scale(row, 0.5f);
    } else {
      from.copySupervisionTo(i, row);
    }
  }

  private Attraction attraction() {
    return Objects.requireNonNull(attraction, "supervise comes first");
  }

  @Override
  public void exaggerate(double factor, double alpha) {
    exaggeration = (float) factor;
    uniform = (float) ((factor - 1) * alpha / Math.max(n - 1, 1));
  }

  /** What m_i is multiplied by as a whole: f, where α spreads nothing over all. */
  private float wholeFactor() {
    return uniform > 0 ? 1 : exaggeration;
  }

  /** f m_i of what is known, and m_i of what α spreads over all, from a column on. */
  private void copyAttractions(Attraction of, int i, int from, float[] row) {
    of.copyRowTo(i, from, row);
    if (exaggeration == 1) {
      return;
    }
    Rows.scale(row, exaggeration);
    if (uniform > 0) {
      float own = totals.weight(i);
      for (int j = from; j < n; j++) {
        row[j] -= uniform * (own + totals.weight(j));
      }
      row[i] = 0;
    }
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    Attraction now = attraction();
    gridded = false;
    plane.place(z);
    boolean direct = kernel.isPresent() && evaluateDirectly(kernel.get(), now);
    if (!direct) {
      evaluateByScores(now);
    }
    for (int i = 0; i < n; i++) {
      anchorGradient.set(i, 0, 2 * forceX[i]);
      anchorGradient.set(i, 1, 2 * forceY[i]);
    }
    if (values && direct && joint && now instanceof DenseAttraction dense) {
      jointValues(kernel.orElseThrow(), dense);
    } else if (values) {
      sumScores(now);
      Team.shared().forBlocks(n, (from, to, block) -> values(now, from, to, scratches[block]));
    }
  }

  /** Straight from coordinates; false where a row vanishes, and nothing is computed. */
  private boolean evaluateDirectly(PairKernel pairs, Attraction now) {
    if (now instanceof SparseAttraction few) {
      gridded = n >= gridFrom && evaluateOnGrid(pairs, few);
      if (gridded || few.hasNoFloor()) {
        return gridded || evaluateSparse(pairs, few);
      }
    }
    return evaluateWhole(pairs, now);
  }

  private boolean evaluateWhole(PairKernel pairs, Attraction now) {
    if (joint) {
      return evaluateJointly(pairs, now);
    }
    sweep.eachPair((i, columns, block) -> pairs.sum(plane, i, columns));
    sweep.gatherSums(sums);
    if (!normalise(pairs)) {
      return false;
    }
    sweep.eachPair((i, columns, block) -> {
      copyAttractions(now, i, plane.vectorOf(i), scratches[block][0]);
      pairs.force(plane, i, scratches[block][0], shares, columns);
    });
    sweep.gatherForces(-pairs.rate(), forceX, forceY);
    return true;
  }

  /** One pass: only when it is over is it known what repulsion is to be divided by. */
  private boolean evaluateJointly(PairKernel pairs, Attraction now) {
    float factor = wholeFactor();
    if (now instanceof DenseAttraction dense && factor == exaggeration) {
      sweep.eachPairOfTwo((i, columns, block) ->
          pairs.pullAndRepelUnscaled(plane, i, dense.rows(), dense.start(i), columns));
    } else {
      sweep.eachPairOfTwo((i, columns, block) -> {
        copyTwo(now, i, scratches[block][0], twoRows[block]);
        pairs.pullAndRepelUnscaled(plane, i, twoRows[block].segment(), 0, columns);
      });
    }
    if (!normaliseJointly(pairs)) {
      return false;
    }
    sweep.addPulls(-factor * pairs.rate(), forceX, forceY);
    return true;
  }

  /** m_i and m_i+1, with what does not belong to {@link #wholeFactor}. */
  private void copyTwo(Attraction now, int i, float[] row, Matrix rows) {
    int from = plane.vectorOf(i);
    for (int k = 0; k < 2; k++) {
      if (wholeFactor() == exaggeration) {
        now.copyRowTo(i + k, from, row);
      } else {
        copyAttractions(now, i + k, from, row);
      }
      rows.copyRowFrom(row, 0, k);
    }
  }

  /** From a sweep whose pairs gave to their first point's sum only, and repelled as they are. */
  private boolean normaliseJointly(PairKernel pairs) {
    sweep.gatherSums(sums);
    for (int i = 0; i < n; i++) {
      sums[i] *= 2;
    }
    if (!normalise(pairs)) {
      return false;
    }
    sweep.gatherForces(2 * shares[0] * pairs.rate(), forceX, forceY);
    return true;
  }

  private boolean evaluateSparse(PairKernel pairs, SparseAttraction few) {
    if (!repel(pairs)) {
      return false;
    }
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                attract(pairs, few.entries(), i);
              }
            });
    return true;
  }

  /** Repulsion between all pairs. */
  private boolean repel(PairKernel pairs) {
    if (joint) {
      sweep.eachPair((i, columns, block) -> pairs.repelUnscaled(plane, i, columns));
      return normaliseJointly(pairs);
    }
    sweep.eachPair((i, columns, block) -> pairs.sum(plane, i, columns));
    sweep.gatherSums(sums);
    if (!normalise(pairs)) {
      return false;
    }
    sweep.eachPair((i, columns, block) -> pairs.repel(plane, i, shares, columns));
    sweep.gatherForces(pairs.rate(), forceX, forceY);
    return true;
  }

  /**
   * Through the grid: repulsion, and the attraction of all by all where p̃ has a floor. False where
   * the points are too far apart for one, or too many stand alone.
   */
  private boolean evaluateOnGrid(PairKernel pairs, SparseAttraction few) {
    PlaneGrid lines = grid == null ? new PlaneGrid(plane, pairs) : grid;
    grid = lines;
    if (!lines.lay()) {
      return false;
    }
    lines.charge(ones);
    lines.sums(sums);
    Arrays.fill(forceX, 0);
    Arrays.fill(forceY, 0);
    attractOnGrid(pairs, few.entries());
    if (!findLonely(pairs) || !normalise(pairs)) {
      return false;
    }
    repelLonely(pairs);
    lines.addRepulsion(shares, joint ? -2 : -1, forceX, forceY);
    boolean allCount = totals.anchorsWithPositives() == n;
    if (!few.hasNoFloor()) {
      lines.addPull(weights, (allCount ? 2 : 1) * few.floor(), forceX, forceY);
    }
    if (!few.hasNoFloor() && !allCount) {
      lines.charge(weights);
      lines.addPull(ones, few.floor(), forceX, forceY);
    }
    if (!joint) {
      lines.charge(shares);
      lines.addRepulsion(ones, -1, forceX, forceY);
    }
    return true;
  }

  /**
   * With Cauchy's kernel no sum is below what the nearest points alone contribute, whatever the
   * grid's error is.
   */
  private void attractOnGrid(PairKernel pairs, SparseRows entries) {
    boolean raises = pairs instanceof CauchyKernel;
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                float least = attract(pairs, entries, i) / -pairs.rate();
                sums[i] = raises ? Math.max(sums[i], least) : sums[i];
              }
            });
  }

  /** Sets their sums to one for the time being; false where they are too many. */
  private boolean findLonely(PairKernel pairs) {
    lonely.clear();
    if (joint || pairs instanceof CauchyKernel) {
      return true;
    }
    boolean few = lonely.find(sums);
    for (int at = 0; at < lonely.count(); at++) {
      sums[lonely.point(at)] = 1;
    }
    return few;
  }

  /** Their normalisers and what they repel; the grid then has nothing of it. */
  private void repelLonely(PairKernel pairs) {
    sweep.eachRow(
        lonely.count(),
        (at, columns, block) -> {
          int i = lonely.point(at);
          logSum(i, scratches[block]);
          logSums[i] += (float) Math.log(sums[i]);
          shares[i] = 0;
          float factor = (float) (totals.weight(i) / sums[i]);
          LonelyPoints.repel(plane, i, scratches[block][1], factor, columns);
        });
    sweep.addPulls(pairs.rate(), forceX, forceY);
  }

  /** From sums to their logarithms and shares; false where one vanishes. */
  private boolean normalise(PairKernel pairs) {
    if (joint) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += sums[i];
      }
      Arrays.fill(logSums, 0, n, (float) Math.log(sum));
      Arrays.fill(shares, 0, n, (float) (1 / sum));
      return !pairs.vanishes(sum);
    }
    boolean whole = true;
    for (int i = 0; i < n; i++) {
      whole &= !pairs.vanishes(sums[i]);
      logSums[i] = (float) Math.log(sums[i]);
      shares[i] = (float) (totals.weight(i) / sums[i]);
    }
    return whole;
  }

  /** Adds the attraction of the entries of row i; the sum of ∂s/∂d over them. */
  private float attract(PairKernel pairs, SparseRows entries, int i) {
    float slopes = 0;
    float sumX = 0;
    float sumY = 0;
    for (int at = entries.start(i); at < entries.end(i); at++) {
      int j = entries.column(at);
      float slope = pairs.slope(plane.squaredDistance(i, j));
      float pull = entries.value(at) * slope;
      slopes += slope;
      sumX += pull * (plane.x[j] - plane.x[i]);
      sumY += pull * (plane.y[j] - plane.y[i]);
    }
    forceX[i] += exaggeration * sumX;
    forceY[i] += exaggeration * sumY;
    return slopes;
  }

  private void evaluateByScores(Attraction now) {
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                logSum(i, scratches[block]);
              }
            });
    normaliseScores();
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                float[][] scratch = scratches[block];
                copyAttractions(now, i, 0, scratch[2]);
                scores.force(
                    i, scratch[2], shares, logSums, scratch[0], scratch[1], forceX, forceY);
              }
            });
  }

  /** Leaves max_j s_ij in logSums and Σ_j e^(s_ij − max) in sums. */
  private void logSum(int i, float[][] scratch) {
    float[] row = scratch[1];
    scores.copyRowTo(i, scratch[0], row);
    float highest = Rows.max(row);
    logSums[i] = highest;
    sums[i] = Rows.exponentials(row, highest);
  }

  private void normaliseScores() {
    if (!joint) {
      for (int i = 0; i < n; i++) {
        logSums[i] += (float) Math.log(sums[i]);
        shares[i] = totals.weight(i);
      }
      return;
    }
    float highest = Rows.NOTHING;
    for (int i = 0; i < n; i++) {
      highest = Math.max(highest, logSums[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += sums[i] * Math.exp(logSums[i] - highest);
    }
    Arrays.fill(logSums, 0, n, (float) (highest + Math.log(sum)));
    Arrays.fill(shares, 0, n, 1);
  }

  /** Sums of scores over all pairs, where the grid has them and the floor of p̃ needs them. */
  private void sumScores(Attraction now) {
    if (!gridded || grid == null || (now instanceof SparseAttraction few && few.hasNoFloor())) {
      return;
    }
    grid.charge(ones);
    grid.scores(scoreSums);
    if (!joint) {
      return;
    }
    if (totals.anchorsWithPositives() < n) {
      grid.charge(weights);
      grid.scores(weightedScoreSums);
    } else {
      Arrays.setAll(weightedScoreSums, i -> weights[i] * scoreSums[i]);
    }
  }

  /** Σ_j P_ij log(P_ij/Q_ij) of each point from one look at each pair; q's scores are log k. */
  private void jointValues(PairKernel pairs, DenseAttraction now) {
    sweep.eachPair(
        (i, columns, block) -> pairs.surprise(plane, i, now.rows(), now.start(i), columns));
    sweep.gatherSums(sums);
    for (int i = 0; i < n; i++) {
      double kl = negativeEntropies[i] + (sums[i] + masses[i] * logSums[i]) / 2;
      totals.putShare(i, kl, kl);
    }
  }

  private void values(Attraction now, int from, int to, float[][] scratch) {
    for (int i = from; i < to; i++) {
      double kl =
          now instanceof SparseAttraction few && (gridded || few.hasNoFloor())
              ? sparseValue(few, i)
              : value(now, i, scratch);
      if (joint) {
        totals.putShare(i, kl, kl);
      } else {
        totals.put(i, kl, kl);
      }
    }
  }

  private double value(Attraction now, int i, float[][] scratch) {
    float[] weights = scratch[0];
    float[] row = scratch[1];
    scores.copyRowTo(i, weights, row);
    row[i] = 0;
    if (joint) {
      now.copyRowTo(i, 0, weights);
    } else {
      now.copySupervisionTo(i, weights);
    }
    double surprise = -Rows.dotBelow(weights, row, logSums[i]);
    return negativeEntropies[i] + (joint ? surprise / 2 : surprise);
  }

  private double sparseValue(SparseAttraction few, int i) {
    SparseRows rows = joint ? few.entries() : few.supervision().p();
    double factor = joint ? 0.5 : few.supervision().kept();
    double surprise = few.hasNoFloor() ? 0 : floorSurprise(few, i);
    for (int at = rows.start(i); at < rows.end(i); at++) {
      double logQ = scores.at(plane.squaredDistance(i, rows.column(at))) - logSums[i];
      surprise -= factor * rows.value(at) * Math.min(logQ, 0); // above 0 by rounding only
    }
    return negativeEntropies[i] + surprise;
  }

  /** −Σ_j log q_ij times what every pair has of p̃, entry or not. */
  private double floorSurprise(SparseAttraction few, int i) {
    double everyone = (n - 1) * (double) logSums[i] - scoreSums[i];
    if (!joint) {
      return few.supervision().floor(i) * everyone;
    }
    double counted = (1 - weights[i]) * (double) logSums[i] - weightedScoreSums[i];
    return 0.5 * few.floor() * (weights[i] * everyone + counted);
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
  public Totals totals() {
    return totals;
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
    float[] row = new float[padded];
    scores.copyRowTo(i, new float[padded], row);
    for (int j = 0; j < n; j++) {
      target[j] = row[j] == Rows.NOTHING ? 0 : (float) Math.exp(row[j] - logSums[i]);
    }
  }

  @Override
  public void learn(LearnedDistribution q) {
    scores = new PlaneScores(plane, q);
    kernel = PairKernel.of(q);
    grid = null;
  }

  @Override
  public void close() {
    if (attraction != null) {
      attraction.close();
    }
    for (Matrix rows : twoRows) {
      rows.close();
    }
    anchorGradient.close();
  }
}

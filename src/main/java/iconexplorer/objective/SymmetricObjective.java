package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.Support;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * KL of cosines within a batch: InfoNCE, SimCLR, SupCon. Scores are symmetric, and so is what the
 * gradient needs of them: one product in place of two, and nothing [N, N] but the scores.
 *
 * <pre>
 * e_ij = e^((cos_ij − 1)/τ),  S_i = Σ_{j≠i} e_ij,  q_ij = e_ij / S_i
 * G_ij = e_ij (w_i/S_i + w_j/S_j) − w_i p̃_ij − w_j p̃_ji,  ∂L/∂u = G U / τ
 * </pre>
 */
final class SymmetricObjective implements RowwiseObjective {

  /** e^(−2/τ), the least that may occur, is still a normal number. */
  private static final double SMALLEST_TAU = 0.025;

  /** Keeps a zero vector finite: its cosine with anything is 0. */
  private static final double SMALLEST_NORM = 1e-12;

  private final int n;
  private final int d;
  private final int padded;

  /** [padded, d] directions; rows behind the last are zero. */
  private final Matrix units;

  private final Matrix anchors;
  private final float[] scales;

  /** [n, padded]: cosines, then e, then G. */
  private final Matrix pairs;

  private final Matrix unitGradient;
  private final Matrix anchorGradient;
  private final double[] sums;

  /** w_i / S_i, padded. */
  private final float[] shares;

  /** w_i times the floor of p̃_i, padded. */
  private final float[] floors;

  private final double[] attractions;
  private final Totals totals;
  private final SparseRows dense;
  private final Team.Body normalise = this::normalise;
  private final Team.Body exponentiate = this::exponentiate;
  private final Team.Body differentiate = this::differentiate;
  private final Team.Body project = this::project;
  private float tau;
  private boolean values;
  private Matrix z;
  private @Nullable SparseSupervision supervision;
  private @Nullable SparseRows mirrored;

  SymmetricObjective(Gaussian q, Shape shape) {
    n = shape.anchors();
    d = shape.dimension();
    padded = shape.paddedCandidates();
    units = Matrix.zeros(padded, d);
    anchors = units.firstRows(n);
    scales = new float[n];
    pairs = Matrix.zeros(n, padded);
    unitGradient = Matrix.zeros(n, d);
    anchorGradient = Matrix.zeros(n, d);
    sums = new double[n];
    shares = new float[padded];
    floors = new float[padded];
    attractions = new double[n];
    totals = new Totals(n);
    dense = new SparseRows(n, n, 0);
    tau = (float) q.width();
    z = anchors;
  }

  /** Whether this kernel computes that equation. */
  static boolean covers(Equation equation, Shape shape) {
    return shape.support() == Support.IN_BATCH
        && equation.comparison() instanceof KullbackLeibler
        && equation.normalisation() == Normalisation.ROW
        && equation.learnedAlpha() == 0
        && equation.q() instanceof Gaussian gaussian
        && gaussian.similarity() == Gaussian.Similarity.COSINE
        && !gaussian.learned()
        && gaussian.width() >= SMALLEST_TAU;
  }

  @Override
  public boolean takesSparse() {
    return true;
  }

  @Override
  public void supervise(Matrix p) {
    dense.clear();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float value = p.get(i, j);
        if (value > 0) {
          dense.put(j, value);
        }
      }
      dense.endRow();
    }
    supervise(new SparseSupervision(dense, Support.IN_BATCH, 0));
  }

  @Override
  public void supervise(SparseSupervision p) {
    supervision = p;
    totals.count(p.p());
    if (!p.p().isSymmetric()) {
      SparseRows target = mirrored == null ? new SparseRows(n, n, p.p().entries()) : mirrored;
      p.p().transposeTo(target);
      mirrored = target;
    }
    for (int i = 0; i < n; i++) {
      floors[i] = totals.weight(i) * p.floor(i);
    }
  }

  private SparseSupervision supervision() {
    return Objects.requireNonNull(supervision, "supervise comes first");
  }

  @Override
  public void evaluate(Matrix embeddings, Matrix c, boolean wanted) {
    z = embeddings;
    values = wanted;
    Team.shared().forBlocks(n, normalise);
    Gemm.multiplyTransposed(anchors, units, pairs);
    Team.shared().forBlocks(n, exponentiate);
    for (int i = 0; i < n; i++) {
      shares[i] = (float) (totals.weight(i) / sums[i]);
    }
    Team.shared().forBlocks(n, differentiate);
    Gemm.multiply(pairs, units, unitGradient);
    Team.shared().forBlocks(n, project);
  }

  private void normalise(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      double squares = 0;
      for (int k = 0; k < d; k++) {
        squares += z.get(i, k) * z.get(i, k);
      }
      scales[i] = (float) (1 / Math.max(Math.sqrt(squares), SMALLEST_NORM));
      for (int k = 0; k < d; k++) {
        units.set(i, k, z.get(i, k) * scales[i]);
      }
    }
  }

  private void exponentiate(int from, int to, int block) {
    SparseSupervision p = supervision();
    for (int i = from; i < to; i++) {
      if (values) {
        attractions[i] = attraction(p, i);
      }
      pairs.set(i, i, -Float.MAX_VALUE);
      for (int j = n; j < padded; j++) {
        pairs.set(i, j, -Float.MAX_VALUE);
      }
      sums[i] = exponentials(i);
      if (values) {
        double kl = p.negativeEntropy(i) - attractions[i] + Math.log(sums[i]);
        totals.put(i, kl, kl);
      }
    }
  }

  /** Σ_j p̃_ij (cos_ij − 1)/τ, before the cosines are gone. */
  private double attraction(SparseSupervision p, int i) {
    double sum = 0;
    for (int at = p.p().start(i); at < p.p().end(i); at++) {
      sum += (double) p.kept() * p.p().value(at) * (pairs.get(i, p.p().column(at)) - 1);
    }
    float floor = p.floor(i);
    if (floor > 0) {
      double all = 0;
      for (int j = 0; j < n; j++) {
        all += j == i ? 0 : pairs.get(i, j) - 1;
      }
      sum += floor * all;
    }
    return sum / tau;
  }

  /** Cosines of row i become e; returns their sum. */
  private double exponentials(int i) {
    MemorySegment segment = pairs.segment();
    long row = (long) Float.BYTES * i * padded;
    float unit = 1 / tau;
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < padded; j += LANES) {
      long at = row + (long) Float.BYTES * j;
      FloatVector score =
          FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER).sub(1f).mul(unit);
      FloatVector value = VectorMath.exp(score);
      value.intoMemorySegment(segment, at, ORDER);
      sum = sum.add(value);
    }
    pairs.set(i, i, 0);
    return VectorMath.sum(sum);
  }

  private void differentiate(int from, int to, int block) {
    SparseSupervision p = supervision();
    for (int i = from; i < to; i++) {
      repel(i);
      pairs.set(i, i, 0);
      if (p.p().isSymmetric()) {
        attractMutually(i, p);
      } else {
        attract(i, p, Objects.requireNonNull(mirrored));
      }
    }
  }

  /** Less w_i p̃_ij + w_j p̃_ji, where the two p are equal. */
  private void attractMutually(int i, SparseSupervision p) {
    float own = totals.weight(i);
    for (int at = p.p().start(i); at < p.p().end(i); at++) {
      int j = p.p().column(at);
      float pull = (own + totals.weight(j)) * p.kept() * p.p().value(at);
      pairs.set(i, j, pairs.get(i, j) - pull);
    }
  }

  private void attract(int i, SparseSupervision p, SparseRows mirror) {
    float own = totals.weight(i) * p.kept();
    for (int at = p.p().start(i); at < p.p().end(i); at++) {
      int j = p.p().column(at);
      pairs.set(i, j, pairs.get(i, j) - own * p.p().value(at));
    }
    for (int at = mirror.start(i); at < mirror.end(i); at++) {
      int j = mirror.column(at);
      float theirs = totals.weight(j) * p.kept();
      pairs.set(i, j, pairs.get(i, j) - theirs * mirror.value(at));
    }
  }

  /** e_ij (w_i/S_i + w_j/S_j) less the floors of p̃. */
  private void repel(int i) {
    MemorySegment segment = pairs.segment();
    long row = (long) Float.BYTES * i * padded;
    float share = shares[i];
    float floor = floors[i];
    for (int j = 0; j < padded; j += LANES) {
      long at = row + (long) Float.BYTES * j;
      FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER)
          .mul(FloatVector.fromArray(SPECIES, shares, j).add(share))
          .sub(FloatVector.fromArray(SPECIES, floors, j).add(floor))
          .intoMemorySegment(segment, at, ORDER);
    }
  }

  /** ∂L/∂z = (g − (u · g) u)/‖z‖ with g = ∂L/∂u. */
  private void project(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      double along = 0;
      for (int k = 0; k < d; k++) {
        along += units.get(i, k) * unitGradient.get(i, k);
      }
      float scale = scales[i] / tau;
      for (int k = 0; k < d; k++) {
        anchorGradient.set(
            i, k, (float) (scale * (unitGradient.get(i, k) - along * units.get(i, k))));
      }
    }
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

  /** From the directions of the last evaluation, which are all that is left of it. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    for (int j = 0; j < n; j++) {
      double cosine = 0;
      for (int k = 0; k < d; k++) {
        cosine += units.get(i, k) * units.get(j, k);
      }
      target[j] = j == i ? 0 : (float) (Math.exp((cosine - 1) / tau) / sums[i]);
    }
  }

  @Override
  public boolean covers(LearnedDistribution q) {
    return q instanceof Gaussian gaussian
        && gaussian.similarity() == Gaussian.Similarity.COSINE
        && gaussian.width() >= SMALLEST_TAU;
  }

  @Override
  public void learn(LearnedDistribution q) {
    if (!(q instanceof Gaussian gaussian) || !covers(q)) {
      throw new IllegalArgumentException("another objective covers " + q);
    }
    tau = (float) gaussian.width();
  }

  @Override
  public void close() {
    units.close();
    pairs.close();
    unitGradient.close();
    anchorGradient.close();
  }
}

package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * KL of clusters whose candidates are the anchors: q is symmetric, and so is what the gradient
 * needs of it. One product in place of two, and nothing [N, N] but q.
 *
 * <pre>
 * φ = softmax(z), n_c = Σ_k φ_kc, q_ij = Σ_c φ_ic φ_jc / n_c, q̃ = (1−β) q + β/N
 * G_ij = (w_i p̃_ij + w_j p̃_ji) / q̃_ij,  g_ic = Σ_j G_ij φ_jc / n_c
 * ∂L/∂φ_ic = −(1−β) (g_ic − Σ_k φ_kc g_kc / 2 n_c)
 * </pre>
 */
final class SymmetricClusterObjective implements RowwiseObjective {

  /** Keeps logarithm and quotient finite where no cluster is shared. */
  private static final float SMALLEST_Q = 1e-30f;

  private final int n;
  private final int padded;
  private final int clusters;
  private final float kept;
  private final float spread;
  private final Matrix phi;

  /** [padded, C], φ_jc / n_c; rows behind the last are zero. */
  private final Matrix shares;

  /** [n, padded]: q, then G. */
  private final Matrix pairs;

  private final Matrix gradient;
  private final double[] sizes;
  private final double[] corrections;

  /** w_i times the floor of p̃_i, padded. */
  private final float[] floors;

  /** Of one row: what entries of p̃ come to, before q gives way to G. */
  private final float[][] pulls;

  private final float[][] logs;
  private final float[][] positives;
  private final double[][] partials;
  private final Softmax softmax;
  private final Totals totals;
  private final Team.Body size = this::size;
  private final Team.Body weigh = this::weigh;
  private final Team.Body share = this::share;
  private final Team.Body compare = this::compare;
  private final Team.Body correct = this::correct;
  private boolean wanted;
  private @Nullable SparseSupervision few;
  private @Nullable SparseRows mirrored;
  private @Nullable Matrix whole;

  /** [n, padded], w_i p̃_ij + w_j p̃_ji of {@link #whole}. */
  private @Nullable Matrix mutual;

  SymmetricClusterObjective(Equation equation, Shape shape) {
    n = shape.anchors();
    padded = shape.paddedCandidates();
    clusters = shape.dimension();
    kept = (float) (1 - equation.learnedAlpha());
    spread = (float) (equation.learnedAlpha() / n);
    phi = Matrix.zeros(n, clusters);
    shares = Matrix.zeros(padded, clusters);
    pairs = Matrix.zeros(n, padded);
    gradient = Matrix.zeros(n, clusters);
    sizes = new double[clusters];
    corrections = new double[clusters];
    floors = new float[padded];
    pulls = new float[Team.BLOCKS][2 * n];
    logs = new float[Team.BLOCKS][padded];
    positives = new float[Team.BLOCKS][padded];
    partials = new double[Team.BLOCKS][clusters];
    softmax = new Softmax(clusters, phi);
    totals = new Totals(n);
  }

  /** Whether this kernel computes that equation. */
  static boolean covers(Equation equation, Shape shape) {
    return shape.support().candidatesAreAnchors()
        && !shape.support().excludesSelf()
        && equation.comparison() instanceof KullbackLeibler
        && equation.q() instanceof Clusters plain
        && !plain.degreeWeighted();
  }

  @Override
  public boolean takesSparse() {
    return true;
  }

  @Override
  public void supervise(SparseSupervision p) {
    few = p;
    whole = null;
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

  @Override
  public void supervise(Matrix p) {
    few = null;
    whole = p;
    totals.count(p);
    Matrix target = mutual == null ? Matrix.zeros(n, padded) : mutual;
    mutual = target;
    Team.shared()
        .forBlocks(
            n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                for (int j = 0; j < n; j++) {
                  target.set(i, j, totals.weight(i) * p.get(i, j) + totals.weight(j) * p.get(j, i));
                }
              }
            });
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    wanted = values;
    softmax.of(z, phi);
    addUp(size, sizes);
    Team.shared().forBlocks(n, share);
    Gemm.multiplyTransposed(phi, shares, pairs);
    Team.shared().forBlocks(n, compare);
    Gemm.multiply(pairs, shares, gradient);
    addUp(weigh, corrections);
    Team.shared().forBlocks(n, correct);
    softmax.backward(phi, gradient);
  }

  /** One sum for each cluster, by blocks first. */
  private void addUp(Team.Body body, double[] sums) {
    for (double[] partial : partials) {
      Arrays.fill(partial, 0);
    }
    Team.shared().forBlocks(n, body);
    Arrays.fill(sums, 0);
    for (double[] partial : partials) {
      for (int c = 0; c < clusters; c++) {
        sums[c] += partial[c];
      }
    }
  }

  /** Σ_k φ_kc. */
  private void size(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      for (int c = 0; c < clusters; c++) {
        partials[block][c] += phi.get(i, c);
      }
    }
  }

  /** Σ_k φ_kc g_kc. */
  private void weigh(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      for (int c = 0; c < clusters; c++) {
        partials[block][c] += phi.get(i, c) * gradient.get(i, c);
      }
    }
  }

  private void share(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      for (int c = 0; c < clusters; c++) {
        shares.set(i, c, (float) (phi.get(i, c) / Math.max(sizes[c], SMALLEST_Q)));
      }
    }
  }

  private void compare(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      if (wanted) {
        value(i, logs[block], positives[block]);
      }
      SparseSupervision sparse = few;
      if (sparse != null) {
        differentiate(i, sparse, pulls[block]);
      } else {
        differentiate(i, Objects.requireNonNull(mutual, "supervise comes first"));
      }
    }
  }

  private void value(int i, float[] logQ, float[] p) {
    copySupervision(i, p);
    logs(i, logQ);
    double kl = Rows.negativeEntropy(p) - Rows.dot(p, logQ);
    totals.put(i, kl, kl);
  }

  /** p̃(·|i), zero behind the last candidate. */
  private void copySupervision(int i, float[] row) {
    SparseSupervision sparse = few;
    if (sparse != null) {
      sparse.copyRowTo(i, row);
    } else {
      Objects.requireNonNull(whole, "supervise comes first").copyRowTo(i, row, 0);
    }
  }

  /** log q̃ of a row. */
  private void logs(int i, float[] row) {
    pairs.copyRowTo(i, row, 0);
    for (int j = 0; j < padded; j += LANES) {
      VectorMath.log(FloatVector.fromArray(SPECIES, row, j).mul(kept).add(spread).max(SMALLEST_Q))
          .intoArray(row, j);
    }
  }

  private float mixture(int i, int j) {
    return Math.max(kept * pairs.get(i, j) + spread, SMALLEST_Q);
  }

  /** q of row i becomes G: the floors of p̃ everywhere, and what is above them where it is. */
  private void differentiate(int i, SparseSupervision p, float[] entries) {
    SparseRows own = p.p();
    SparseRows mirror = own.isSymmetric() ? own : Objects.requireNonNull(mirrored);
    int count = 0;
    for (int at = own.start(i); at < own.end(i); at++) {
      entries[count] = totals.weight(i) * p.kept() * own.value(at) / mixture(i, own.column(at));
      count++;
    }
    for (int at = mirror.start(i); at < mirror.end(i); at++) {
      int j = mirror.column(at);
      entries[count] = totals.weight(j) * p.kept() * mirror.value(at) / mixture(i, j);
      count++;
    }
    divideFloors(i);
    count = 0;
    for (int at = own.start(i); at < own.end(i); at++) {
      pairs.set(i, own.column(at), pairs.get(i, own.column(at)) + entries[count]);
      count++;
    }
    for (int at = mirror.start(i); at < mirror.end(i); at++) {
      pairs.set(i, mirror.column(at), pairs.get(i, mirror.column(at)) + entries[count]);
      count++;
    }
  }

  private void divideFloors(int i) {
    MemorySegment segment = pairs.segment();
    long row = (long) Float.BYTES * i * padded;
    float floor = floors[i];
    for (int j = 0; j < padded; j += LANES) {
      long at = row + (long) Float.BYTES * j;
      FloatVector mixture =
          FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER)
              .mul(kept)
              .add(spread)
              .max(SMALLEST_Q);
      FloatVector.fromArray(SPECIES, floors, j)
          .add(floor)
          .div(mixture)
          .intoMemorySegment(segment, at, ORDER);
    }
  }

  private void differentiate(int i, Matrix numerators) {
    MemorySegment segment = pairs.segment();
    long row = (long) Float.BYTES * i * padded;
    for (int j = 0; j < padded; j += LANES) {
      long at = row + (long) Float.BYTES * j;
      FloatVector mixture =
          FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER)
              .mul(kept)
              .add(spread)
              .max(SMALLEST_Q);
      FloatVector.fromMemorySegment(SPECIES, numerators.segment(), at, ORDER)
          .div(mixture)
          .intoMemorySegment(segment, at, ORDER);
    }
  }

  private void correct(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      for (int c = 0; c < clusters; c++) {
        double correction = corrections[c] / (2 * Math.max(sizes[c], SMALLEST_Q));
        gradient.set(i, c, (float) (-kept * (gradient.get(i, c) - correction)));
      }
    }
  }

  @Override
  public Totals totals() {
    return totals;
  }

  @Override
  public Matrix anchorGradient() {
    return gradient;
  }

  /** Candidates are the anchors. */
  @Override
  public Matrix candidateGradient() {
    return gradient;
  }

  /** From the assignments of the last evaluation: q itself has given way to G. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int c = 0; c < clusters; c++) {
        sum += phi.get(i, c) * shares.get(j, c);
      }
      target[j] = (float) Math.max(kept * sum + spread, SMALLEST_Q);
    }
  }

  /** Clusters have no width. */
  @Override
  public void learn(LearnedDistribution q) {}

  @Override
  public void close() {
    phi.close();
    shares.close();
    pairs.close();
    gradient.close();
    if (mutual != null) {
      mutual.close();
    }
  }
}

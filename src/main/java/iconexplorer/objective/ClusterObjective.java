package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import iconexplorer.supervisory.SparseSupervision;
import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Uniform on clusters.
 *
 * <pre>
 * φ = softmax(z), ψ = softmax(c), n_c = Σ_k ψ_kc ω_k   (ω = 1, or the degrees)
 * q_ij = ω_j Σ_c φ_ic ψ_jc / n_c,   q̃ = (1−β) q + β/M
 * with h_ij = ∂L/∂q_ij:
 * ∂L/∂φ_ic = Σ_j h_ij ω_j ψ_jc / n_c
 * ∂L/∂ψ_jc = ω_j (Σ_i h_ij φ_ic / n_c − Σ_i φ_ic ∂L/∂φ_ic / n_c)
 * </pre>
 */
final class ClusterObjective implements RowwiseObjective {

  /** Keeps logarithm and quotient finite where no cluster is shared. */
  private static final float SMALLEST_Q = 1e-30f;

  private final Shape shape;
  private final Divergence divergence;
  private final float kept;
  private final float spread;
  private final float[] degrees;
  private final Matrix phi;
  private final Matrix psi;
  private final Matrix shares;
  private final Matrix learned;
  private final Matrix slopes;
  private final Matrix anchorGradient;
  private final Matrix candidateGradient;
  private final double[] sizes;
  private final double[] sizeGradients;
  private final Softmax softmax;
  private final Team.Body compareRows = this::compareRows;
  private final Team.Body divide = this::divide;
  private final Team.Body share = this::share;
  private final Totals totals;
  private @Nullable Matrix supervision;
  private @Nullable SparseSupervision few;
  private boolean wanted;
  private final float[][][] scratches;

  ClusterObjective(Equation equation, Divergence divergence, Shape shape, float[] degrees) {
    if (equation.q() instanceof Clusters clusters
        && clusters.degreeWeighted()
        && degrees.length != shape.candidates()) {
      throw new IllegalArgumentException(
          "degree weighted clusters need the degree of each of the "
              + shape.candidates()
              + " candidates, got "
              + degrees.length);
    }
    this.shape = shape;
    this.divergence = divergence;
    kept = (float) (1 - equation.learnedAlpha());
    spread = (float) (equation.learnedAlpha() / shape.candidates());
    this.degrees = degrees;
    int clusters = shape.dimension();
    phi = Matrix.zeros(shape.anchors(), clusters);
    psi = shape.support().candidatesAreAnchors() ? phi : Matrix.zeros(shape.candidates(), clusters);
    shares = Matrix.zeros(shape.candidates(), clusters);
    slopes = Matrix.zeros(shape.anchors(), shape.candidates());
    learned = linear() ? Matrix.zeros(shape.anchors(), shape.candidates()) : slopes;
    anchorGradient = Matrix.zeros(shape.anchors(), clusters);
    candidateGradient = Matrix.zeros(shape.candidates(), clusters);
    sizes = new double[clusters];
    sizeGradients = new double[clusters];
    totals = new Totals(shape.anchors());
    softmax = new Softmax(clusters, phi);
    scratches = new float[Team.BLOCKS][2][shape.paddedCandidates()];
  }

  @Override
  public boolean takesSparse() {
    return divergence instanceof KullbackLeibler;
  }

  @Override
  public void supervise(SparseSupervision p) {
    few = p;
    supervision = null;
    totals.count(p.p());
  }

  @Override
  public void supervise(Matrix p) {
    supervision = p;
    few = null;
    totals.count(p);
    if (linear()) {
      Team.shared()
          .forBlocks(
              shape.anchors(),
              (from, to, block) -> {
                for (int i = from; i < to; i++) {
                  fillLinearSlopes(i, p, scratches[block][0]);
                }
              });
    }
  }

  /** Whether ∂D/∂q does not depend on q, as in k-means: then it is written down once for each p. */
  private boolean linear() {
    return divergence instanceof ReverseCrossEntropy;
  }

  private void fillLinearSlopes(int i, Matrix p, float[] row) {
    p.copyRowTo(i, row, 0);
    float weight = totals.weight(i) * kept;
    for (int j = 0; j < shape.candidates(); j++) {
      row[j] = (float) (weight * divergence.slope(row[j], 0));
    }
    slopes.copyRowFrom(row, 0, i);
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    softmax.of(z, phi);
    if (psi != phi) {
      softmax.of(c, psi);
    }
    fillShares();
    wanted = values;
    if (!linear() || values) {
      Gemm.multiplyTransposed(phi, shares, learned);
      Team.shared().forBlocks(shape.anchors(), compareRows);
    }
    backward();
  }

  private void compareRows(int from, int to, int block) {
    for (int i = from; i < to; i++) {
      row(i, scratches[block]);
    }
  }

  /** p̃(·|i), zero behind the last candidate. */
  private void copySupervision(int i, float[] row) {
    SparseSupervision sparse = few;
    if (sparse != null) {
      sparse.copyRowTo(i, row);
    } else {
      Objects.requireNonNull(supervision, "supervise comes first").copyRowTo(i, row, 0);
    }
    Arrays.fill(row, shape.candidates(), row.length, 0);
  }

  private float degree(int j) {
    return degrees.length == 0 ? 1 : degrees[j];
  }

  /** shares_jc = ω_j ψ_jc / n_c. */
  private void fillShares() {
    Arrays.fill(sizes, 0);
    for (int j = 0; j < psi.rows(); j++) {
      for (int c = 0; c < sizes.length; c++) {
        sizes[c] += degree(j) * psi.get(j, c);
      }
    }
    Team.shared().forBlocks(psi.rows(), divide);
  }

  private void divide(int from, int to, int block) {
    for (int j = from; j < to; j++) {
      for (int c = 0; c < sizes.length; c++) {
        shares.set(j, c, (float) (degree(j) * psi.get(j, c) / Math.max(sizes[c], SMALLEST_Q)));
      }
    }
  }

  private void row(int i, float[][] scratch) {
    float[] positives = scratch[0];
    float[] q = scratch[1];
    copySupervision(i, positives);
    learned.copyRowTo(i, q, 0);
    mix(q);
    if (wanted) {
      double kl = Rows.negativeEntropy(positives) - crossTerm(positives, q);
      totals.put(i, loss(i, positives, q, kl), kl);
    }
    if (!linear()) {
      slopes(positives, q, totals.weight(i) * kept);
      slopes.copyRowFrom(q, 0, i);
    }
  }

  /** q̃ = (1−β) q + β/M, in place. */
  private void mix(float[] q) {
    for (int j = 0; j < q.length; j += LANES) {
      FloatVector.fromArray(SPECIES, q, j).mul(kept).add(spread).max(SMALLEST_Q).intoArray(q, j);
    }
  }

  /** Σ p log q. */
  private static double crossTerm(float[] p, float[] q) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < p.length; j += LANES) {
      FloatVector logQ = VectorMath.log(FloatVector.fromArray(SPECIES, q, j));
      sum = FloatVector.fromArray(SPECIES, p, j).fma(logQ, sum);
    }
    return VectorMath.sum(sum);
  }

  private double loss(int i, float[] p, float[] q, double kl) {
    if (divergence instanceof KullbackLeibler) {
      return kl;
    }
    float weight = totals.weight(i) * kept;
    if (linear() && weight > 0) {
      slopes.copyRowTo(i, p, 0);
      return Rows.dot(p, q) / weight;
    }
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      sum += divergence.term(p[j], q[j]);
    }
    return sum;
  }

  /** q_j becomes weight · ∂D/∂q_j. */
  private void slopes(float[] p, float[] q, float weight) {
    if (divergence instanceof KullbackLeibler) {
      for (int j = 0; j < q.length; j += LANES) {
        FloatVector.fromArray(SPECIES, p, j)
            .mul(-weight)
            .div(FloatVector.fromArray(SPECIES, q, j))
            .intoArray(q, j);
      }
      return;
    }
    for (int j = 0; j < shape.candidates(); j++) {
      q[j] = (float) (weight * divergence.slope(p[j], q[j]));
    }
  }

  private void backward() {
    Gemm.multiply(slopes, shares, anchorGradient);
    Gemm.transposedMultiply(slopes, phi, candidateGradient);
    Arrays.fill(sizeGradients, 0);
    for (int i = 0; i < phi.rows(); i++) {
      for (int c = 0; c < sizes.length; c++) {
        sizeGradients[c] -= phi.get(i, c) * anchorGradient.get(i, c);
      }
    }
    for (int c = 0; c < sizes.length; c++) {
      sizeGradients[c] /= Math.max(sizes[c], SMALLEST_Q);
    }
    Team.shared().forBlocks(psi.rows(), share);
    if (psi != phi) {
      softmax.backward(psi, candidateGradient);
    }
    softmax.backward(phi, anchorGradient);
  }

  /** What a candidate's assignment changes; added to the anchor's where they are the same. */
  private void share(int from, int to, int block) {
    for (int j = from; j < to; j++) {
      for (int c = 0; c < sizes.length; c++) {
        double shared = candidateGradient.get(j, c) / Math.max(sizes[c], SMALLEST_Q);
        float gradient = (float) (degree(j) * (shared + sizeGradients[c]));
        candidateGradient.set(j, c, gradient);
        if (psi == phi) {
          anchorGradient.set(j, c, anchorGradient.get(j, c) + gradient);
        }
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

  @Override
  public Matrix candidateGradient() {
    return candidateGradient;
  }

  /** From the assignments of the last evaluation: q itself has given way to its gradient. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    for (int j = 0; j < shape.candidates(); j++) {
      double sum = 0;
      for (int c = 0; c < sizes.length; c++) {
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
    if (psi != phi) {
      psi.close();
    }
    phi.close();
    shares.close();
    if (learned != slopes) {
      learned.close();
    }
    slopes.close();
    anchorGradient.close();
    candidateGradient.close();
  }
}

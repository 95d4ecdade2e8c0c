package iconexplorer.objective;

import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mutual information between the cluster of an anchor and the cluster of its neighbour.
 *
 * <pre>
 * φ = softmax(z), ψ = softmax(c), P = Φᵀ p Ψ / N, S = (P + Pᵀ)/2, m_a = Σ_b S_ab
 * L = −Σ_ab S_ab (log S_ab − λ log m_a − λ log m_b)
 * G_ab = log S_ab − λ (log m_a + log m_b) + 1 − 2λ
 * ∂L/∂Φ = −p Ψ G / N, ∂L/∂Ψ = −pᵀ Φ G / N
 * </pre>
 *
 * First the marginals are taken, then every entry below ε of S and m is set to ε and has no
 * gradient. With p on the other view of an item this is IIC. KL and q are those of the clusters
 * column, so that curves can be compared.
 *
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, eq. 3</a>
 */
final class MutualInformationObjective implements RowwiseObjective {

  /** ε. */
  private static final double SMALLEST = Math.ulp(1.0);

  /** Keeps KL finite where no cluster is shared. */
  private static final double SMALLEST_Q = 1e-30;

  private final Shape shape;
  private final double lambda;
  private final int clusters;
  private final Softmax softmax;
  private final Matrix phi;
  private final Matrix psi;

  /** [N, k], p Ψ: where the neighbours of an anchor are. */
  private final Matrix neighbours;

  /** [M, k], pᵀ Φ: where the anchors of a candidate are. */
  private final Matrix anchors;

  private final Matrix joint;
  private final Matrix slopes;
  private final double[] symmetric;
  private final double[] marginals;

  /** log S_ab − λ (log m_a + log m_b). */
  private final double[] terms;

  /** Σ_j ψ_jc. */
  private final double[] sizes;

  private final Matrix anchorGradient;
  private final Matrix candidateGradient;
  private final Totals totals;
  private @Nullable Matrix supervision;
  private double loss;

  MutualInformationObjective(MutualInformation information, Shape shape) {
    this.shape = shape;
    lambda = information.lambda();
    clusters = shape.dimension();
    phi = Matrix.zeros(shape.anchors(), clusters);
    psi = shape.support().candidatesAreAnchors() ? phi : Matrix.zeros(shape.candidates(), clusters);
    softmax = new Softmax(clusters, phi);
    neighbours = Matrix.zeros(shape.anchors(), clusters);
    anchors = Matrix.zeros(shape.candidates(), clusters);
    joint = Matrix.zeros(clusters, clusters);
    slopes = Matrix.zeros(clusters, clusters);
    symmetric = new double[clusters * clusters];
    marginals = new double[clusters];
    terms = new double[clusters * clusters];
    sizes = new double[clusters];
    anchorGradient = Matrix.zeros(shape.anchors(), clusters);
    candidateGradient = Matrix.zeros(shape.candidates(), clusters);
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
    softmax.of(z, phi);
    if (psi != phi) {
      softmax.of(c, psi);
    }
    Gemm.multiply(p, psi, neighbours);
    Gemm.transposedMultiply(phi, neighbours, joint);
    fillSymmetric();
    fillTerms();
    fillSizes();
    if (values) {
      Team.shared().forBlocks(shape.anchors(), (from, to, block) -> rows(from, to, p));
    }
    backward(p);
  }

  private double share() {
    return 1.0 / Math.max(totals.anchorsWithPositives(), 1);
  }

  /** S, and its marginals from before its small entries are raised to ε. */
  private void fillSymmetric() {
    Arrays.fill(marginals, 0);
    for (int a = 0; a < clusters; a++) {
      for (int b = 0; b < clusters; b++) {
        double value = ((double) joint.get(a, b) + joint.get(b, a)) / 2 * share();
        symmetric[a * clusters + b] = Math.max(value, SMALLEST);
        marginals[a] += value;
      }
    }
    for (int a = 0; a < clusters; a++) {
      marginals[a] = Math.max(marginals[a], SMALLEST);
    }
  }

  private void fillTerms() {
    loss = 0;
    for (int a = 0; a < clusters; a++) {
      for (int b = 0; b < clusters; b++) {
        int at = a * clusters + b;
        terms[at] =
            Math.log(symmetric[at]) - lambda * (Math.log(marginals[a]) + Math.log(marginals[b]));
        loss -= symmetric[at] * terms[at];
      }
    }
  }

  private void fillSizes() {
    Arrays.fill(sizes, 0);
    for (int j = 0; j < psi.rows(); j++) {
      for (int c = 0; c < clusters; c++) {
        sizes[c] += psi.get(j, c);
      }
    }
  }

  private void rows(int from, int to, Matrix p) {
    for (int i = from; i < to; i++) {
      totals.put(i, rowTerm(i), rowDivergence(i, p));
    }
  }

  /** −Σ_ab φ_ia (pΨ)_ib term_ab, whose mean is the loss. */
  private double rowTerm(int i) {
    double sum = 0;
    for (int a = 0; a < clusters; a++) {
      for (int b = 0; b < clusters; b++) {
        sum -= phi.get(i, a) * neighbours.get(i, b) * terms[a * clusters + b];
      }
    }
    return sum;
  }

  private double rowDivergence(int i, Matrix p) {
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double positive = p.get(i, j);
      if (positive > 0) {
        sum += positive * (Math.log(positive) - Math.log(Math.max(learned(i, j), SMALLEST_Q)));
      }
    }
    return sum;
  }

  /** q_ij = Σ_c φ_ic ψ_jc / Σ_k ψ_kc. */
  private double learned(int i, int j) {
    double sum = 0;
    for (int c = 0; c < clusters; c++) {
      sum += phi.get(i, c) * psi.get(j, c) / Math.max(sizes[c], SMALLEST_Q);
    }
    return sum;
  }

  private void backward(Matrix p) {
    for (int a = 0; a < clusters; a++) {
      for (int b = 0; b < clusters; b++) {
        slopes.set(a, b, (float) (-share() * slope(a, b)));
      }
    }
    Gemm.multiply(neighbours, slopes, anchorGradient);
    Gemm.transposedMultiply(p, phi, anchors);
    Gemm.multiply(anchors, slopes, candidateGradient);
    if (psi == phi) {
      for (int i = 0; i < phi.rows(); i++) {
        for (int c = 0; c < clusters; c++) {
          anchorGradient.set(i, c, anchorGradient.get(i, c) + candidateGradient.get(i, c));
        }
      }
    } else {
      softmax.backward(psi, candidateGradient);
    }
    softmax.backward(phi, anchorGradient);
  }

  /** G_ab; what lies at ε does not move. */
  private double slope(int a, int b) {
    double own = symmetric[a * clusters + b] > SMALLEST ? terms[a * clusters + b] + 1 : 0;
    return own - marginalSlope(a) - marginalSlope(b);
  }

  private double marginalSlope(int a) {
    return marginals[a] > SMALLEST ? lambda : 0;
  }

  /** −I_λ. */
  @Override
  public double loss() {
    return loss;
  }

  /** Of the clusters column. */
  @Override
  public double kl() {
    return totals.meanKl();
  }

  /** An anchor's share of the loss. */
  @Override
  public double rowLoss(int i) {
    return totals.rowLoss(i);
  }

  /** Of the clusters column. */
  @Override
  public double rowKl(int i) {
    return totals.rowKl(i);
  }

  @Override
  public Optional<ClusterInformation> information() {
    double entropy = 0;
    for (double marginal : marginals) {
      entropy -= marginal * Math.log(marginal);
    }
    double jointEntropy = 0;
    for (double value : symmetric) {
      jointEntropy -= value * Math.log(value);
    }
    return Optional.of(
        new ClusterInformation(2 * entropy - jointEntropy, entropy, jointEntropy - entropy));
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

  @Override
  public void copyLearnedRow(int i, float[] target) {
    for (int j = 0; j < shape.candidates(); j++) {
      target[j] = (float) learned(i, j);
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
    neighbours.close();
    anchors.close();
    joint.close();
    slopes.close();
    anchorGradient.close();
    candidateGradient.close();
  }
}

package iconexplorer.objective;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two limits of the Gaussian column.
 *
 * <pre>
 * σ → ∞:  L_i = Σ_j p_ij d_ij − mean_k d_ik
 * σ → 0:  L_i = Σ_j p_ij d_ij − min_k d_ik
 * </pre>
 */
final class LimitObjective implements Objective {

  private final Shape shape;
  private final boolean narrow;
  private final boolean cosine;
  private final PairSpace space;
  private final Matrix learned;
  private final Totals totals;
  private @Nullable Matrix supervision;

  LimitObjective(LearnedDistribution limit, Shape shape) {
    this.shape = shape;
    narrow = limit instanceof NarrowGaussian;
    cosine = dissimilarity(limit) == Dissimilarity.COSINE;
    space = new PairSpace(limit, shape);
    learned = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
  }

  private static Dissimilarity dissimilarity(LearnedDistribution limit) {
    return switch (limit) {
      case WideGaussian wide -> wide.dissimilarity();
      case NarrowGaussian near -> near.dissimilarity();
      case Gaussian gaussian -> throw noLimit();
      case StudentT studentT -> throw noLimit();
      case Harmonic harmonic -> throw noLimit();
      case Clusters clusters -> throw noLimit();
    };
  }

  private static IllegalArgumentException noLimit() {
    return new IllegalArgumentException("this column is no limit of the Gaussian");
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
    for (int i = 0; i < shape.anchors(); i++) {
      row(i, p);
    }
    space.backward(z, c);
  }

  private double dissimilarity(int i, int j) {
    float measure = space.pairs().get(i, j);
    return cosine ? 1 - measure : measure;
  }

  private void row(int i, Matrix p) {
    double attraction = 0;
    double sum = 0;
    int nearest = shape.allows(i, 0) ? 0 : 1;
    for (int j = 0; j < shape.candidates(); j++) {
      if (shape.allows(i, j)) {
        double d = dissimilarity(i, j);
        attraction += p.get(i, j) * d;
        sum += d;
        nearest = d < dissimilarity(i, nearest) ? j : nearest;
      }
    }
    double reference =
        narrow ? dissimilarity(i, nearest) : sum / shape.support().allowed(shape.candidates());
    totals.put(i, attraction - reference, klAtUnitWidth(i, nearest, p));
    slopes(i, nearest, p);
  }

  /** KL(p ‖ q) with q_ij ∝ e^(−d_ij / 2). */
  private double klAtUnitWidth(int i, int nearest, Matrix p) {
    double shift = dissimilarity(i, nearest);
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double weight = shape.allows(i, j) ? Math.exp((shift - dissimilarity(i, j)) / 2) : 0;
      learned.set(i, j, (float) weight);
      sum += weight;
    }
    double kl = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double positive = p.get(i, j);
      if (positive > 0) {
        double logQ = (shift - dissimilarity(i, j)) / 2 - Math.log(sum);
        kl += positive * (Math.log(positive) - logQ);
      }
      learned.set(i, j, (float) (learned.get(i, j) / sum));
    }
    return kl;
  }

  private void slopes(int i, int nearest, Matrix p) {
    double sign = cosine ? -1 : 1;
    double share = 1.0 / shape.support().allowed(shape.candidates());
    for (int j = 0; j < shape.candidates(); j++) {
      double repelled = narrow ? (j == nearest ? 1 : 0) : share;
      double slope = shape.allows(i, j) ? p.get(i, j) - repelled : 0;
      space.pairs().set(i, j, (float) (sign * slope * totals.weight(i)));
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

  /** A limit has no width. */
  @Override
  public void learn(LearnedDistribution q) {}

  @Override
  public void close() {
    space.close();
    learned.close();
  }
}

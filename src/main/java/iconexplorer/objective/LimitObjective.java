package iconexplorer.objective;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two limits of the Gaussian column.
 *
 * <pre>
 * σ → ∞:  L_i = Σ_j p_ij d_ij − mean_k d_ik, or the loss of {@link VarianceHingeTerm}
 * σ → 0:  L_i = Σ_j p_ij d_ij − min_k d_ik, or the triplet loss of {@link TripletRow}
 * </pre>
 */
final class LimitObjective implements RowwiseObjective {

  private final Shape shape;
  private final boolean narrow;
  private final boolean cosine;
  private final PairSpace space;
  private final Matrix learned;
  private final Totals totals;
  private final double[] distances;
  private final double[] slopes;
  private final Optional<VarianceHingeTerm> hinge;
  private Optional<TripletRow> triplets;
  private long draw;
  private @Nullable Matrix supervision;

  /**
   * @param views of each item in a batch, one after the other
   */
  LimitObjective(LearnedDistribution limit, Shape shape, int views) {
    this.shape = shape;
    narrow = limit instanceof NarrowGaussian;
    cosine = dissimilarity(limit) == Dissimilarity.COSINE;
    space = new PairSpace(limit, shape);
    learned = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
    distances = new double[shape.candidates()];
    slopes = new double[shape.candidates()];
    triplets = triplets(limit, shape);
    hinge = hinge(limit).map(held -> new VarianceHingeTerm(held, shape, views));
  }

  private static Optional<VarianceHinge> hinge(LearnedDistribution limit) {
    return limit instanceof WideGaussian wide ? wide.hinge() : Optional.empty();
  }

  private static Optional<TripletRow> triplets(LearnedDistribution limit, Shape shape) {
    return limit instanceof NarrowGaussian near
        ? near.triplets().map(chosen -> new TripletRow(chosen, shape))
        : Optional.empty();
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
  public void draw(long drawing) {
    draw = drawing;
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    Matrix p = Objects.requireNonNull(supervision, "supervise comes first");
    space.measure(z, c);
    if (hinge.isPresent()) {
      hinge.get().measure(z, c);
    }
    for (int i = 0; i < shape.anchors(); i++) {
      row(i, p);
    }
    space.backward(z, c);
    if (hinge.isPresent() && totals.anchorsWithPositives() > 0) {
      hinge.get().addGradients(space.anchorGradient(), space.candidateGradient());
    }
  }

  private void row(int i, Matrix p) {
    int nearest = readDistances(i);
    double loss = loss(i, nearest, p);
    totals.put(i, loss, klAtUnitWidth(i, nearest, p));
    double factor = (cosine ? -1.0 : 1.0) * totals.weight(i);
    for (int j = 0; j < shape.candidates(); j++) {
      space.pairs().set(i, j, (float) (factor * slopes[j]));
    }
  }

  private double loss(int i, int nearest, Matrix p) {
    if (triplets.isPresent()) {
      return triplets.get().evaluate(i, p, distances, draw, slopes);
    }
    return hinge.isPresent()
        ? hinge.get().value() + cohesion(i, p, hinge.get().cohesion())
        : limit(i, nearest, p);
  }

  /** λ/d Σ_j p_ij d_ij, and its slopes. */
  private double cohesion(int i, Matrix p, double weight) {
    double loss = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      slopes[j] = shape.allows(i, j) ? weight * p.get(i, j) : 0;
      loss += slopes[j] * distances[j];
    }
    return loss;
  }

  /** Fills d_ij of a row; returns the nearest candidate that i may pick. */
  private int readDistances(int i) {
    int nearest = shape.allows(i, 0) ? 0 : 1;
    for (int j = 0; j < shape.candidates(); j++) {
      float measure = space.pairs().get(i, j);
      distances[j] = cosine ? 1 - measure : measure;
    }
    for (int j = 0; j < shape.candidates(); j++) {
      nearest = shape.allows(i, j) && distances[j] < distances[nearest] ? j : nearest;
    }
    return nearest;
  }

  /** L_i of the limit, and its slopes. */
  private double limit(int i, int nearest, Matrix p) {
    double share = 1.0 / shape.support().allowed(shape.candidates());
    double loss = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double repelled = narrow ? (j == nearest ? 1 : 0) : share;
      slopes[j] = shape.allows(i, j) ? p.get(i, j) - repelled : 0;
      loss += slopes[j] * distances[j];
    }
    return loss;
  }

  /** KL(p ‖ q) with q_ij ∝ e^(−d_ij / 2). */
  private double klAtUnitWidth(int i, int nearest, Matrix p) {
    double shift = distances[nearest];
    double sum = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double weight = shape.allows(i, j) ? Math.exp((shift - distances[j]) / 2) : 0;
      learned.set(i, j, (float) weight);
      sum += weight;
    }
    double kl = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double positive = p.get(i, j);
      if (positive > 0) {
        double logQ = (shift - distances[j]) / 2 - Math.log(sum);
        kl += positive * (Math.log(positive) - logQ);
      }
      learned.set(i, j, (float) (learned.get(i, j) / sum));
    }
    return kl;
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
  }

  /** A limit has no width, but triplets have a margin and negatives, and a hinge has weights. */
  @Override
  public void learn(LearnedDistribution q) {
    triplets = triplets(q, shape);
    if (hinge.isPresent() && hinge(q).isPresent()) {
      hinge.get().learn(hinge(q).get());
    }
  }

  /** Whether it is the limit itself, of triplets or with a hinge as before. */
  @Override
  public boolean covers(LearnedDistribution q) {
    return hinge(q).isPresent() == hinge.isPresent();
  }

  @Override
  public void close() {
    space.close();
    learned.close();
    hinge.ifPresent(VarianceHingeTerm::close);
  }
}

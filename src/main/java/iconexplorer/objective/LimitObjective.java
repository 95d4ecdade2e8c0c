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
import iconexplorer.matrix.Team;
import java.util.Arrays;
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

  /** [N, M], what is compared: squared distances or cosines. */
  private final Matrix measures;

  private final Totals totals;
  private final Row[] rows = new Row[Team.BLOCKS];
  private final Optional<VarianceHingeTerm> hinge;
  private final Team.Body evaluateRows = this::evaluateRows;
  private long draw;
  private boolean wanted;
  private @Nullable Matrix supervision;

  /**
   * @param views of each item in a batch, one after the other
   */
  LimitObjective(LearnedDistribution limit, Shape shape, int views) {
    this.shape = shape;
    narrow = limit instanceof NarrowGaussian;
    cosine = dissimilarity(limit) == Dissimilarity.COSINE;
    space = new PairSpace(limit, shape);
    measures = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
    Arrays.setAll(rows, block -> new Row(limit));
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
    Objects.requireNonNull(supervision, "supervise comes first");
    space.measure(z, c);
    if (hinge.isPresent()) {
      hinge.get().measure(z, c);
    }
    measures.copyFrom(space.pairs());
    wanted = values;
    Team.shared().forBlocks(shape.anchors(), evaluateRows);
    space.backward(z, c);
    if (hinge.isPresent() && totals.anchorsWithPositives() > 0) {
      hinge.get().addGradients(space.anchorGradient(), space.candidateGradient());
    }
  }

  private void evaluateRows(int from, int to, int block) {
    Matrix p = Objects.requireNonNull(supervision, "supervise comes first");
    for (int i = from; i < to; i++) {
      rows[block].evaluate(i, p);
    }
  }

  /** What one row is worked out in. */
  private final class Row {
    private final float[] measured = new float[shape.candidates()];
    private final float[] positives = new float[shape.candidates()];
    private final double[] distances = new double[shape.candidates()];
    private final double[] slopes = new double[shape.candidates()];
    private final float[] gradient = new float[shape.candidates()];
    private Optional<TripletRow> triplets;

    Row(LearnedDistribution limit) {
      triplets = triplets(limit, shape);
    }

    private void evaluate(int i, Matrix p) {
      int nearest = read(i);
      p.copyRowTo(i, positives, 0);
      totals.put(i, loss(i, nearest, p), wanted ? klAtUnitWidth(i, nearest) : 0);
      double factor = (cosine ? -1.0 : 1.0) * totals.weight(i);
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] = (float) (factor * slopes[j]);
      }
      space.pairs().copyRowFrom(gradient, 0, i);
    }

    /** Fills d_ij of a row; returns the nearest candidate that i may pick. */
    private int read(int i) {
      measures.copyRowTo(i, measured, 0);
      for (int j = 0; j < measured.length; j++) {
        distances[j] = cosine ? 1 - measured[j] : measured[j];
      }
      int nearest = shape.allows(i, 0) ? 0 : 1;
      for (int j = 0; j < measured.length; j++) {
        nearest = distances[j] < distances[nearest] && shape.allows(i, j) ? j : nearest;
      }
      return nearest;
    }

    private double loss(int i, int nearest, Matrix p) {
      if (triplets.isPresent()) {
        return triplets.get().evaluate(i, p, distances, draw, slopes);
      }
      return hinge.isPresent()
          ? hinge.get().value() + cohesion(i, hinge.get().cohesion())
          : limit(i, nearest);
    }

    /** λ/d Σ_j p_ij d_ij, and its slopes. */
    private double cohesion(int i, double weight) {
      double loss = 0;
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] = shape.allows(i, j) ? weight * positives[j] : 0;
        loss += slopes[j] * distances[j];
      }
      return loss;
    }

    /** L_i of the limit, and its slopes. */
    private double limit(int i, int nearest) {
      double share = narrow ? 0 : 1.0 / shape.support().allowed(shape.candidates());
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] = positives[j] - share;
      }
      if (narrow) {
        slopes[nearest] -= 1;
      }
      if (shape.support().excludesSelf()) {
        slopes[i] = 0;
      }
      double loss = 0;
      for (int j = 0; j < slopes.length; j++) {
        loss += slopes[j] * distances[j];
      }
      return loss;
    }

    /** KL(p ‖ q) with q_ij ∝ e^(−d_ij / 2). */
    private double klAtUnitWidth(int i, int nearest) {
      double shift = distances[nearest];
      double sum = 0;
      for (int j = 0; j < distances.length; j++) {
        sum += shape.allows(i, j) ? Math.exp((shift - distances[j]) / 2) : 0;
      }
      double kl = 0;
      for (int j = 0; j < distances.length; j++) {
        double positive = positives[j];
        if (positive > 0) {
          double logQ = (shift - distances[j]) / 2 - Math.log(sum);
          kl += positive * (Math.log(positive) - logQ);
        }
      }
      return kl;
    }

    /** q(·|i) ∝ e^(−d_ij / 2). */
    private void copyLearned(int i, float[] target) {
      double shift = distances[read(i)];
      double sum = 0;
      for (int j = 0; j < distances.length; j++) {
        double weight = shape.allows(i, j) ? Math.exp((shift - distances[j]) / 2) : 0;
        target[j] = (float) weight;
        sum += weight;
      }
      for (int j = 0; j < distances.length; j++) {
        target[j] = (float) (target[j] / sum);
      }
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
  public void copyLearnedRow(int i, float[] target) {
    rows[0].copyLearned(i, target);
  }

  /** A limit has no width, but triplets have a margin and negatives, and a hinge has weights. */
  @Override
  public void learn(LearnedDistribution q) {
    for (Row row : rows) {
      row.triplets = triplets(q, shape);
    }
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
    measures.close();
    hinge.ifPresent(VarianceHingeTerm::close);
  }
}

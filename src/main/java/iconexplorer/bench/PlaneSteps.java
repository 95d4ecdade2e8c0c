package iconexplorer.bench;

import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.util.Optional;
import java.util.SplittableRandom;

/** Free points in the plane: the loss' gradient and Adam. */
final class PlaneSteps implements Workload.Steps {

  private static final double RATE = 1e-2;
  private static final int NEIGHBOURS = 90;
  private static final double SPREAD = 30;

  private final Matrix z;
  private final Objective objective;
  private final Optimiser optimiser;
  private final Matrix parameters;
  private final Matrix gradients;
  private final Optional<Matrix> p;
  private int steps;

  private PlaneSteps(String method, int points, double spread, Optional<Matrix> p) {
    this.p = p;
    SplittableRandom random = new SplittableRandom(1);
    z = Matrix.zeros(points, 2);
    for (int i = 0; i < points; i++) {
      z.set(i, 0, (float) (spread * random.nextGaussian()));
      z.set(i, 1, (float) (spread * random.nextGaussian()));
    }
    objective = Objective.of(equation(method), Support.IN_BATCH, points, points, 2, new float[0]);
    p.ifPresent(objective::supervise);
    optimiser = Optimiser.create(new OptimiserSpec.Adam(RATE), 2 * points);
    parameters = z.reshaped(1, 2 * points);
    gradients = objective.anchorGradient().reshaped(1, 2 * points);
  }

  /** Points around the origin, every pair with a p of its own. */
  static PlaneSteps ofDense(String method, int points) {
    SplittableRandom random = new SplittableRandom(0);
    Matrix p = Matrix.zeros(points, points);
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        p.set(i, j, i == j ? 0 : (float) random.nextDouble());
      }
    }
    SupervisoryMatrix.normaliseRows(p);
    return new PlaneSteps(method, points, 1, Optional.of(p));
  }

  /** Points spread as a finished plane of so many is, each with 90 random neighbours. */
  static PlaneSteps ofNeighbours(String method, int points) {
    SplittableRandom random = new SplittableRandom(0);
    SparseRows p = new SparseRows(points, points, points * NEIGHBOURS);
    for (int i = 0; i < points; i++) {
      for (int rank = 0; rank < NEIGHBOURS; rank++) {
        p.put((i + 1 + random.nextInt(points - 1)) % points, 1f / NEIGHBOURS);
      }
      p.endRow();
    }
    PlaneSteps steps = new PlaneSteps(method, points, SPREAD, Optional.empty());
    steps.objective.supervise(new SparseSupervision(p, Support.IN_BATCH, 0));
    return steps;
  }

  private static Equation equation(String method) {
    LearnedDistribution q =
        switch (method) {
          case "sne" -> Gaussian.euclidean(Math.sqrt(0.5));
          case "tsne_row", "tsne_joint" -> new StudentT(1, 1);
          default -> throw new IllegalArgumentException("no such workload: full " + method);
        };
    Equation rows = new Equation(new GaussianNeighbours(new Bandwidth.Sigma(1)), q);
    return method.equals("tsne_joint") ? rows.withNormalisation(Normalisation.JOINT) : rows;
  }

  @Override
  public void step() {
    objective.evaluate(z, z, false);
    steps++;
    optimiser.update(parameters, gradients, steps);
  }

  @Override
  public void close() {
    objective.close();
    optimiser.close();
    p.ifPresent(Matrix::close);
    z.close();
  }
}

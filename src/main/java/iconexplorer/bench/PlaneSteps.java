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
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.util.SplittableRandom;

/** Free points in the plane under a dense random p: loss gradient and Adam. */
final class PlaneSteps implements Workload.Steps {

  private static final double RATE = 1e-2;

  private final Matrix p;
  private final Matrix z;
  private final Objective objective;
  private final Optimiser optimiser;
  private final Matrix parameters;
  private final Matrix gradients;
  private int steps;

  PlaneSteps(String method, int points) {
    SplittableRandom random = new SplittableRandom(0);
    p = Matrix.zeros(points, points);
    z = Matrix.zeros(points, 2);
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        p.set(i, j, i == j ? 0 : (float) random.nextDouble());
      }
      z.set(i, 0, (float) random.nextGaussian());
      z.set(i, 1, (float) random.nextGaussian());
    }
    SupervisoryMatrix.normaliseRows(p);
    objective = Objective.of(equation(method), Support.IN_BATCH, points, points, 2, new float[0]);
    objective.supervise(p);
    optimiser = Optimiser.create(new OptimiserSpec.Adam(RATE), 2 * points);
    parameters = z.reshaped(1, 2 * points);
    gradients = objective.anchorGradient().reshaped(1, 2 * points);
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
    p.close();
    z.close();
  }
}

package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The column σ → ∞ with the spread held up. */
class VarianceHingeTest {

  private static final int N = 14;

  private static Matrix points(int dimension, double scale) {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[N * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return Matrix.of(values, N, dimension);
  }

  private static Matrix pairs() {
    Matrix p = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      p.set(i, (i + N / 2) % N, 1);
    }
    return p;
  }

  private static Objective objective(
      SupervisoryDistribution p, LearnedDistribution q, int dimension) {
    return Objective.of(new Equation(p, q), Support.IN_BATCH, N, N, dimension, new float[0]);
  }

  private static double loss(SupervisoryDistribution p, LearnedDistribution q, Matrix z) {
    try (Matrix supervision = pairs();
        Objective objective = objective(p, q, z.columns())) {
      objective.supervise(supervision);
      objective.evaluate(z, z, true);
      return objective.loss();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 3})
  void gradientAgreesWithCentralDifferencesOfTheLoss(double scale) {
    int dimension = 4;
    try (Matrix p = pairs();
        Matrix z = points(dimension, scale);
        Objective objective =
            objective(new PositivePairs(), WideGaussian.hinged(2, 5, 1), dimension)) {
      objective.supervise(p);
      objective.evaluate(z, z, true);
      float[] gradient = objective.anchorGradient().toArray();
      double largest = 0;
      for (float value : gradient) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int k = 0; k < gradient.length; k++) {
        double numeric = centralDifference(objective, z, k / dimension, k % dimension);
        assertEquals(numeric, gradient[k], 0.01 * largest, "component " + k);
      }
    }
  }

  private static double centralDifference(Objective objective, Matrix z, int row, int column) {
    float step = 2e-3f;
    float kept = z.get(row, column);
    z.set(row, column, kept + step);
    objective.evaluate(z, z, true);
    double above = objective.loss();
    z.set(row, column, kept - step);
    objective.evaluate(z, z, true);
    double below = objective.loss();
    z.set(row, column, kept);
    return (above - below) / (2 * step);
  }

  @Test
  void aShiftOfAllPointsChangesNothing() {
    try (Matrix z = points(3, 0.8);
        Matrix shifted = points(3, 0.8)) {
      for (int i = 0; i < N; i++) {
        for (int k = 0; k < 3; k++) {
          shifted.set(i, k, z.get(i, k) + 2 * k - 3);
        }
      }
      LearnedDistribution q = WideGaussian.hinged(25, 25, 1);
      assertEquals(loss(new PositivePairs(), q, z), loss(new PositivePairs(), q, shifted), 1e-4);
    }
  }

  @Test
  void aCollapsedBatchPaysTheWholeVarianceTermAndNothingElse() {
    try (Matrix z = points(3, 0)) {
      assertEquals(
          25 * (1 - 0.01), loss(new PositivePairs(), WideGaussian.hinged(25, 25, 1), z), 1e-6);
    }
  }

  /** Each view lies at a place of its own: together they are spread, each of them is a point. */
  @Test
  void viewsAreSpreadEachByItself() {
    try (Matrix z = points(1, 0)) {
      for (int i = N / 2; i < N; i++) {
        z.set(i, 0, 10);
      }
      LearnedDistribution q = WideGaussian.hinged(0, 1, 0);
      assertEquals(0.99, loss(new PositivePairs(), q, z), 1e-6);
      assertEquals(0, loss(new SameClass(), q, z), "one view: all rows together");
    }
  }

  @Test
  void pointsSpreadFartherThanOnePayNothingForVariance() {
    try (Matrix z = points(3, 4)) {
      assertEquals(0, loss(new PositivePairs(), WideGaussian.hinged(0, 25, 0), z));
      assertTrue(loss(new PositivePairs(), WideGaussian.hinged(0, 0, 1), z) > 0);
    }
  }

  @Test
  void klIsThatOfTheLimitAndTheRowsMakeTheLoss() {
    try (Matrix p = pairs();
        Matrix z = points(3, 0.7);
        Objective limit =
            objective(new PositivePairs(), new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN), 3);
        Objective hinged = objective(new PositivePairs(), WideGaussian.hinged(25, 25, 1), 3)) {
      for (Objective objective : new Objective[] {limit, hinged}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(limit.kl(), hinged.kl());
      double mean = 0;
      for (int i = 0; i < N; i++) {
        mean += hinged.rowLoss(i) / N;
      }
      assertEquals(hinged.loss(), mean, 1e-9);
    }
  }

  @Test
  void otherWeightsApplyAtTheNextEvaluationAndTheLimitNeedsAnotherObjective() {
    try (Matrix p = pairs();
        Matrix z = points(3, 0.5);
        Objective objective = objective(new PositivePairs(), WideGaussian.hinged(0, 1, 0), 3)) {
      objective.supervise(p);
      objective.evaluate(z, z, true);
      double before = objective.loss();
      assertTrue(objective.covers(WideGaussian.hinged(0, 3, 0)));
      objective.learn(WideGaussian.hinged(0, 3, 0));
      objective.evaluate(z, z, true);
      assertEquals(3 * before, objective.loss(), 1e-9);
      assertEquals(false, objective.covers(new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN)));
    }
  }

  @Test
  void cosinesAndNegativeWeightsAreRefused() {
    VarianceHinge hinge = new VarianceHinge(1, 1, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new WideGaussian(Dissimilarity.COSINE, Optional.of(hinge)));
    assertEquals(
        "covariance must be in [0, ∞), got -1.0",
        assertThrows(IllegalArgumentException.class, () -> new VarianceHinge(1, 1, -1))
            .getMessage());
  }
}

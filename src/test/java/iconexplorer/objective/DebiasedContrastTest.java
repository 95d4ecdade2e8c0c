package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast with corrected negatives. */
class DebiasedContrastTest {

  private static final int N = 15;

  private static Matrix points() {
    SplittableRandom random = new SplittableRandom(8);
    float[] values = new float[N * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, N, 3);
  }

  private static Objective objective(double prior, double tau) {
    return Objective.of(
        new Equation(new PositivePairs(), Gaussian.cosine(tau))
            .withComparison(new DebiasedContrast(prior)),
        Support.IN_BATCH,
        N,
        N,
        3,
        new float[0]);
  }

  /** Three rows of each class, so two positives each. */
  private static Matrix classes(double alpha) {
    int[] labels = new int[N];
    for (int i = 0; i < N; i++) {
      labels[i] = i % 5;
    }
    Matrix p = Matrix.zeros(N, N);
    SupervisoryMatrix.fill(new SameClass(), Evidence.ofLabels(labels, N), Support.IN_BATCH, p);
    SupervisoryMatrix.debias(alpha, Support.IN_BATCH, p, p);
    return p;
  }

  /** Row r and row r + 7 are views of one item; the last row has none. */
  private static Matrix pairs() {
    Matrix p = Matrix.zeros(N, N);
    for (int i = 0; i < 14; i++) {
      p.set(i, (i + 7) % 14, 1);
    }
    return p;
  }

  @Test
  void withoutAPriorAndWithOnePositiveItIsKlOfTheGaussianColumn() {
    try (Matrix p = pairs();
        Matrix z = points();
        Objective contrast = objective(0, 0.4);
        Objective kl =
            Objective.of(
                new Equation(new PositivePairs(), Gaussian.cosine(0.4)),
                Support.IN_BATCH,
                N,
                N,
                3,
                new float[0])) {
      for (Objective objective : new Objective[] {contrast, kl}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(14, contrast.anchorsWithPositives());
      assertEquals(kl.loss(), contrast.loss(), 1e-5);
      assertEquals(kl.kl(), contrast.kl(), 1e-5);
      float[] wanted = kl.anchorGradient().toArray();
      float[] gradient = contrast.anchorGradient().toArray();
      for (int k = 0; k < wanted.length; k++) {
        assertEquals(wanted[k], gradient[k], 1e-6);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.4, 0.9})
  void gradientAgreesWithCentralDifferencesOfTheLoss(double prior) {
    for (double alpha : new double[] {0, 0.3}) {
      try (Matrix p = classes(alpha);
          Matrix z = points();
          Objective objective = objective(prior, 0.5)) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
        float[] gradient = objective.anchorGradient().toArray();
        double scale = 0;
        for (float value : gradient) {
          scale = Math.max(scale, Math.abs(value));
        }
        assertTrue(scale > 1e-3, "nothing to differentiate");
        for (int k = 0; k < gradient.length; k++) {
          double numeric = centralDifference(objective, z, k / 3, k % 3);
          assertEquals(numeric, gradient[k], 0.01 * scale, "component " + k);
        }
      }
    }
  }

  private static double centralDifference(Objective objective, Matrix z, int row, int column) {
    float step = 5e-4f;
    float kept = z.get(row, column);
    float above = kept + step;
    float below = kept - step;
    z.set(row, column, above);
    objective.evaluate(z, z, true);
    double high = objective.loss();
    z.set(row, column, below);
    objective.evaluate(z, z, true);
    double low = objective.loss();
    z.set(row, column, kept);
    return (high - low) / ((double) above - below);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e3})
  void extremeTemperaturesAndIdenticalPointsStayFinite(double tau) {
    try (Matrix p = classes(0);
        Matrix same = Matrix.zeros(N, 3);
        Matrix apart = points();
        Objective objective = objective(0.1, tau)) {
      objective.supervise(p);
      for (Matrix z : new Matrix[] {same, apart}) {
        objective.evaluate(z, z, true);
        assertTrue(Double.isFinite(objective.loss()) && Double.isFinite(objective.kl()));
        for (float value : objective.anchorGradient().toArray()) {
          assertTrue(Float.isFinite(value));
        }
      }
    }
  }

  @Test
  void aPThatTellsNothingApartHasNothingToLearn() {
    try (Matrix p = Matrix.zeros(N, N);
        Matrix z = points();
        Objective objective = objective(0.1, 0.5)) {
      SupervisoryMatrix.fill(
          new SameClass(), Evidence.ofLabels(new int[N], N), Support.IN_BATCH, p);
      objective.supervise(p);
      objective.evaluate(z, z, true);
      assertEquals(0, objective.loss());
      for (float value : objective.anchorGradient().toArray()) {
        assertEquals(0, value);
      }
    }
  }

  @Test
  void anotherTemperatureAppliesAtTheNextEvaluation() {
    try (Matrix p = pairs();
        Matrix z = points();
        Objective warm = objective(0.1, 0.9);
        Objective changed = objective(0.1, 0.2)) {
      changed.learn(Gaussian.cosine(0.9));
      for (Objective objective : new Objective[] {warm, changed}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(warm.loss(), changed.loss());
    }
  }

  @Test
  void otherColumnsAndPriorsOfOneAreRefused() {
    Equation tSne = new Equation(new PositivePairs(), new StudentT(1));
    assertEquals(
        "debiased contrast is of cosines: choose another divergence for this column",
        assertThrows(
                IllegalArgumentException.class,
                () -> tSne.withComparison(new DebiasedContrast(0.1)))
            .getMessage());
    assertEquals(
        "class prior must be in [0, 1), got 1.0",
        assertThrows(IllegalArgumentException.class, () -> new DebiasedContrast(1)).getMessage());
  }
}

package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points far apart, and far from the origin: what floats must not lose. */
class FarPointsTest {

  private static final int N = 13;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16})
  void theJointKlIsTrueWhereQIsSmallerThanAnyFloat(int dimension) {
    double width = 0.1;
    try (Matrix z = points(dimension, 0);
        Matrix p = uniform();
        Objective objective =
            objective(Gaussian.euclidean(width), Normalisation.JOINT, dimension)) {
      objective.supervise(p);
      objective.evaluate(z, z, true);
      double expected = jointKl(z, width);
      assertEquals(expected, objective.kl(), 1e-4 * expected);
    }
  }

  /** Of P that is alike for all pairs. */
  private static double jointKl(Matrix z, double width) {
    double highest = Double.NEGATIVE_INFINITY;
    double scores = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        if (i != j) {
          highest = Math.max(highest, score(z, i, j, width));
          scores += score(z, i, j, width);
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        sum += i == j ? 0 : Math.exp(score(z, i, j, width) - highest);
      }
    }
    int pairs = N * (N - 1);
    return -Math.log(pairs) - scores / pairs + highest + Math.log(sum);
  }

  private static double score(Matrix z, int i, int j, double width) {
    double squares = 0;
    for (int k = 0; k < z.columns(); k++) {
      double difference = (double) z.get(i, k) - z.get(j, k);
      squares += difference * difference;
    }
    return -squares / (2 * width * width);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 40})
  void thePlaceOfTheOriginCountsForNothing(int dimension) {
    try (Matrix here = points(dimension, 0);
        Matrix there = points(dimension, 30);
        Matrix p = uniform();
        Objective objective = objective(Gaussian.euclidean(1), Normalisation.ROW, dimension)) {
      objective.supervise(p);
      objective.evaluate(here, here, true);
      double kl = objective.kl();
      float[] gradient = objective.anchorGradient().toArray();
      objective.evaluate(there, there, true);
      assertEquals(kl, objective.kl(), 1e-5 * kl);
      assertNear(gradient, objective.anchorGradient().toArray(), 1e-4);
    }
  }

  @Test
  void studentsDistributionOfVeryManyDegreesIsTheGaussian() {
    try (Matrix z = points(3, 0);
        Matrix p = uniform();
        Objective student = objective(new StudentT(1e6), Normalisation.ROW, 3);
        Objective gaussian = objective(Gaussian.euclidean(1), Normalisation.ROW, 3)) {
      for (Objective objective : new Objective[] {student, gaussian}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(gaussian.kl(), student.kl(), 1e-4 * gaussian.kl());
      assertNear(gaussian.anchorGradient().toArray(), student.anchorGradient().toArray(), 1e-4);
    }
  }

  private static void assertNear(float[] expected, float[] found, double relative) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int at = 0; at < expected.length; at++) {
      assertEquals(expected[at], found[at], relative * largest);
    }
  }

  private static Objective objective(
      LearnedDistribution q, Normalisation normalisation, int dimension) {
    Equation equation = new Equation(new UniformNeighbours(5), q).withNormalisation(normalisation);
    return Objective.of(equation, Support.IN_BATCH, N, N, dimension, new float[0]);
  }

  private static Matrix uniform() {
    Matrix p = Matrix.zeros(N, N);
    p.fill(1f / (N - 1));
    for (int i = 0; i < N; i++) {
      p.set(i, i, 0);
    }
    return p;
  }

  /** The same points, moved; quarters, so that moving them loses nothing. */
  private static Matrix points(int dimension, float moved) {
    SplittableRandom random = new SplittableRandom(3);
    Matrix z = Matrix.zeros(N, dimension);
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < dimension; k++) {
        z.set(i, k, moved + 0.25f * random.nextInt(-8, 9));
      }
    }
    return z;
  }
}

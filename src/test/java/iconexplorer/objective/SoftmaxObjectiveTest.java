package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.Support;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** p̃ as a few entries above a floor is p̃ as a matrix, only shorter. */
class SoftmaxObjectiveTest {

  private static final int N = 37;
  private static final int CLASSES = 5;
  private static final int D = 4;

  static Stream<Arguments> cells() {
    return Stream.of(Support.IN_BATCH, Support.PROTOTYPES)
        .flatMap(support ->
            Stream.of(
                    Gaussian.dot(1),
                    Gaussian.euclidean(0.7),
                    new StudentT(1, 1),
                    new Harmonic(3, 0.1))
                .flatMap(
                    q -> Stream.of(0.0, 0.3, 1.0).map(alpha -> Arguments.of(support, q, alpha))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void fewEntriesGiveTheLossTheGradientsAndQOfTheMatrix(
      Support support, LearnedDistribution q, double alpha) {
    int candidates = support == Support.PROTOTYPES ? CLASSES : N;
    SparseSupervision few = new SparseSupervision(entries(candidates), support, alpha);
    try (Matrix p = Matrix.zeros(N, candidates);
        Matrix z = normal(N, 1);
        Matrix other = normal(candidates, 2);
        Objective sparse = objective(support, q, candidates);
        Objective whole = objective(support, q, candidates)) {
      Matrix c = support == Support.PROTOTYPES ? other : z;
      few.copyTo(p, new float[candidates]);
      assertTrue(sparse.takesSparse());
      sparse.supervise(few);
      whole.supervise(p);
      sparse.evaluate(z, c, true);
      whole.evaluate(z, c, true);
      assertEquals(N - 1, sparse.anchorsWithPositives());
      assertEquals(whole.kl(), sparse.kl(), 1e-5);
      assertEquals(whole.loss(), sparse.loss(), 1e-5);
      assertArrayEquals(whole.anchorGradient().toArray(), sparse.anchorGradient().toArray(), 2e-6f);
      assertArrayEquals(
          whole.candidateGradient().toArray(), sparse.candidateGradient().toArray(), 2e-6f);
      float[] expected = new float[candidates];
      float[] row = new float[candidates];
      for (int i = 0; i < N; i++) {
        whole.copyLearnedRow(i, expected);
        sparse.copyLearnedRow(i, row);
        assertArrayEquals(expected, row);
        assertEquals(whole.rowKl(i), sparse.rowKl(i), 1e-5);
      }
      float[] before = sparse.anchorGradient().toArray();
      sparse.evaluate(z, c, false);
      assertArrayEquals(before, sparse.anchorGradient().toArray(), "values change no gradient");
    }
  }

  @Test
  void whatNeedsEveryPOfARowAsksForTheMatrix() {
    Equation equation = new Equation(new SameClass(), new StudentT(1, 1));
    for (Equation other :
        List.of(
            equation.withComparison(new JensenShannon()),
            new Equation(
                new SameClass(),
                Modifiers.NONE,
                new StudentT(1, 1),
                0.1,
                Divergence.KL,
                Normalisation.ROW))) {
      try (Objective objective = Objective.of(other, Support.IN_BATCH, N, N, D, new float[0])) {
        assertInstanceOf(SoftmaxObjective.class, objective);
        assertFalse(objective.takesSparse());
      }
    }
  }

  static Stream<Arguments> learnedTemperatures() {
    Equation pairs = new Equation(new CrossModalPairs(), Gaussian.cosine(0.2).withLearned(true));
    Equation classes = new Equation(new SameClass(), Gaussian.dot(0.7).withLearned(true));
    return Stream.of(
        Arguments.of(pairs, Support.CROSS_MODAL),
        Arguments.of(pairs.withLearnedAlpha(0.2), Support.CROSS_MODAL),
        Arguments.of(pairs.withComparison(new JensenShannon()), Support.CROSS_MODAL),
        Arguments.of(classes, Support.IN_BATCH),
        Arguments.of(classes.withQ(Gaussian.cosine(0.3).withLearned(true)), Support.IN_BATCH));
  }

  @ParameterizedTest
  @MethodSource("learnedTemperatures")
  void theSlopeByTheLogScaleIsThatOfTheLoss(Equation equation, Support support) {
    Gaussian q = (Gaussian) equation.q();
    try (Matrix p = Matrix.zeros(N, N);
        Matrix z = normal(N, 1);
        Matrix other = normal(N, 2);
        Objective objective = Objective.of(equation, support, N, N, D, new float[0])) {
      new SparseSupervision(entries(N), support, 0.1).copyTo(p, new float[N]);
      Matrix c = support == Support.IN_BATCH ? z : other;
      objective.supervise(p);
      objective.evaluate(z, c, false);
      double slope = objective.logScaleGradient();
      double step = 0.02;
      double above = lossAt(objective, q.withWidth(q.width() * Math.exp(-step)), z, c);
      double below = lossAt(objective, q.withWidth(q.width() * Math.exp(step)), z, c);
      double expected = (above - below) / (2 * step);
      assertTrue(Math.abs(expected) > 1e-2, "no slope to speak of: " + expected);
      assertEquals(expected, slope, 2e-3 * Math.abs(expected) + 1e-5);
    }
  }

  private static double lossAt(Objective objective, Gaussian q, Matrix z, Matrix c) {
    objective.learn(q);
    objective.evaluate(z, c, true);
    return objective.loss();
  }

  private static Objective objective(Support support, LearnedDistribution q, int candidates) {
    Equation equation =
        support == Support.PROTOTYPES
            ? new Equation(new DataLabelPairs(), q)
            : new Equation(new SameClass(), q);
    Objective objective = Objective.of(equation, support, N, candidates, D, new float[0]);
    assertInstanceOf(SoftmaxObjective.class, objective);
    return objective;
  }

  /** One or two of the candidates in each row, none in row 7. */
  private static SparseRows entries(int candidates) {
    SparseRows rows = new SparseRows(candidates, N, N);
    for (int i = 0; i < N; i++) {
      if (i != 7) {
        rows.put((i + 1) % candidates, i % 2 == 0 ? 1 : 0.75f);
        if (i % 2 == 1) {
          rows.put((i + 3) % candidates, 0.25f);
        }
      }
      rows.endRow();
    }
    return rows;
  }

  private static Matrix normal(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * D];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, rows, D);
  }
}

package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Metric;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.eager.EagerObjective;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryRows;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same loss by every way: whole p or sparse p, all pairs or the grid. */
class PlanarObjectiveTest {

  static Stream<Arguments> equations() {
    return Stream.of(
            Gaussian.euclidean(0.7), new StudentT(1), new StudentT(1, 0.5), new StudentT(3))
        .flatMap(q ->
            Stream.of(Normalisation.values())
                .flatMap(normalisation ->
                    Stream.of(0.0, 0.3).map(alpha -> Arguments.of(q, normalisation, alpha))));
  }

  @ParameterizedTest
  @MethodSource("equations")
  void sparsePGivesTheSameLossAndGradientAsTheWholeMatrix(
      LearnedDistribution q, Normalisation normalisation, double alpha) {
    int n = 137;
    SparseSupervision sparse = new SparseSupervision(neighbours(n, 9), Support.IN_BATCH, alpha);
    try (Matrix z = points(n, 2.0);
        Matrix p = Matrix.zeros(n, n);
        Objective whole = objective(q, normalisation, n);
        Objective few = objective(q, normalisation, n)) {
      sparse.copyTo(p, new float[n]);
      whole.supervise(p);
      few.supervise(sparse);
      whole.evaluate(z, z, true);
      few.evaluate(z, z, true);
      assertEquals(whole.kl(), few.kl(), 1e-5 * Math.abs(whole.kl()));
      assertTrue(difference(whole.anchorGradient(), few.anchorGradient()) < 1e-5);
    }
  }

  static Stream<Arguments> gridEquations() {
    return Stream.of(new StudentT(1), new StudentT(1, 0.5), Gaussian.euclidean(1))
        .flatMap(q ->
            Stream.of(Normalisation.values())
                .flatMap(normalisation ->
                    Stream.of(0.0, 0.3, 1.0).map(alpha -> Arguments.of(q, normalisation, alpha))));
  }

  @Test
  void anotherSparsePTakesThePlaceOfTheOneBefore() {
    int n = 60;
    LearnedDistribution q = new StudentT(1);
    try (Matrix z = points(n, 2.0);
        Objective used = objective(q, Normalisation.JOINT, n);
        Objective fresh = objective(q, Normalisation.JOINT, n)) {
      SparseSupervision second = new SparseSupervision(neighbours(n, 7), Support.IN_BATCH, 0.2);
      used.supervise(new SparseSupervision(ring(n, 3), Support.IN_BATCH, 0));
      used.evaluate(z, z, true);
      used.supervise(second);
      used.evaluate(z, z, true);
      fresh.supervise(second);
      fresh.evaluate(z, z, true);
      assertEquals(fresh.kl(), used.kl());
      assertArrayEquals(fresh.anchorGradient().toArray(), used.anchorGradient().toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("gridEquations")
  void theGridsLossAndGradientAreNearThoseOfAllPairs(
      LearnedDistribution q, Normalisation normalisation, double alpha) {
    int n = 4000;
    SparseSupervision p = new SparseSupervision(ring(n, 6), Support.IN_BATCH, alpha);
    compareWithAllPairs(q, normalisation, p, points(n, 12.0), 1);
  }

  @ParameterizedTest
  @EnumSource(Normalisation.class)
  void theGridIsNearAllPairsWhereNeighboursLieNear(Normalisation normalisation) {
    int n = 4000;
    SparseSupervision p = new SparseSupervision(meshNeighbours(n), Support.IN_BATCH, 0);
    for (LearnedDistribution q : List.of(new StudentT(1), Gaussian.euclidean(1))) {
      compareWithAllPairs(q, normalisation, p, mesh(n), 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Normalisation.class)
  void theGridLeavesOutAnchorsWithoutANeighbourAndExaggeratesWhatIsKnown(
      Normalisation normalisation) {
    int n = 1500;
    SparseRows rows = new SparseRows(n, n, n);
    for (int i = 0; i < n; i++) {
      if (i % 3 > 0) {
        rows.put((i + 7) % n, 1);
      }
      rows.endRow();
    }
    SparseSupervision p = new SparseSupervision(rows, Support.IN_BATCH, 0.4);
    compareWithAllPairs(new StudentT(1), normalisation, p, points(n, 12.0), 4);
  }

  @Test
  void veryManyPointsGoThroughTheGridWhateverAlphaIs() {
    int n = PlaneGrid.FEWEST_POINTS;
    Equation equation =
        new Equation(new UniformNeighbours(5), new StudentT(1))
            .withNormalisation(Normalisation.JOINT);
    try (Matrix z = points(n, 30.0);
        Objective usual = objective(equation.q(), Normalisation.JOINT, n);
        Objective grid = new PlanarObjective(equation, shape(n), 0)) {
      for (Objective objective : new Objective[] {usual, grid}) {
        objective.supervise(new SparseSupervision(ring(n, 6), Support.IN_BATCH, 0.3));
        objective.evaluate(z, z, true);
      }
      assertEquals(grid.kl(), usual.kl());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void pointsThatStandAloneUnderABellAreNearThoseOfAllPairs(double alpha) {
    int n = 4000;
    Matrix z = mesh(n);
    for (int k = 0; k < 40; k++) {
      z.set(97 * k, 0, 20f + 3 * k);
      z.set(97 * k, 1, k % 2 == 0 ? 20 : -20);
    }
    SparseSupervision p = new SparseSupervision(meshNeighbours(n), Support.IN_BATCH, alpha);
    compareWithAllPairs(Gaussian.euclidean(1), Normalisation.ROW, p, z, 1);
  }

  @Test
  void whereTooManyStandAloneAllPairsAreLookedAt() {
    int n = 600;
    Equation equation = new Equation(new UniformNeighbours(5), Gaussian.euclidean(0.01));
    try (Matrix z = points(n, 2.0);
        Objective exact = new PlanarObjective(equation, shape(n), Integer.MAX_VALUE);
        Objective grid = new PlanarObjective(equation, shape(n), 0)) {
      for (Objective objective : new Objective[] {exact, grid}) {
        objective.supervise(new SparseSupervision(ring(n, 6), Support.IN_BATCH, 0));
        objective.evaluate(z, z, true);
      }
      assertEquals(exact.kl(), grid.kl());
      assertArrayEquals(exact.anchorGradient().toArray(), grid.anchorGradient().toArray());
    }
  }

  private static void compareWithAllPairs(
      LearnedDistribution q,
      Normalisation normalisation,
      SparseSupervision p,
      Matrix z,
      double exaggeration) {
    Equation equation = new Equation(new UniformNeighbours(5), q).withNormalisation(normalisation);
    int n = z.rows();
    try (z;
        Objective exact = new PlanarObjective(equation, shape(n), Integer.MAX_VALUE);
        Objective grid = new PlanarObjective(equation, shape(n), 0)) {
      for (Objective objective : new Objective[] {exact, grid}) {
        objective.supervise(p);
        objective.exaggerate(exaggeration, p.alpha());
        objective.evaluate(z, z, true);
      }
      assertEquals(exact.kl(), grid.kl(), 1e-3 * Math.abs(exact.kl()));
      assertTrue(
          difference(exact.anchorGradient(), grid.anchorGradient()) < 1.5e-2,
          () -> "relative error " + difference(exact.anchorGradient(), grid.anchorGradient()));
    }
  }

  private static Objective.Shape shape(int n) {
    return new Objective.Shape(Support.IN_BATCH, n, n, 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void earlyExaggerationMultipliesWhatIsKnownButNotTheUniformPart(boolean sparse) {
    int n = 50;
    double alpha = 0.7;
    SparseSupervision supervision =
        new SparseSupervision(neighbours(n, 5), Support.IN_BATCH, alpha);
    LearnedDistribution q = new StudentT(1);
    try (Matrix z = points(n, 2.0);
        Matrix p = Matrix.zeros(n, n);
        Matrix raised = Matrix.zeros(n, n);
        Objective exaggerated = objective(q, Normalisation.JOINT, n);
        Objective expected = objective(q, Normalisation.JOINT, n)) {
      supervision.copyTo(p, new float[n]);
      float floor = (float) (alpha / (n - 1));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          raised.set(i, j, i == j ? 0 : 12 * (p.get(i, j) - floor) + floor);
        }
      }
      expected.supervise(raised);
      if (sparse) {
        exaggerated.supervise(supervision);
      } else {
        exaggerated.supervise(p);
      }
      exaggerated.exaggerate(12, alpha);
      exaggerated.evaluate(z, z, false);
      expected.evaluate(z, z, false);
      assertTrue(difference(expected.anchorGradient(), exaggerated.anchorGradient()) < 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(Normalisation.class)
  void thePlainPathExaggeratesAsTheKernelDoes(Normalisation normalisation) {
    int n = 50;
    double alpha = 0.7;
    Equation equation =
        new Equation(new UniformNeighbours(5), new StudentT(1)).withNormalisation(normalisation);
    try (Matrix z = points(n, 2.0);
        Matrix p = Matrix.zeros(n, n);
        Objective kernel = objective(equation.q(), normalisation, n);
        Objective plain = new EagerObjective(equation, Support.IN_BATCH, n, n, 2, new float[0])) {
      new SparseSupervision(neighbours(n, 5), Support.IN_BATCH, alpha).copyTo(p, new float[n]);
      for (Objective objective : new Objective[] {kernel, plain}) {
        objective.supervise(p);
        objective.exaggerate(12, alpha);
        objective.evaluate(z, z, false);
      }
      assertTrue(difference(kernel.anchorGradient(), plain.anchorGradient()) < 1e-4);
    }
  }

  private static Objective objective(LearnedDistribution q, Normalisation normalisation, int n) {
    Equation equation = new Equation(new UniformNeighbours(5), q).withNormalisation(normalisation);
    return Objective.of(equation, Support.IN_BATCH, n, n, 2, new float[0]);
  }

  private static SparseRows neighbours(int n, int k) {
    float[] features = new float[3 * n];
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < features.length; at++) {
      features[at] = (float) random.nextGaussian();
    }
    NeighbourGraph graph = NeighbourGraph.exact(features, n, 3, k, Metric.EUCLIDEAN);
    UniformNeighbours spec = new UniformNeighbours(k, UniformNeighbours.Link.SYMMETRIC);
    return SupervisoryRows.propagate(
        Modifiers.NONE, Support.IN_BATCH, SupervisoryRows.neighbours(spec, graph));
  }

  /** Each point has the next ones as neighbours. */
  private static SparseRows ring(int n, int k) {
    SparseRows rows = new SparseRows(n, n, n * k);
    for (int i = 0; i < n; i++) {
      for (int step = 1; step <= k; step++) {
        rows.put((i + step) % n, 1);
      }
      rows.endNormalisedRow();
    }
    return rows;
  }

  /** Points of a square mesh, a little out of place. */
  private static Matrix mesh(int n) {
    Matrix z = points(n, 0.1);
    int side = (int) Math.sqrt(n);
    for (int i = 0; i < n; i++) {
      z.set(i, 0, z.get(i, 0) + 0.4f * (i % side));
      z.set(i, 1, z.get(i, 1) + 0.4f * (i / side));
    }
    return z;
  }

  private static SparseRows meshNeighbours(int n) {
    int side = (int) Math.sqrt(n);
    SparseRows rows = new SparseRows(n, n, 4 * n);
    for (int i = 0; i < n; i++) {
      int column = i % side;
      int[] near =
          IntStream.of(i - side, column > 0 ? i - 1 : -1, column < side - 1 ? i + 1 : -1, i + side)
              .filter(j -> j >= 0 && j < n)
              .toArray();
      for (int j : near) {
        rows.put(j, 1f / near.length);
      }
      rows.endRow();
    }
    return rows;
  }

  private static Matrix points(int n, double spread) {
    SplittableRandom random = new SplittableRandom(2);
    Matrix z = Matrix.zeros(n, 2);
    for (int i = 0; i < n; i++) {
      z.set(i, 0, (float) (spread * random.nextGaussian()));
      z.set(i, 1, (float) (spread * random.nextGaussian()));
    }
    return z;
  }

  /** ‖a − b‖ / ‖a‖. */
  private static double difference(Matrix a, Matrix b) {
    double squares = 0;
    double scale = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.columns(); k++) {
        squares += Math.pow(a.get(i, k) - b.get(i, k), 2);
        scale += Math.pow(a.get(i, k), 2);
      }
    }
    return Math.sqrt(squares / scale);
  }
}

package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.Triplets;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The triplet loss, column σ → 0 with a margin. */
class TripletTest {

  /** One anchor at 0 on a line, its positive and three negatives. */
  private static final double[] NEAR_POSITIVE = {1, 0.5, 1.05, 3};

  private static final double[] FAR_POSITIVE = {4, 0.5, 1.05, 3};

  private static NarrowGaussian triplets(
      Dissimilarity dissimilarity, double margin, Negatives negatives) {
    return new NarrowGaussian(dissimilarity, Optional.of(new Triplets(margin, negatives)));
  }

  private static Matrix normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, rows, columns);
  }

  private static double lossOnALine(double[] candidates, Negatives negatives, long draw) {
    int m = candidates.length;
    LearnedDistribution q = triplets(Dissimilarity.SQUARED_EUCLIDEAN, 0.2, negatives);
    try (Matrix p = Matrix.zeros(1, m);
        Matrix z = Matrix.zeros(1, 1);
        Matrix c = Matrix.zeros(m, 1);
        Objective objective = prototypes(q, 1, m, 1)) {
      p.set(0, 0, 1);
      for (int j = 0; j < m; j++) {
        c.set(j, 0, (float) candidates[j]);
      }
      objective.supervise(p);
      objective.draw(draw);
      objective.evaluate(z, c, true);
      return objective.loss();
    }
  }

  private static Objective prototypes(LearnedDistribution q, int anchors, int m, int dimension) {
    return Objective.of(
        new Equation(new DataLabelPairs(), q),
        Support.PROTOTYPES,
        anchors,
        m,
        dimension,
        new float[0]);
  }

  @Test
  void theHardestNegativeIsTheNearest() {
    assertEquals(1 - 0.25 + 0.2, lossOnALine(NEAR_POSITIVE, Negatives.HARDEST, 0), 1e-5);
    assertEquals(16 - 0.25 + 0.2, lossOnALine(FAR_POSITIVE, Negatives.HARDEST, 0), 1e-5);
  }

  @Test
  void theSemiHardNegativeIsTheNearestBeyondThePositiveElseTheFarthest() {
    assertEquals(1 - 1.1025 + 0.2, lossOnALine(NEAR_POSITIVE, Negatives.SEMI_HARD, 0), 1e-5);
    assertEquals(16 - 9 + 0.2, lossOnALine(FAR_POSITIVE, Negatives.SEMI_HARD, 0), 1e-5);
  }

  @Test
  void randomNegativesAreEachDrawnNeverThePositiveAndTheSameForTheSameDraw() {
    TreeSet<Long> losses = new TreeSet<>();
    for (long draw = 0; draw < 50; draw++) {
      double loss = lossOnALine(FAR_POSITIVE, Negatives.RANDOM, draw);
      assertEquals(loss, lossOnALine(FAR_POSITIVE, Negatives.RANDOM, draw));
      losses.add(Math.round(loss * 1000));
    }
    assertEquals(new TreeSet<>(List.of(7200L, 15098L, 15950L)), losses);
  }

  static Stream<Arguments> rulesAndDissimilarities() {
    return Stream.of(Negatives.values())
        .flatMap(rule -> Stream.of(Dissimilarity.values()).map(d -> Arguments.of(rule, d)));
  }

  @ParameterizedTest
  @MethodSource("rulesAndDissimilarities")
  void gradientAgreesWithCentralDifferencesOfTheLoss(Negatives rule, Dissimilarity dissimilarity) {
    int n = 15;
    int dimension = 3;
    for (double alpha : new double[] {0, 0.2}) {
      try (Matrix p = classes(n, 3, alpha);
          Matrix z = normal(n, dimension, 9);
          Objective objective = withinABatch(triplets(dissimilarity, 0.3, rule), n, dimension)) {
        objective.supervise(p);
        objective.draw(5);
        objective.evaluate(z, z, true);
        assertTrue(objective.loss() > 0.01, "nothing to differentiate");
        float[] gradient = objective.anchorGradient().toArray();
        double scale = 0;
        for (float value : gradient) {
          scale = Math.max(scale, Math.abs(value));
        }
        for (int k = 0; k < gradient.length; k++) {
          double numeric = centralDifference(objective, z, k / dimension, k % dimension);
          assertEquals(numeric, gradient[k], 0.01 * scale, "alpha " + alpha + ", component " + k);
        }
      }
    }
  }

  private static double centralDifference(Objective objective, Matrix z, int row, int column) {
    float step = 2e-4f;
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

  private static Matrix classes(int n, int classes, double alpha) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % classes;
    }
    Matrix p = Matrix.zeros(n, n);
    SupervisoryMatrix.fill(new SameClass(), Evidence.ofLabels(labels, n), Support.IN_BATCH, p);
    SupervisoryMatrix.debias(alpha, Support.IN_BATCH, p, p);
    return p;
  }

  private static Objective withinABatch(LearnedDistribution q, int n, int dimension) {
    return Objective.of(
        new Equation(new SameClass(), q), Support.IN_BATCH, n, n, dimension, new float[0]);
  }

  /** Kernel exp(−d/σ²): L_σ − σ² log 2 ≤ L_triplet ≤ L_σ with no margin. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 3})
  void theLossLiesWithinSigmaSquaredLog2BelowTheGaussians(double sigma) {
    int anchors = 40;
    try (Matrix p = Matrix.zeros(anchors, 2);
        Matrix z = normal(anchors, 3, 21);
        Matrix c = normal(2, 3, 22);
        Objective triplet =
            prototypes(
                triplets(Dissimilarity.SQUARED_EUCLIDEAN, 0, Negatives.HARDEST), anchors, 2, 3);
        Objective gaussian = prototypes(Gaussian.euclidean(sigma / Math.sqrt(2)), anchors, 2, 3)) {
      for (int i = 0; i < anchors; i++) {
        p.set(i, i % 2, 1);
      }
      for (Objective objective : new Objective[] {triplet, gaussian}) {
        objective.supervise(p);
        objective.evaluate(z, c, true);
      }
      for (int i = 0; i < anchors; i++) {
        double wide = sigma * sigma * gaussian.rowLoss(i);
        double rounding = 1e-5 * (1 + wide);
        assertTrue(triplet.rowLoss(i) <= wide + rounding, "row " + i);
        assertTrue(wide - sigma * sigma * Math.log(2) <= triplet.rowLoss(i) + rounding, "row " + i);
      }
      assertTrue(triplet.loss() > 0.1, "no triplet pulls");
    }
  }

  @Test
  void oneClassAloneHasNoNegativesAndNothingToLearn() {
    for (Negatives rule : Negatives.values()) {
      try (Matrix p = classes(6, 1, 0.1);
          Matrix z = normal(6, 2, 3);
          Objective objective = withinABatch(NarrowGaussian.triplets(0.2, rule), 6, 2)) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
        assertEquals(0, objective.loss());
        assertEquals(6, objective.anchorsWithPositives());
        for (float value : objective.anchorGradient().toArray()) {
          assertEquals(0, value);
        }
      }
    }
  }

  @Test
  void klIsThatOfTheLimitWhateverTheMargin() {
    try (Matrix p = classes(12, 3, 0.1);
        Matrix z = normal(12, 3, 4);
        Objective limit = withinABatch(new NarrowGaussian(Dissimilarity.COSINE), 12, 3);
        Objective mined = withinABatch(NarrowGaussian.triplets(0.2, Negatives.RANDOM), 12, 3)) {
      for (Objective objective : new Objective[] {limit, mined}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(limit.kl(), mined.kl());
      assertTrue(limit.kl() > 0);
    }
  }

  @Test
  void anotherMarginAppliesAtTheNextEvaluation() {
    try (Matrix p = classes(12, 3, 0);
        Matrix z = normal(12, 3, 4);
        Objective objective = withinABatch(NarrowGaussian.triplets(2, Negatives.HARDEST), 12, 3)) {
      objective.supervise(p);
      objective.evaluate(z, z, true);
      double before = objective.loss();
      objective.learn(NarrowGaussian.triplets(2.5, Negatives.HARDEST));
      objective.evaluate(z, z, true);
      assertEquals(before + 0.5, objective.loss(), 1e-6);
    }
  }

  @Test
  void aNegativeMarginIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Triplets(-0.1, Negatives.HARDEST));
    assertEquals("margin must be in [0, ∞), got -0.1", refused.getMessage());
  }
}

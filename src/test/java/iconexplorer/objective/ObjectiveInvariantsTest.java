package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.divergence.ReverseKullbackLeibler;
import iconexplorer.divergence.SquaredHellinger;
import iconexplorer.divergence.TotalVariation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every p and every q, at sizes that are no multiple of a vector. */
class ObjectiveInvariantsTest {

  private static final int N = 37;

  static Stream<SupervisoryDistribution> supervisory() {
    return Stream.of(
        new GaussianNeighbours(new Bandwidth.Perplexity(5)),
        new GaussianNeighbours(new Bandwidth.Sigma(0.9)),
        new StudentTNeighbours(1, 1),
        new UniformNeighbours(4),
        new PositivePairs(),
        new PositivePairs(2),
        new SameClass());
  }

  static Stream<LearnedDistribution> learned() {
    return Stream.of(
        Gaussian.euclidean(0.7),
        Gaussian.cosine(0.5),
        Gaussian.dot(1),
        new StudentT(1),
        new StudentT(4, 0.8),
        new Harmonic(2, 1e-3),
        new Clusters());
  }

  static Stream<Arguments> cells() {
    return supervisory().flatMap(p -> learned().map(q -> Arguments.of(p, q)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void rowsOfPAndQSumToOneAndExcludeSelf(SupervisoryDistribution p, LearnedDistribution q) {
    Support support = Support.of(p, q instanceof Clusters);
    try (Matrix supervision = supervision(p, support, 0.3);
        Matrix z = points(3, 1);
        Objective objective = objective(p, q, support, 3)) {
      objective.supervise(supervision);
      objective.evaluate(z, z, true);
      float[] row = new float[N];
      for (int i = 0; i < N; i++) {
        supervision.copyRowTo(i, row, 0);
        assertEquals(1, sum(row), 1e-5, "p row " + i);
        objective.copyLearnedRow(i, row);
        assertEquals(1, sum(row), 1e-5, "q row " + i);
        if (support.excludesSelf()) {
          assertEquals(0, row[i], "q of itself, row " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void klIsNeverNegativeAndFiniteForEveryAlpha(SupervisoryDistribution p, LearnedDistribution q) {
    Support support = Support.of(p, q instanceof Clusters);
    try (Matrix z = points(3, 2);
        Objective objective = objective(p, q, support, 3)) {
      assertAll(
          Stream.of(0.0, 0.2, 0.7, 1.0)
              .map(alpha ->
                  () -> {
                    try (Matrix supervision = supervision(p, support, alpha)) {
                      objective.supervise(supervision);
                      objective.evaluate(z, z, true);
                      assertTrue(objective.kl() >= -1e-5, "KL " + objective.kl());
                      assertTrue(Double.isFinite(objective.kl()));
                      assertFinite(objective.anchorGradient());
                    }
                  }));
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientAgreesWithCentralDifferencesOfTheLoss(
      SupervisoryDistribution p, LearnedDistribution q) {
    for (int dimension : new int[] {2, 3}) {
      Support support = Support.of(p, q instanceof Clusters);
      try (Matrix supervision = supervision(p, support, 0.2);
          Matrix z = points(dimension, 3);
          Objective objective = objective(p, q, support, dimension)) {
        objective.supervise(supervision);
        objective.evaluate(z, z, true);
        float[] gradient = objective.anchorGradient().toArray();
        double scale = largest(gradient);
        for (int k = 0; k < gradient.length; k += 11) {
          double numeric = centralDifference(objective, z, k / dimension, k % dimension);
          assertEquals(numeric, gradient[k], 0.02 * scale + 2e-5, "component " + k);
        }
      }
    }
  }

  private static double centralDifference(Objective objective, Matrix z, int row, int column) {
    float step = 5e-3f;
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

  @ParameterizedTest
  @ValueSource(strings = {"row", "joint"})
  void thePlanarKernelAgreesWithTheGeneralOne(String normalisation) {
    Normalisation over = Normalisation.valueOf(normalisation.toUpperCase(Locale.ROOT));
    for (LearnedDistribution q :
        List.of(Gaussian.euclidean(0.7), new StudentT(1), new StudentT(3, 1.5))) {
      SupervisoryDistribution p = new GaussianNeighbours(new Bandwidth.Perplexity(5));
      Equation equation = new Equation(p, q).withNormalisation(over);
      Objective.Shape shape = new Objective.Shape(Support.IN_BATCH, N, N, 2);
      try (Matrix supervision = supervision(p, Support.IN_BATCH, 0.1);
          Matrix z = points(2, 4);
          Objective planar = new PlanarObjective(equation, shape);
          Objective general =
              over == Normalisation.ROW
                  ? new SoftmaxObjective(equation, Divergence.KL, shape)
                  : new JointObjective(equation, Divergence.KL, shape)) {
        for (Objective objective : List.of(planar, general)) {
          objective.supervise(supervision);
          objective.evaluate(z, z, true);
        }
        assertEquals(general.kl(), planar.kl(), 1e-5 * Math.abs(general.kl()) + 1e-6);
        float[] expected = general.anchorGradient().toArray();
        float[] computed = planar.anchorGradient().toArray();
        double scale = largest(expected);
        for (int k = 0; k < expected.length; k++) {
          assertEquals(expected[k], computed[k], 1e-4 * scale);
        }
      }
    }
  }

  @Test
  void anAnchorWithoutAPositiveIsLeftOutOfTheMean() {
    int[] labels = {0, 0, 1, 1, 2};
    Evidence evidence = Evidence.ofLabels(labels, labels.length);
    try (Matrix p = Matrix.zeros(5, 5);
        Matrix z = Matrix.of(new float[] {0, 0, 1, 0, 0, 2, 3, 1, 1, 1}, 5, 2);
        Objective objective =
            Objective.of(
                new Equation(new SameClass(), new StudentT(1)),
                Support.IN_BATCH,
                5,
                5,
                2,
                new float[0])) {
      SupervisoryMatrix.fill(new SameClass(), evidence, Support.IN_BATCH, p);
      SupervisoryMatrix.debias(0.5, Support.IN_BATCH, p, p);
      objective.supervise(p);
      objective.evaluate(z, z, true);
      assertEquals(4, objective.anchorsWithPositives());
      assertEquals(0, objective.rowKl(4));
      double mean = 0;
      for (int i = 0; i < 4; i++) {
        mean += objective.rowKl(i) / 4;
      }
      assertEquals(mean, objective.kl(), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e3})
  void extremeWidthsAndIdenticalPointsStayFinite(double width) {
    SupervisoryDistribution p = new UniformNeighbours(4);
    for (LearnedDistribution q :
        List.of(Gaussian.euclidean(width), new StudentT(1, width), Gaussian.cosine(width))) {
      for (int dimension : new int[] {2, 3}) {
        try (Matrix supervision = supervision(p, Support.IN_BATCH, 0);
            Matrix same = Matrix.zeros(N, dimension);
            Matrix apart = points(dimension, 5);
            Objective objective = objective(p, q, Support.IN_BATCH, dimension)) {
          objective.supervise(supervision);
          for (Matrix z : List.of(same, apart)) {
            objective.evaluate(z, z, true);
            assertTrue(Double.isFinite(objective.kl()), q + " KL " + objective.kl());
            assertFinite(objective.anchorGradient());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("supervisory")
  void mutualInformationHasTheClustersKlAndTheSlopeOfItsLoss(SupervisoryDistribution p) {
    Support support = Support.IN_BATCH_WITH_SELF;
    Equation clusters = new Equation(p, new Clusters());
    for (double lambda : new double[] {1, 1.5}) {
      Equation equation = clusters.withComparison(new MutualInformation(lambda));
      try (Matrix supervision = supervision(p, support, 0.2);
          Matrix z = certain(points(3, 3));
          Objective rows = Objective.of(clusters, support, N, N, 3, new float[0]);
          Objective objective = Objective.of(equation, support, N, N, 3, new float[0])) {
        rows.supervise(supervision);
        rows.evaluate(z, z, true);
        objective.supervise(supervision);
        objective.evaluate(z, z, true);
        assertEquals(rows.kl(), objective.kl(), 1e-6);
        ClusterInformation information = objective.information().orElseThrow();
        assertEquals(
            -information.mutualInformation() - 2 * (lambda - 1) * information.entropy(),
            objective.loss(),
            1e-12);
        float[] gradient = objective.anchorGradient().toArray();
        for (int k = 0; k < gradient.length; k += 11) {
          double numeric = centralDifference(objective, z, k / 3, k % 3);
          assertEquals(numeric, gradient[k], 0.02 * largest(gradient) + 2e-5, "component " + k);
        }
      }
    }
  }

  /** CE = ln N − I: one counts how many share a cluster, the other what clusters tell. */
  @Test
  void ofHardAssignmentsThatViewsShareInfoNceAndMutualInformationDifferByLogN() {
    int n = 40;
    int k = 5;
    float[] none = new float[0];
    Equation rows = new Equation(new PositivePairs(), new Clusters());
    Equation information = rows.withComparison(new MutualInformation(1));
    Support support = Support.IN_BATCH_WITH_SELF;
    try (Matrix p = Matrix.zeros(n, n);
        Matrix z = Matrix.zeros(n, k);
        Objective contrast = Objective.of(rows, support, n, n, k, none);
        Objective told = Objective.of(information, support, n, n, k, none)) {
      for (int i = 0; i < n; i++) {
        p.set(i, (i + n / 2) % n, 1);
        z.set(i, (i % (n / 2)) * (i % (n / 2)) % k, 60);
      }
      for (Objective objective : List.of(contrast, told)) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
      }
      assertEquals(Math.log(n), contrast.loss() - told.loss(), 1e-6);
      assertTrue(told.loss() < -0.5, "nothing is told");
    }
  }

  /** 4 items, a first view and 3 repeats: 12 pairs (first, repeat), as IIC's batch has them. */
  @Test
  void mutualInformationOfRepeatsIsThatOfAllPairsWithTheFirstView() {
    int items = 4;
    int repeats = 3;
    int k = 3;
    int n = items * (1 + repeats);
    Support support = Support.IN_BATCH_WITH_SELF;
    Equation equation =
        new Equation(new PositivePairs(repeats), new Clusters())
            .withComparison(new MutualInformation(1));
    int[] ids = new int[n];
    for (int r = 0; r < n; r++) {
      ids[r] = r % items;
    }
    try (Matrix p = Matrix.zeros(n, n);
        Matrix z = certain(Matrix.of(Arrays.copyOf(points(k, 6).toArray(), n * k), n, k));
        Objective objective = Objective.of(equation, support, n, n, k, new float[0])) {
      SupervisoryMatrix.fill(equation.p(), Evidence.ofItems(ids), support, p);
      objective.supervise(p);
      objective.evaluate(z, z, true);
      double[][] joint = new double[k][k];
      for (int repeat = 1; repeat <= repeats; repeat++) {
        for (int item = 0; item < items; item++) {
          double[] first = assignment(z, item);
          double[] other = assignment(z, repeat * items + item);
          for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
              joint[a][b] += (first[a] * other[b] + first[b] * other[a]) / 2 / (items * repeats);
            }
          }
        }
      }
      assertEquals(information(joint), -objective.loss(), 1e-6);
    }
  }

  private static double[] assignment(Matrix z, int row) {
    double[] weights = new double[z.columns()];
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      weights[c] = Math.exp(z.get(row, c));
      sum += weights[c];
    }
    for (int c = 0; c < weights.length; c++) {
      weights[c] /= sum;
    }
    return weights;
  }

  private static double information(double[][] joint) {
    double sum = 0;
    for (int a = 0; a < joint.length; a++) {
      for (int b = 0; b < joint.length; b++) {
        double own = Arrays.stream(joint[a]).sum();
        double other = Arrays.stream(joint[b]).sum();
        sum += joint[a][b] * Math.log(joint[a][b] / (own * other));
      }
    }
    return sum;
  }

  @Test
  void everyDivergenceVanishesOnlyWherePIsQ() {
    for (Divergence divergence :
        List.of(
            Divergence.KL,
            new ReverseKullbackLeibler(),
            new JensenShannon(),
            new TotalVariation(),
            new SquaredHellinger())) {
      double[] p = {0.2, 0.3, 0.5};
      double same = 0;
      double other = 0;
      for (int j = 0; j < p.length; j++) {
        same += divergence.term(p[j], p[j]);
        other += divergence.term(p[j], p[(j + 1) % p.length]);
      }
      assertEquals(0, same, 1e-12, divergence.id());
      assertTrue(other > 1e-3, divergence.id());
    }
  }

  private static Objective objective(
      SupervisoryDistribution p, LearnedDistribution q, Support support, int dimension) {
    return Objective.of(new Equation(p, q), support, N, N, dimension, new float[0]);
  }

  private static Matrix supervision(SupervisoryDistribution p, Support support, double alpha) {
    float[] features = new float[N * 4];
    int[] labels = new int[N];
    int[] items = new int[N];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < N; i++) {
      labels[i] = i % 3;
      items[i] = i % (N / 2);
    }
    Evidence evidence = new Evidence(N, N, features, labels, items, new float[0], new float[0]);
    Matrix matrix = Matrix.zeros(N, N);
    SupervisoryMatrix.fill(p, evidence, support, matrix);
    SupervisoryMatrix.debias(alpha, support, matrix, matrix);
    return matrix;
  }

  private static Matrix points(int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[N * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, N, dimension);
  }

  /** Logits so far apart that clusters tell something. */
  private static Matrix certain(Matrix logits) {
    for (int i = 0; i < logits.rows(); i++) {
      for (int c = 0; c < logits.columns(); c++) {
        logits.set(i, c, 3 * logits.get(i, c));
      }
    }
    return logits;
  }

  private static double sum(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum;
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static void assertFinite(Matrix matrix) {
    for (float value : matrix.toArray()) {
      assertTrue(Float.isFinite(value), "gradient " + value);
    }
  }
}

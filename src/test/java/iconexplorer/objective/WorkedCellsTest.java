package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A few rows worked out here in double precision, straight from the formulas: numbers that are
 * compared wherever the tests run, also without the reference files.
 */
class WorkedCellsTest {

  private static final double[][] X = {{0, 0}, {1, 0}, {0, 2}, {3, 1}, {2, 2}, {-1, 1}};
  private static final int[] LABELS = {0, 1, 0, 1, 1, 0};
  private static final double[][] PLANE = {
    {0.3, -0.2}, {1.1, 0.4}, {-0.6, 0.9}, {0.8, -1.2}, {-0.1, 0.5}, {1.7, 1.3}
  };
  private static final double[][] SPACE = {
    {0.3, -0.2, 1},
    {1.1, 0.4, -0.3},
    {-0.6, 0.9, 0.2},
    {0.8, -1.2, 0.5},
    {-0.1, 0.5, -0.9},
    {1.7, 1.3, 0.1}
  };
  private static final double SIGMA = 1.3;
  private static final double ALPHA = 0.2;
  private static final double STEP = 1e-6;

  /** One row of q from all embeddings, as the column's formula says. */
  @FunctionalInterface
  private interface Row {
    double[] of(double[][] z, int i);
  }

  static Stream<Arguments> cells() {
    Row gaussian = (z, i) -> normalised(i, z.length, j -> Math.exp(-squared(z[i], z[j]) / 0.98));
    Row cosine = (z, i) -> normalised(i, z.length, j -> Math.exp(cosine(z[i], z[j]) / 0.5));
    Row studentT =
        (z, i) -> normalised(i, z.length, j -> Math.pow(1 + squared(z[i], z[j]) / 2, -1.5));
    Row cauchy = (z, i) -> normalised(i, z.length, j -> 1 / (1 + squared(z[i], z[j])));
    return Stream.of(
            Arguments.of(Gaussian.euclidean(0.7), gaussian),
            Arguments.of(Gaussian.cosine(0.5), cosine),
            Arguments.of(new StudentT(2), studentT),
            Arguments.of(new StudentT(1), cauchy))
        .flatMap(column ->
            Stream.of(PLANE, SPACE)
                .flatMap(z ->
                    Stream.of(new SameClass(), new GaussianNeighbours(new Bandwidth.Sigma(SIGMA)))
                        .map(p -> Arguments.of(p, column.get()[0], column.get()[1], z))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void lossAndGradientAreTheWorkedOnes(
      SupervisoryDistribution p, LearnedDistribution q, Row row, double[][] z) {
    double[][] worked = debiased(p instanceof SameClass ? classes() : neighbours());
    try (Matrix supervision = Matrix.zeros(X.length, X.length)) {
      SupervisoryMatrix.fill(p, evidence(), Support.IN_BATCH, supervision);
      SupervisoryMatrix.debias(ALPHA, Support.IN_BATCH, supervision, supervision);
      for (int i = 0; i < X.length; i++) {
        for (int j = 0; j < X.length; j++) {
          assertEquals(worked[i][j], supervision.get(i, j), 1e-6, "p̃ " + i + " " + j);
        }
      }
      compare(new Equation(p, q), Support.IN_BATCH, supervision, worked, row, z);
    }
  }

  static Stream<Arguments> assignments() {
    return Stream.of(Arguments.of((Object) PLANE), Arguments.of((Object) SPACE));
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void clustersAreTheWorkedOnes(double[][] logits) {
    double[][] worked = new double[X.length][X.length];
    float[] values = new float[X.length * X.length];
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < X.length; j++) {
        worked[i][j] = (1 + (i + 2 * j) % 5) / rowSum(i);
        values[i * X.length + j] = (float) worked[i][j];
      }
    }
    try (Matrix supervision = Matrix.of(values, X.length, X.length)) {
      compare(
          new Equation(new SameClass(), new Clusters()),
          Support.IN_BATCH_WITH_SELF,
          supervision,
          worked,
          WorkedCellsTest::sharedClusters,
          logits);
    }
  }

  private static double rowSum(int i) {
    double sum = 0;
    for (int j = 0; j < X.length; j++) {
      sum += 1 + (i + 2 * j) % 5;
    }
    return sum;
  }

  private static void compare(
      Equation equation, Support support, Matrix p, double[][] worked, Row row, double[][] z) {
    int n = z.length;
    int d = z[0].length;
    try (Matrix embedding = Matrix.of(floats(z), n, d);
        Objective objective = Objective.of(equation, support, n, n, d, new float[0])) {
      objective.supervise(p);
      objective.evaluate(embedding, embedding, true);
      assertEquals(loss(worked, row, z), objective.kl(), 1e-5);
      assertEquals(loss(worked, row, z), objective.loss(), 1e-5);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < d; k++) {
          assertEquals(
              slope(worked, row, z, i, k),
              objective.anchorGradient().get(i, k),
              1e-5,
              "gradient " + i + " " + k);
        }
      }
    }
  }

  // --- the formulas ---

  private static double loss(double[][] p, Row row, double[][] z) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double[] q = row.of(z, i);
      for (int j = 0; j < z.length; j++) {
        sum += p[i][j] > 0 ? p[i][j] * Math.log(p[i][j] / q[j]) : 0;
      }
    }
    return sum / z.length;
  }

  private static double slope(double[][] p, Row row, double[][] z, int i, int k) {
    double before = z[i][k];
    z[i][k] = before + STEP;
    double up = loss(p, row, z);
    z[i][k] = before - STEP;
    double down = loss(p, row, z);
    z[i][k] = before;
    return (up - down) / (2 * STEP);
  }

  private static double[][] classes() {
    double[][] p = new double[X.length][X.length];
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < X.length; j++) {
        p[i][j] = i != j && LABELS[i] == LABELS[j] ? 1 / 2.0 : 0;
      }
    }
    return p;
  }

  private static double[][] neighbours() {
    double[][] p = new double[X.length][];
    for (int i = 0; i < X.length; i++) {
      int anchor = i;
      p[i] =
          normalised(i, X.length, j -> Math.exp(-squared(X[anchor], X[j]) / (2 * SIGMA * SIGMA)));
    }
    return p;
  }

  private static double[][] debiased(double[][] p) {
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        p[i][j] = i == j ? 0 : (1 - ALPHA) * p[i][j] + ALPHA / (p.length - 1);
      }
    }
    return p;
  }

  private static double[] normalised(int self, int n, IntToDoubleFunction of) {
    double[] row = new double[n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      row[j] = j == self ? 0 : of.applyAsDouble(j);
      sum += row[j];
    }
    for (int j = 0; j < n; j++) {
      row[j] /= sum;
    }
    return row;
  }

  /** Σ_c φ_ic φ_jc / Σ_k φ_kc. */
  private static double[] sharedClusters(double[][] logits, int i) {
    int n = logits.length;
    int clusters = logits[0].length;
    double[][] phi = new double[n][];
    for (int k = 0; k < n; k++) {
      double[] row = logits[k];
      phi[k] = normalised(-1, clusters, c -> Math.exp(row[c]));
    }
    double[] q = new double[n];
    for (int c = 0; c < clusters; c++) {
      double size = 0;
      for (double[] row : phi) {
        size += row[c];
      }
      for (int j = 0; j < n; j++) {
        q[j] += phi[i][c] * phi[j][c] / size;
      }
    }
    return q;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static double cosine(double[] a, double[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static float[] floats(double[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return values;
  }

  private static Evidence evidence() {
    int[] items = {0, 1, 2, 3, 4, 5};
    return new Evidence(
        X.length, X.length, floats(X), LABELS.clone(), items, new float[0], new float[0]);
  }
}

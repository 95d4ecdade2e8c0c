package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.RowsById;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryRows;
import iconexplorer.supervisory.Support;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The symmetric kernel of clusters is the general one, only faster. */
class SymmetricClusterObjectiveTest {

  private static final int N = 45;
  private static final int CLUSTERS = 5;

  @ParameterizedTest
  @CsvSource({"0, 0", "0.2, 0.2", "0.4, 0", "0, 0.3", "1, 0.1"})
  void classesGiveTheSameLossGradientAndQ(double alpha, double beta) {
    int[] labels = new int[N];
    for (int i = 0; i < N; i++) {
      labels[i] = i % 7 % 4;
    }
    labels[N - 1] = 4;
    RowsById index = new RowsById(5);
    index.index(labels);
    SparseRows rows = new SparseRows(N, N, N);
    SupervisoryRows.alike(labels, index, rows);
    assertTrue(rows.isSymmetric());
    compare(rows, alpha, beta);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.2, 0.2"})
  void neighboursThatAreNotMutualAndAnItemWithoutAnyDoSoToo(double alpha, double beta) {
    SparseRows rows = new SparseRows(N, N, N);
    for (int i = 0; i < N; i++) {
      if (i != 3) {
        rows.put((i + 1) % N, 0.75f);
        rows.put((i + 5) % N, 0.25f);
      }
      rows.endRow();
    }
    assertFalse(rows.isSymmetric());
    compare(rows, alpha, beta);
  }

  @Test
  void whatIsNotSymmetricIsLeftToTheGeneralOne() {
    assertInstanceOf(SymmetricClusterObjective.class, objective(new Clusters(), Divergence.KL));
    assertInstanceOf(ClusterObjective.class, objective(new Clusters(true), Divergence.KL));
    assertInstanceOf(ClusterObjective.class, objective(new Clusters(), new ReverseCrossEntropy()));
  }

  private static Objective objective(LearnedDistribution q, Comparison comparison) {
    Equation equation = new Equation(new SameClass(), q).withComparison(comparison);
    try (Objective objective =
        Objective.of(equation, Support.IN_BATCH_WITH_SELF, N, N, CLUSTERS, new float[N])) {
      return objective;
    }
  }

  private static void compare(SparseRows entries, double alpha, double beta) {
    Equation equation =
        new Equation(
            new SameClass(),
            Modifiers.NONE.withAlpha(alpha),
            new Clusters(),
            beta,
            Divergence.KL,
            Normalisation.ROW);
    Support support = Support.IN_BATCH_WITH_SELF;
    Objective.Shape shape = new Objective.Shape(support, N, N, CLUSTERS);
    SparseSupervision supervision = new SparseSupervision(entries, support, alpha);
    try (Matrix p = Matrix.zeros(N, N);
        Matrix z = logits();
        Objective general = new ClusterObjective(equation, Divergence.KL, shape, new float[0]);
        Objective symmetric = new SymmetricClusterObjective(equation, shape);
        Objective ofMatrix = new SymmetricClusterObjective(equation, shape)) {
      supervision.copyTo(p, new float[N]);
      general.supervise(p);
      symmetric.supervise(supervision);
      ofMatrix.supervise(p);
      general.evaluate(z, z, true);
      for (Objective one : new Objective[] {symmetric, ofMatrix}) {
        one.evaluate(z, z, true);
        assertEquals(general.kl(), one.kl(), 1e-5);
        assertEquals(general.anchorsWithPositives(), one.anchorsWithPositives());
        float[] expected = general.anchorGradient().toArray();
        assertArrayEquals(expected, one.anchorGradient().toArray(), 2e-6f);
        one.evaluate(z, z, false);
        assertArrayEquals(expected, one.anchorGradient().toArray(), 2e-6f);
        float[] q = new float[N];
        float[] row = new float[N];
        for (int i = 0; i < N; i++) {
          general.copyLearnedRow(i, q);
          one.copyLearnedRow(i, row);
          assertArrayEquals(q, row, 1e-6f);
          assertEquals(general.rowKl(i), one.rowKl(i), 1e-5);
        }
      }
    }
  }

  private static Matrix logits() {
    SplittableRandom random = new SplittableRandom(3);
    Matrix z = Matrix.zeros(N, CLUSTERS);
    for (int i = 0; i < N; i++) {
      for (int c = 0; c < CLUSTERS; c++) {
        z.set(i, c, (float) (2 * random.nextGaussian()));
      }
    }
    return z;
  }
}

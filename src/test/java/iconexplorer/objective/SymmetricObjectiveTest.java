package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Divergence;
import iconexplorer.learned.Gaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.RowsById;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.SupervisoryRows;
import iconexplorer.supervisory.Support;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The symmetric kernel is the general one, only faster. */
class SymmetricObjectiveTest {

  private static final int N = 45;
  private static final int D = 5;
  private static final double TAU = 0.2;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 1})
  void classesGiveTheSameLossGradientAndQ(double alpha) {
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
    compare(new SparseSupervision(rows, Support.IN_BATCH, alpha));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void neighboursThatAreNotMutualDoSoToo(double alpha) {
    SparseRows rows = new SparseRows(N, N, N);
    for (int i = 0; i < N; i++) {
      rows.put((i + 1) % N, 0.75f);
      rows.put((i + 5) % N, 0.25f);
      rows.endRow();
    }
    assertFalse(rows.isSymmetric());
    compare(new SparseSupervision(rows, Support.IN_BATCH, alpha));
  }

  @Test
  void widthsWithoutAKernelOfThisKindAreLeftToTheGeneralOne() {
    Objective.Shape shape = new Objective.Shape(Support.IN_BATCH, N, N, D);
    assertFalse(SymmetricObjective.covers(equation(0.01), shape));
    try (Objective objective = objective(TAU)) {
      assertInstanceOf(SymmetricObjective.class, objective);
      assertFalse(objective.covers(Gaussian.cosine(0.01)));
      assertTrue(objective.covers(Gaussian.cosine(0.1)));
    }
  }

  private static void compare(SparseSupervision supervision) {
    try (Matrix p = Matrix.zeros(N, N);
        Matrix z = points();
        Objective general =
            new SoftmaxObjective(
                equation(TAU), Divergence.KL, new Objective.Shape(Support.IN_BATCH, N, N, D));
        Objective symmetric = objective(TAU);
        Objective ofMatrix = objective(TAU)) {
      supervision.copyTo(p, new float[N]);
      general.supervise(p);
      symmetric.supervise(supervision);
      ofMatrix.supervise(p);
      general.evaluate(z, z, true);
      symmetric.evaluate(z, z, true);
      ofMatrix.evaluate(z, z, true);
      assertEquals(general.kl(), symmetric.kl(), 1e-5);
      assertEquals(general.kl(), ofMatrix.kl(), 1e-5);
      assertEquals(general.anchorsWithPositives(), symmetric.anchorsWithPositives());
      assertArrayEquals(
          general.anchorGradient().toArray(), symmetric.anchorGradient().toArray(), 2e-6f);
      assertArrayEquals(
          general.anchorGradient().toArray(), ofMatrix.anchorGradient().toArray(), 2e-6f);
      float[] expected = new float[N];
      float[] row = new float[N];
      for (int i = 0; i < N; i++) {
        general.copyLearnedRow(i, expected);
        symmetric.copyLearnedRow(i, row);
        assertArrayEquals(expected, row, 1e-6f);
        assertEquals(general.rowKl(i), symmetric.rowKl(i), 1e-5);
      }
    }
  }

  private static Equation equation(double tau) {
    return new Equation(new SameClass(), Gaussian.cosine(tau));
  }

  private static Objective objective(double tau) {
    return Objective.of(equation(tau), Support.IN_BATCH, N, N, D, new float[0]);
  }

  private static Matrix points() {
    SplittableRandom random = new SplittableRandom(3);
    Matrix z = Matrix.zeros(N, D);
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < D; k++) {
        z.set(i, k, (float) random.nextGaussian());
      }
    }
    return z;
  }
}

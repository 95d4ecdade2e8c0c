package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CollapseTest {
  private static final int N = 900;

  private static float[] noise(int d, double scale, double shift) {
    Random random = new Random(7);
    float[] values = new float[N * d];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (shift + scale * random.nextGaussian());
    }
    return values;
  }

  private static Optional<Collapse> collapse(LearnedDistribution q, float[] values) {
    try (Matrix z = Matrix.of(values, N, values.length / N)) {
      return Collapse.of(q, z);
    }
  }

  @Test
  void oneClusterForAllIsACollapseAndTwoEqualOnesAreNot() {
    float[] logits = new float[N * 5];
    for (int i = 0; i < N; i++) {
      logits[5 * i] = 12;
    }
    assertEquals(Optional.of(Collapse.ONE_CLUSTER), collapse(new Clusters(), logits));
    for (int i = 1; i < N; i += 2) {
      logits[5 * i + 1] = 24;
    }
    assertEquals(Optional.empty(), collapse(new Clusters(), logits));
    try (Matrix z = Matrix.of(logits, N, 5)) {
      assertEquals(2, Collapse.effectiveClusters(z), 0.01);
    }
  }

  @Test
  void assignmentsThatAreStillUndecidedAreNoCollapse() {
    assertEquals(Optional.empty(), collapse(new Clusters(), noise(10, 0.1, 0)));
  }

  @Test
  void onePointForAllIsACollapseWhereverItIs() {
    assertEquals(Optional.of(Collapse.ONE_POINT), collapse(new StudentT(1), noise(2, 1e-4, 30)));
    assertEquals(Optional.empty(), collapse(new StudentT(1), noise(2, 0.1, 30)));
    assertEquals(Optional.empty(), collapse(Gaussian.euclidean(0.01), noise(2, 1e-4, 0)));
  }

  @Test
  void oneDirectionForAllIsACollapseWhereCosinesAreCompared() {
    float[] narrow = noise(8, 0.05, 1);
    assertEquals(Optional.of(Collapse.ONE_DIRECTION), collapse(Gaussian.cosine(0.5), narrow));
    assertEquals(Optional.empty(), collapse(Gaussian.euclidean(0.5), narrow));
    assertEquals(Optional.empty(), collapse(Gaussian.cosine(0.5), noise(8, 1, 1)));
  }

  @Test
  void theMeasuresAreThoseOfTheirNames() {
    float[] values = noise(3, 2, 5);
    try (Matrix z = Matrix.of(values, N, 3)) {
      assertEquals(2, Collapse.deviation(z), 0.1);
      assertEquals(0.86, Collapse.meanCosine(z), 0.05);
    }
  }
}

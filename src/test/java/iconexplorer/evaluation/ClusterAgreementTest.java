package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.evaluation.ClusterAgreement.Matching;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterAgreementTest {
  @Test
  void everyClusterIsPairedWithTheClassItHolds() {
    int[] labels = {0, 0, 0, 1, 1, 2};
    int[] clusters = {2, 2, 1, 0, 0, 1};
    Matching matching = ClusterAgreement.hungarian(labels, clusters);
    assertArrayEquals(new int[] {1, 2, 0}, matching.clusterToClass());
    assertEquals(5 / 6.0, matching.accuracy());
    assertArrayEquals(new int[] {0, 2, 0}, matching.confusion()[0]);
    assertArrayEquals(new int[] {1, 0, 1}, matching.confusion()[1]);
    assertArrayEquals(new int[] {2, 0, 0}, matching.confusion()[2]);
  }

  @Test
  void clustersBeyondTheClassesGoEmpty() {
    Matching matching =
        ClusterAgreement.hungarian(new int[] {0, 0, 0, 0, 1}, new int[] {0, 1, 1, 2, 3});
    assertArrayEquals(new int[] {-1, 0, -1, 1}, matching.clusterToClass());
    assertEquals(0.6, matching.accuracy());
  }

  @Test
  void aGreedyChoiceIsNotTheBestOne() {
    // Greedy pairs cluster 0 with class 0 (5 items) and loses 4 + 4.
    int[][] table = {{5, 4}, {4, 0}};
    assertArrayEquals(new int[] {1, 0}, Assignment.greatestSum(table, 2));
  }

  @Test
  void noPermutationIsBetterThanTheAssignment() {
    Random random = new Random(3);
    for (int trial = 0; trial < 300; trial++) {
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      int[][] table = new int[rows][columns];
      int bound = trial % 2 == 0 ? 4 : 100;
      for (int[] row : table) {
        Arrays.setAll(row, c -> random.nextInt(bound));
      }
      int[] columnOf = Assignment.greatestSum(table, columns);
      int sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += columnOf[r] < 0 ? 0 : table[r][columnOf[r]];
      }
      assertEquals(best(table, 0, new boolean[columns]), sum);
      int[] used = Arrays.stream(columnOf).filter(c -> c >= 0).toArray();
      assertEquals(Math.min(rows, columns), Arrays.stream(used).distinct().count());
    }
  }

  @Test
  void aHundredClustersAreAssignedAsWell() {
    Random random = new Random(1);
    int[] renamed = IntStream.range(0, 100).toArray();
    for (int i = 99; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = renamed[i];
      renamed[i] = renamed[j];
      renamed[j] = swapped;
    }
    int[] labels = random.ints(5000, 0, 100).toArray();
    int[] clusters = Arrays.stream(labels).map(label -> renamed[label]).toArray();
    assertEquals(1, ClusterAgreement.hungarian(labels, clusters).accuracy());
  }

  @Test
  void theNumbersOfTheClustersDoNotMatter() {
    Random random = new Random(1);
    int[] labels = random.ints(300, 0, 5).toArray();
    int[] clusters = Arrays.stream(labels).map(l -> random.nextInt(3) == 0 ? 4 : l).toArray();
    int[] others = Arrays.stream(clusters).map(c -> 2_000_000_000 - 7 * c).toArray();
    assertEquals(
        ClusterAgreement.normalisedMutualInformation(labels, clusters),
        ClusterAgreement.normalisedMutualInformation(labels, others),
        1e-12);
    assertEquals(
        ClusterAgreement.adjustedRandIndex(labels, clusters),
        ClusterAgreement.adjustedRandIndex(labels, others),
        1e-12);
  }

  @Test
  void bothMeasuresAreSymmetric() {
    Random random = new Random(1);
    int[] a = random.ints(300, 0, 5).toArray();
    int[] b = random.ints(300, 0, 7).toArray();
    assertEquals(
        ClusterAgreement.normalisedMutualInformation(a, b),
        ClusterAgreement.normalisedMutualInformation(b, a),
        1e-12);
    assertEquals(
        ClusterAgreement.adjustedRandIndex(a, b), ClusterAgreement.adjustedRandIndex(b, a), 1e-12);
  }

  @Test
  void unequalLengthsAndNegativeClustersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ClusterAgreement.adjustedRandIndex(new int[3], new int[4]));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> ClusterAgreement.hungarian(new int[2], new int[] {0, -1}))
            .getMessage()
            .startsWith("clusters must be in [0, 10000), got -1"));
  }

  private static int best(int[][] table, int row, boolean[] used) {
    if (row == table.length) {
      return 0;
    }
    int best = best(table, row + 1, used);
    for (int c = 0; c < used.length; c++) {
      if (!used[c]) {
        used[c] = true;
        best = Math.max(best, table[row][c] + best(table, row + 1, used));
        used[c] = false;
      }
    }
    return best;
  }
}

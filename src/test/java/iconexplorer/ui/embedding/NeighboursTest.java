package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  @Test
  void areThoseThatSortingAllDistancesGives() {
    int n = 120;
    int d = 7;
    float[] rows = Scenes.cloud(n * d / 2, 1, 9);
    for (int item : new int[] {0, 17, n - 1}) {
      int[] sorted =
          IntStream.range(0, n)
              .filter(j -> j != item)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> squared(rows, d, item, j)))
              .mapToInt(Integer::intValue)
              .limit(5)
              .toArray();
      assertArrayEquals(sorted, Neighbours.nearest(rows, d, item, 5));
    }
  }

  private static double squared(float[] rows, int d, int i, int j) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      sum += Math.pow(rows[i * d + k] - rows[j * d + k], 2);
    }
    return sum;
  }

  @Test
  void areAllOthersWhereThereAreFewer() {
    assertArrayEquals(new int[] {0, 2}, Neighbours.nearest(new float[] {0, 1, 9}, 1, 1, 5));
  }

  @Test
  void sharedCountsWhatBothHold() {
    assertEquals(2, Neighbours.shared(new int[] {1, 2, 3}, new int[] {3, 4, 1}));
  }
}

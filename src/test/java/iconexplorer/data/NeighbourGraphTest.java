package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourGraphTest {
  @ParameterizedTest
  @CsvSource({"2,1,1", "40,1,3", "700,2,5", "600,7,30", "1100,64,10", "520,5,519", "300,6,270"})
  void agreesWithASlowLoop(int n, int d, int k) {
    float[] x = gaussians(n, d);
    NeighbourGraph graph = NeighbourGraph.exact(x, n, d, k, Metric.EUCLIDEAN);
    for (int i = 0; i < n; i += 7) {
      int[] expected = slowNeighbours(x, n, d, i, k);
      for (int rank = 0; rank < k; rank++) {
        double distance = squared(x, d, i, graph.neighbour(i, rank));
        assertEquals(squared(x, d, i, expected[rank]), distance, 1e-5 * (1 + distance));
        assertEquals(distance, graph.distance(i, rank), 1e-5 * (1 + distance));
      }
    }
  }

  @Test
  void tiesOfDigitsGoToTheLowerIndex() {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    // Pixels are multiples of 1/16: the squares are exact in float, so ties are exact as well.
    NeighbourGraph graph = NeighbourGraph.exact(digits.features(), 1797, 64, 15, Metric.EUCLIDEAN);
    for (int i = 0; i < 1797; i += 50) {
      int[] expected = slowNeighbours(digits.features(), 1797, 64, i, 15);
      for (int rank = 0; rank < 15; rank++) {
        assertEquals(expected[rank], graph.neighbour(i, rank));
        assertEquals(squared(digits.features(), 64, i, expected[rank]), graph.distance(i, rank));
      }
    }
  }

  @Test
  void itemsOnAGridPreferTheLowerOfTwoEquallyNear() {
    float[] x = {0, 1, 2, 3, 4};
    NeighbourGraph graph = NeighbourGraph.exact(x, 5, 1, 2, Metric.EUCLIDEAN);
    assertArrayEquals(new int[] {1, 2, 0, 2, 1, 3, 2, 4, 3, 2}, graph.indices());
    assertArrayEquals(new float[] {1, 4, 1, 1, 1, 1, 1, 1, 1, 4}, graph.distances());
  }

  @Test
  void duplicatesAreAtDistanceZeroAndNobodyIsItsOwnNeighbour() {
    NeighbourGraph graph = NeighbourGraph.exact(new float[12], 6, 2, 5, Metric.EUCLIDEAN);
    for (int i = 0; i < 6; i++) {
      int self = i;
      int[] others = IntStream.range(0, 6).filter(j -> j != self).toArray();
      for (int rank = 0; rank < 5; rank++) {
        assertEquals(others[rank], graph.neighbour(i, rank));
        assertEquals(0, graph.distance(i, rank));
      }
    }
  }

  @Test
  void cosineIgnoresLengthAndPutsZeroRowsAtOne() {
    float[] x = {1, 0, 5, 0, 0, 2, -3, 0, 0, 0};
    NeighbourGraph graph = NeighbourGraph.exact(x, 5, 2, 4, Metric.COSINE);
    assertArrayEquals(new int[] {1, 2, 4, 3}, row(graph, 0));
    assertEquals(0, graph.distance(0, 0));
    assertEquals(1, graph.distance(0, 1), 1e-6);
    assertEquals(1, graph.distance(0, 2));
    assertEquals(2, graph.distance(0, 3), 1e-6);
    for (int rank = 0; rank < 4; rank++) {
      assertEquals(1, graph.distance(4, rank));
    }
  }

  @Test
  void cosineAgreesWithASlowLoop() {
    float[] x = gaussians(200, 9);
    NeighbourGraph graph = NeighbourGraph.exact(x, 200, 9, 12, Metric.COSINE);
    for (int i = 0; i < 200; i++) {
      double last = 0;
      for (int rank = 0; rank < 12; rank++) {
        double distance = oneMinusCosine(x, 9, i, graph.neighbour(i, rank));
        assertEquals(distance, graph.distance(i, rank), 1e-6);
        assertTrue(distance >= last - 1e-6);
        last = distance;
      }
    }
  }

  @Test
  void asManyNeighboursAsItemsAreRefused() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> NeighbourGraph.exact(new float[8], 4, 2, 4, Metric.EUCLIDEAN));
    assertEquals("k must be in [1, n = 4), got 4", refusal.getMessage());
  }

  private static int[] row(NeighbourGraph graph, int i) {
    return IntStream.range(0, graph.k()).map(rank -> graph.neighbour(i, rank)).toArray();
  }

  private static int[] slowNeighbours(float[] x, int n, int d, int i, int k) {
    return IntStream.range(0, n)
        .filter(j -> j != i)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(j -> squared(x, d, i, j)).thenComparingInt(j -> j))
        .limit(k)
        .mapToInt(j -> j)
        .toArray();
  }

  private static double squared(float[] x, int d, int i, int j) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = (double) x[i * d + k] - x[j * d + k];
      sum += difference * difference;
    }
    return sum;
  }

  private static double oneMinusCosine(float[] x, int d, int i, int j) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int k = 0; k < d; k++) {
      dot += (double) x[i * d + k] * x[j * d + k];
      a += (double) x[i * d + k] * x[i * d + k];
      b += (double) x[j * d + k] * x[j * d + k];
    }
    return 1 - dot / Math.sqrt(a * b);
  }

  private static float[] gaussians(int n, int d) {
    Random random = new Random(5);
    float[] x = new float[n * d];
    for (int v = 0; v < x.length; v++) {
      x[v] = (float) random.nextGaussian();
    }
    return x;
  }
}

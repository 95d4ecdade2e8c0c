package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NeighbourSearchTest {

  @Test
  void tiesOfDigitsAreTheSameByProductsAndDirectly() {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    PointRows points = new PointRows(digits.features(), 1797, 64, Metric.EUCLIDEAN);
    NeighbourGraph direct = NeighbourGraph.unfilled(1797, 90);
    new DirectSearch(points).fill(direct, Checkpoint.NONE);
    NeighbourGraph products = byProducts(points, 90);
    // Pixels are multiples of 1/16: the squares are exact in float, so ties are exact as well.
    assertArrayEquals(direct.indices(), products.indices());
    assertArrayEquals(direct.distances(), products.distances());
  }

  @ParameterizedTest
  @CsvSource({"2,1,1", "300,3,7", "5000,2,5", "700,70,20", "1100,33,300", "520,5,519"})
  void productsFindWhatASlowLoopFinds(int n, int d, int k) {
    assertFinds(gaussians(n, d), n, d, k);
  }

  @Test
  void productsMissNothingFarFromTheOrigin() {
    float[] x = gaussians(600, 5);
    for (int at = 0; at < x.length; at++) {
      x[at] = 5000 + x[at] / 100;
    }
    assertFinds(x, 600, 5, 10);
  }

  @Test
  void productsMissNothingBesideAnOutlier() {
    float[] x = gaussians(600, 5);
    Arrays.fill(x, 0, 5, 1e7f);
    assertFinds(x, 600, 5, 10);
  }

  @Test
  void identicalPointsArePairedInOrder() {
    PointRows points = new PointRows(new float[1200], 600, 2, Metric.EUCLIDEAN);
    NeighbourGraph graph = byProducts(points, 3);
    assertArrayEquals(new int[] {1, 2, 3, 0, 2, 3}, Arrays.copyOf(graph.indices(), 6));
    assertArrayEquals(new float[1800], graph.distances());
  }

  @Test
  void productsFindTheSameDirections() {
    float[] x = gaussians(500, 20);
    Arrays.fill(x, 40, 60, 0);
    PointRows points = new PointRows(x, 500, 20, Metric.COSINE);
    NeighbourGraph direct = NeighbourGraph.unfilled(500, 12);
    new DirectSearch(points).fill(direct, Checkpoint.NONE);
    NeighbourGraph products = byProducts(points, 12);
    assertArrayEquals(direct.distances(), products.distances(), 1e-6f);
    assertEquals(1, products.distance(2, 0));
    assertArrayEquals(
        IntStream.range(0, 13).filter(j -> j != 2).toArray(),
        Arrays.copyOfRange(products.indices(), 24, 36));
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void theApproximationFindsNearlyAllOfClusteredPoints(Metric metric) {
    float[] x = clusters(3000, 120);
    NeighbourGraph graph =
        new NeighbourSearch.Approximate(1).search(x, 3000, 120, 15, metric, Checkpoint.NONE);
    double recall = graph.recall(x, 120, metric, 300);
    assertTrue(recall > 0.95, "recall " + recall);
    for (int at = 0; at < graph.indices().length; at++) {
      assertTrue(at % 15 == 0 || graph.distances()[at - 1] <= graph.distances()[at]);
      assertTrue(graph.indices()[at] != at / 15);
    }
  }

  @Test
  void theSameSeedGivesTheSameApproximationToTheBit() {
    float[] x = clusters(2000, 100);
    NeighbourSearch search = new NeighbourSearch.Approximate(7);
    NeighbourGraph first = search.search(x, 2000, 100, 15, Metric.EUCLIDEAN, Checkpoint.NONE);
    NeighbourGraph second = search.search(x, 2000, 100, 15, Metric.EUCLIDEAN, Checkpoint.NONE);
    assertArrayEquals(first.indices(), second.indices());
    assertArrayEquals(first.distances(), second.distances());
  }

  @Test
  void recallIsOneOfTheExactAndLowOfRandomNeighbours() {
    float[] x = gaussians(400, 8);
    NeighbourGraph exact = NeighbourGraph.exact(x, 400, 8, 10, Metric.EUCLIDEAN);
    assertEquals(1, exact.recall(x, 8, Metric.EUCLIDEAN, 400));
    Random random = new Random(1);
    int[] any = IntStream.range(0, 4000).map(at -> random.nextInt(400)).toArray();
    double recall =
        new NeighbourGraph(400, 10, any, new float[4000]).recall(x, 8, Metric.EUCLIDEAN, 100);
    assertTrue(recall < 0.1, "recall " + recall);
  }

  @Test
  void imagesAreFoundAlmostAll() throws DataFormatException {
    Dataset mnist = DatasetCatalogue.read(RealData.folder("mnist"));
    float[] x = Arrays.copyOf(mnist.features(), 8000 * 784);
    NeighbourGraph graph =
        new NeighbourSearch.Approximate(1)
            .search(x, 8000, 784, 90, Metric.EUCLIDEAN, Checkpoint.NONE);
    double recall = graph.recall(x, 784, Metric.EUCLIDEAN, 500);
    assertTrue(recall > 0.98, "recall " + recall);
  }

  @Test
  void manyPointsAreSearchedApproximately() {
    assertEquals(new NeighbourSearch.Exact(), NeighbourSearch.of(20_000, 1));
    assertInstanceOf(NeighbourSearch.Approximate.class, NeighbourSearch.of(20_001, 1));
  }

  @Test
  void progressRisesToOneWhateverTheSearch() {
    float[] x = gaussians(3000, 100);
    for (NeighbourSearch search :
        List.of(new NeighbourSearch.Exact(), new NeighbourSearch.Approximate(1))) {
      List<Double> shares = new ArrayList<>();
      search.search(x, 3000, 100, 5, Metric.EUCLIDEAN, new Checkpoint(shares::add, () -> false));
      assertTrue(shares.size() > 10, shares.toString());
      assertEquals(shares.stream().sorted().toList(), shares);
      assertEquals(0, shares.getFirst());
      assertEquals(1, shares.getLast());
    }
  }

  @Test
  void cancelEndsTheSearchAtTheNextTile() {
    float[] x = gaussians(3000, 100);
    for (NeighbourSearch search :
        List.of(new NeighbourSearch.Exact(), new NeighbourSearch.Approximate(1))) {
      List<Double> shares = new ArrayList<>();
      Checkpoint checkpoint = new Checkpoint(shares::add, () -> shares.size() == 4);
      assertThrows(
          CancellationException.class,
          () -> search.search(x, 3000, 100, 5, Metric.EUCLIDEAN, checkpoint));
      assertEquals(4, shares.size());
    }
  }

  @Test
  void valuesTooLargeToSquareAreRefused() {
    float[] x = gaussians(3000, 100);
    x[700] = 1e30f;
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> NeighbourGraph.exact(x, 3000, 100, 5, Metric.EUCLIDEAN));
    assertTrue(refusal.getMessage().startsWith("row 7 of x"), refusal.getMessage());
  }

  private static NeighbourGraph byProducts(PointRows points, int k) {
    int n = points.size();
    NeighbourGraph graph = NeighbourGraph.unfilled(n, k);
    try (TileSearch search = TileSearch.exact(points, k)) {
      search.search(
          IntStream.range(0, n).toArray(), k, graph.indices(), graph.distances(), Checkpoint.NONE);
    }
    return graph;
  }

  private static void assertFinds(float[] x, int n, int d, int k) {
    NeighbourGraph graph = byProducts(new PointRows(x, n, d, Metric.EUCLIDEAN), k);
    for (int i = 0; i < n; i += 1 + n / 100) {
      int self = i;
      double[] expected =
          IntStream.range(0, n)
              .filter(j -> j != self)
              .mapToDouble(j -> squared(x, d, self, j))
              .sorted()
              .limit(k)
              .toArray();
      for (int rank = 0; rank < k; rank++) {
        double tolerance = 2e-6 * expected[rank];
        assertEquals(expected[rank], graph.distance(i, rank), tolerance);
        assertEquals(expected[rank], squared(x, d, i, graph.neighbour(i, rank)), tolerance);
      }
    }
  }

  private static double squared(float[] x, int d, int i, int j) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = (double) x[i * d + k] - x[j * d + k];
      sum += difference * difference;
    }
    return sum;
  }

  /** 20 clusters in 10 dimensions, turned into d, with a little noise in all. */
  private static float[] clusters(int n, int d) {
    float[] centres = gaussians(20, 10);
    float[] directions = gaussians(10, d);
    Random random = new Random(9);
    float[] x = new float[n * d];
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < 10; a++) {
        double along = 3 * centres[i % 20 * 10 + a] + random.nextGaussian();
        for (int k = 0; k < d; k++) {
          x[i * d + k] += (float) (along * directions[a * d + k]);
        }
      }
      for (int k = 0; k < d; k++) {
        x[i * d + k] += (float) (0.3 * random.nextGaussian());
      }
    }
    return x;
  }

  private static float[] gaussians(int n, int d) {
    Random random = new Random(5);
    float[] x = new float[n * d];
    for (int at = 0; at < x.length; at++) {
      x[at] = (float) random.nextGaussian();
    }
    return x;
  }
}

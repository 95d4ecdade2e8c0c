package iconexplorer.supervisory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Metric;
import iconexplorer.data.NeighbourGraph;
import iconexplorer.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerplexitySearchTest {

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 5, 30, 60, 89})
  void rowsSumToOneAndHaveTheWantedPerplexity(double perplexity) {
    float[] distances = digits(90).distances();
    float[] p = search(perplexity, distances, 90);
    for (int i = 0; i < 1797; i++) {
      double sum = 0;
      double entropy = 0;
      for (int j = i * 90; j < (i + 1) * 90; j++) {
        sum += p[j];
        entropy -= p[j] > 0 ? p[j] * Math.log(p[j]) : 0;
      }
      assertEquals(1, sum, 1e-5);
      int equallyNear = 1;
      while (distances[i * 90 + equallyNear] == distances[i * 90]) {
        equallyNear++;
      }
      assertEquals(Math.log(Math.max(perplexity, equallyNear)), entropy, 3e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 30, 100})
  void agreesWithTheDensePathWhereAllOthersAreNeighbours(double perplexity) {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    int n = iris.size();
    NeighbourGraph graph =
        NeighbourGraph.exact(iris.features(), n, iris.dimension(), n - 1, Metric.EUCLIDEAN);
    float[] p = search(perplexity, graph.distances(), n - 1);
    try (Matrix dense = Matrix.zeros(n, n)) {
      SupervisoryMatrix.fill(
          new GaussianNeighbours(new Bandwidth.Perplexity(perplexity)),
          Evidence.ofFeatures(iris.features(), n),
          Support.IN_BATCH,
          dense);
      for (int i = 0; i < n; i++) {
        for (int rank = 0; rank < n - 1; rank++) {
          assertEquals(dense.get(i, graph.neighbour(i, rank)), p[i * (n - 1) + rank], 1e-5);
        }
      }
    }
  }

  @Test
  void nearerNeighboursGetMore() {
    float[] distances = digits(90).distances();
    float[] p = search(30, distances, 90);
    for (int at = 0; at < p.length - 1; at++) {
      if (at % 90 != 89) {
        assertTrue(p[at] >= p[at + 1], "at " + at);
      }
    }
  }

  @Test
  void rowsWithoutDifferencesAreUniform() {
    float[] distances = {0, 0, 0, 0, 7, 7, 7, 7, 1e-30f, 1e-30f, 1e-30f, 1e-30f};
    float[] uniform = new float[12];
    Arrays.fill(uniform, 0.25f);
    assertArrayEquals(uniform, search(2, distances, 4));
  }

  @Test
  void noMoreNeighboursThanThePerplexityAreUniform() {
    float[] uniform = {0.25f, 0.25f, 0.25f, 0.25f};
    assertArrayEquals(uniform, search(4, new float[] {1, 2, 3, 4}, 4));
    assertArrayEquals(uniform, search(30, new float[] {1, 2, 3, 4}, 4));
  }

  @Test
  void moreEquallyNearThanThePerplexityShareAlike() {
    float[] p = search(2, new float[] {0, 0, 0, 0, 5, 9}, 6);
    assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f, 0, 0}, p, 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(floats = {0x1p-100f, 0x1p-20f, 0x1p30f, 0x1p110f})
  void theUnitOfDistancesDoesNotMatter(float unit) {
    float[] distances = distances(50, 40);
    float[] scaled = distances.clone();
    for (int at = 0; at < scaled.length; at++) {
      scaled[at] *= unit;
    }
    assertArrayEquals(search(10, distances, 40), search(10, scaled, 40), 1e-6f);
  }

  @Test
  void oneFarOutlierDoesNotHideTheOthers() {
    float[] p = search(3, new float[] {1, 1.1f, 1.2f, 1.3f, 1.4f, 1e30f}, 6);
    double entropy = 0;
    for (float value : p) {
      entropy -= value > 0 ? value * Math.log(value) : 0;
    }
    assertEquals(Math.log(3), entropy, 1e-3);
    assertEquals(0, p[5]);
  }

  @Test
  void writesInPlaceAsWell() {
    float[] distances = distances(30, 20);
    float[] apart = search(5, distances, 20);
    new PerplexitySearch(5).fill(distances, 20, distances, Checkpoint.NONE);
    assertArrayEquals(apart, distances);
  }

  @Test
  void progressRisesToOne() {
    List<Double> shares = new ArrayList<>();
    float[] distances = distances(30_000, 40);
    new PerplexitySearch(10)
        .fill(distances, 40, new float[distances.length], new Checkpoint(shares::add, () -> false));
    assertTrue(shares.size() > 2, shares.toString());
    assertEquals(shares.stream().sorted().toList(), shares);
    assertEquals(1, shares.getLast());
  }

  @Test
  void cancelEndsIt() {
    List<Double> shares = new ArrayList<>();
    float[] distances = distances(60_000, 40);
    Checkpoint checkpoint = new Checkpoint(shares::add, () -> shares.size() == 1);
    assertThrows(
        CancellationException.class,
        () ->
            new PerplexitySearch(10).fill(distances, 40, new float[distances.length], checkpoint));
    assertEquals(List.of(0.0), shares);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 1e-6f, Float.NaN, Float.POSITIVE_INFINITY})
  void distancesThatAreNoneAreRefused(float bad) {
    float[] distances = distances(5, 4);
    distances[10] = bad;
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> search(2, distances, 4)).getMessage();
    assertTrue(refusal.contains("got " + bad) && refusal.endsWith("in row 2"), refusal);
  }

  private static float[] search(double perplexity, float[] distances, int k) {
    float[] p = new float[distances.length];
    new PerplexitySearch(perplexity).fill(distances, k, p, Checkpoint.NONE);
    return p;
  }

  private static NeighbourGraph digits(int k) {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    return NeighbourGraph.exact(
        digits.features(), digits.size(), digits.dimension(), k, Metric.EUCLIDEAN);
  }

  private static float[] distances(int n, int k) {
    Random random = new Random(3);
    float[] distances = new float[n * k];
    for (int at = 0; at < distances.length; at++) {
      distances[at] = (float) Math.exp(random.nextGaussian());
    }
    for (int i = 0; i < n; i++) {
      Arrays.sort(distances, i * k, (i + 1) * k);
    }
    return distances;
  }
}

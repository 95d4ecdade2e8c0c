package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingMeasuresTest {
  @Test
  void aDrawGoesToTheLowerSumOfRanks() {
    // From 0: classes 1, 0, 0, 1 in order of distance; both have two votes and the ranks 0 + 3 and
    // 1 + 2 draw again, so the nearest decides: class 1.
    float[] train = {1, 2, 3, 4};
    int[] labels = {1, 0, 0, 1};
    assertEquals(1, held(train, labels, 1, 4));
    // With three votes class 0 has the majority.
    assertEquals(1, held(train, labels, 0, 3));
    // 0, 1 | 1, 0 reordered: ranks 0 + 1 against 2 + 3.
    assertEquals(1, held(train, new int[] {0, 0, 1, 1}, 0, 4));
  }

  @Test
  void equalDistancesGoToTheLowerIndex() {
    assertEquals(1, held(new float[] {-1, 1}, new int[] {3, 0}, 3, 1));
    assertEquals(1, held(new float[] {1, -1}, new int[] {3, 0}, 3, 1));
  }

  @Test
  void withFewerItemsFewerNeighboursVote() {
    assertEquals(1, held(new float[] {1, 2}, new int[] {1, 1}, 1, 5));
    assertEquals(0, NearestNeighbours.accuracy(new float[] {0, 1}, 2, 1, new int[] {0, 1}, 5));
    assertTrue(Double.isNaN(NearestNeighbours.accuracy(new float[1], 1, 1, new int[1], 5)));
    assertTrue(Double.isNaN(held(new float[0], new int[0], 1, 5)));
    assertEquals(
        1, new Trustworthiness(new float[] {0, 1, 3}, 3, 1, 5).of(new float[] {0, 2, 9}, 1));
    assertTrue(Double.isNaN(new Trustworthiness(new float[2], 2, 1, 5).of(new float[2], 1)));
  }

  @Test
  void anEmbeddingThatDivergedIsNotMeasured() {
    float[] z = {0, 1, Float.NaN, 3, 4, 5, 6, 7};
    assertTrue(Double.isNaN(NearestNeighbours.accuracy(z, 8, 1, new int[8], 1)));
    assertTrue(Double.isNaN(new Trustworthiness(new float[8], 8, 1, 2).of(z, 1)));
    KMeans.Result result = KMeans.run(z, 8, 1, 3, 1, 2);
    assertTrue(Double.isNaN(result.inertia()));
    assertArrayEquals(new int[8], result.assignment());
  }

  @Test
  void theDataThemselvesAreTrustworthyAndAShuffleIsNot() {
    Dataset wine = DatasetCatalogue.load("wine", 1);
    Trustworthiness trust = new Trustworthiness(wine.features(), 178, 13, 5);
    assertEquals(1, trust.of(wine.features(), 13));
    float[] shuffled = new float[178 * 2];
    Random random = new Random(1);
    for (int v = 0; v < shuffled.length; v++) {
      shuffled[v] = random.nextFloat();
    }
    assertEquals(0.5, trust.of(shuffled, 2), 0.05);
  }

  @Test
  void beyondFourThousandItemsASampleStandsForAll() {
    int n = 5000;
    Random random = new Random(1);
    float[] x = new float[n * 3];
    for (int v = 0; v < x.length; v++) {
      x[v] = (float) random.nextGaussian();
    }
    float[] z = new float[n * 2];
    for (int i = 0; i < n; i++) {
      z[2 * i] = x[3 * i];
      z[2 * i + 1] = x[3 * i + 1];
    }
    Trustworthiness trust = new Trustworthiness(x, n, 3, 5);
    assertEquals(1, trust.of(x, 3));
    double sampled = trust.of(z, 2);
    assertEquals(sampled, new Trustworthiness(x, n, 3, 5).of(z, 2));
    double whole =
        new Trustworthiness(Arrays.copyOf(x, 12_000), 4000, 3, 5).of(Arrays.copyOf(z, 8000), 2);
    assertEquals(whole, sampled, 0.02);
    assertThrows(IllegalArgumentException.class, () -> trust.of(new float[4000], 2));
  }

  @Test
  void kMeansFindsWhatIsApart() {
    Dataset blobs = DatasetCatalogue.load("blobs", 3);
    KMeans.Result result = KMeans.run(blobs.features(), 1000, 10, 5, 1, 3);
    assertEquals(1, ClusterAgreement.adjustedRandIndex(blobs.labels(), result.assignment()));
  }

  @Test
  void kMeansCentresAreTheMeansOfTheirRowsAndNearestToThem() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    KMeans.Result result = KMeans.run(iris.features(), 150, 4, 3, 1, 5);
    double[] sums = new double[12];
    int[] counts = new int[3];
    double inertia = 0;
    for (int i = 0; i < 150; i++) {
      int cluster = result.assignment()[i];
      counts[cluster]++;
      for (int k = 0; k < 4; k++) {
        sums[cluster * 4 + k] += iris.row(i)[k];
      }
      double own = squared(iris.row(i), result.centres(), cluster);
      inertia += own;
      for (int c = 0; c < 3; c++) {
        assertTrue(own <= squared(iris.row(i), result.centres(), c) + 1e-5);
      }
    }
    for (int v = 0; v < 12; v++) {
      assertEquals(sums[v] / counts[v / 4], result.centres()[v], 1e-6);
    }
    assertEquals(inertia, result.inertia(), 1e-3);
  }

  @Test
  void kMeansLeavesNoClusterEmptyWhereThereAreEnoughPoints() {
    float[] z = new float[60];
    for (int i = 0; i < 60; i++) {
      z[i] = i < 57 ? i % 3 : 100 + i;
    }
    KMeans.Result result = KMeans.run(z, 60, 1, 6, 2, 1);
    assertEquals(6, Arrays.stream(result.assignment()).distinct().count());
    assertEquals(0, result.inertia(), 1e-6);
  }

  @Test
  void kMeansOfEqualPointsEnds() {
    assertEquals(0, KMeans.run(new float[40], 20, 2, 4, 1, 2).inertia());
    assertEquals(0, KMeans.run(new float[] {1, 2, 3}, 3, 1, 3, 1, 1).inertia());
    assertThrows(IllegalArgumentException.class, () -> KMeans.run(new float[4], 2, 2, 3, 1, 1));
  }

  @Test
  void theSeedDecidesTheClusters() {
    Dataset wine = DatasetCatalogue.load("wine", 1);
    KMeans.Result once = KMeans.run(wine.features(), 178, 13, 8, 5, 1);
    KMeans.Result again = KMeans.run(wine.features(), 178, 13, 8, 5, 1);
    KMeans.Result other = KMeans.run(wine.features(), 178, 13, 8, 6, 1);
    assertArrayEquals(once.assignment(), again.assignment());
    assertTrue(!Arrays.equals(once.centres(), other.centres()));
  }

  private static double held(float[] train, int[] labels, int label, int k) {
    return NearestNeighbours.heldOutAccuracy(
        train, labels, new float[] {0}, new int[] {label}, 1, k);
  }

  private static double squared(float[] row, float[] centres, int c) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += Math.pow(row[k] - centres[c * 4 + k], 2);
    }
    return sum;
  }
}

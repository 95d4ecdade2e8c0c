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
        1,
        new NeighbourhoodPreservation(new float[] {0, 1, 3}, 3, 1, 5)
            .of(new float[] {0, 2, 9}, 1)
            .trustworthiness());
    assertTrue(
        Double.isNaN(
            new NeighbourhoodPreservation(new float[2], 2, 1, 5).of(new float[2], 1).overlap()));
  }

  @Test
  void anEmbeddingThatDivergedIsNotMeasured() {
    float[] z = {0, 1, Float.NaN, 3, 4, 5, 6, 7};
    assertTrue(Double.isNaN(NearestNeighbours.accuracy(z, 8, 1, new int[8], 1)));
    assertTrue(
        Double.isNaN(
            new NeighbourhoodPreservation(new float[8], 8, 1, 2).of(z, 1).trustworthiness()));
    KMeans.Result result = KMeans.run(z, 8, 1, 3, 1, 2);
    assertTrue(Double.isNaN(result.inertia()));
    assertArrayEquals(new int[8], result.assignment());
  }

  @Test
  void theDataThemselvesAreTrustworthyAndAShuffleIsNot() {
    Dataset wine = DatasetCatalogue.load("wine", 1);
    NeighbourhoodPreservation trust = new NeighbourhoodPreservation(wine.features(), 178, 13, 5);
    assertEquals(1, trust.of(wine.features(), 13).trustworthiness());
    float[] shuffled = new float[178 * 2];
    Random random = new Random(1);
    for (int v = 0; v < shuffled.length; v++) {
      shuffled[v] = random.nextFloat();
    }
    assertEquals(0.5, trust.of(shuffled, 2).trustworthiness(), 0.05);
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
    NeighbourhoodPreservation trust = new NeighbourhoodPreservation(x, n, 3, 5);
    assertEquals(new NeighbourhoodPreservation.Result(1, 1, 1), trust.of(x, 3));
    double sampled = trust.of(z, 2).trustworthiness();
    assertEquals(sampled, new NeighbourhoodPreservation(x, n, 3, 5).of(z, 2).trustworthiness());
    double whole =
        new NeighbourhoodPreservation(Arrays.copyOf(x, 12_000), 4000, 3, 5)
            .of(Arrays.copyOf(z, 8000), 2)
            .trustworthiness();
    assertEquals(whole, sampled, 0.02);
    assertThrows(IllegalArgumentException.class, () -> trust.of(new float[4000], 2));
  }

  @Test
  void ofManyItemsTheNeighboursOfASampleAreAskedAgainstAll() {
    Dataset blobs = DatasetCatalogue.load("blobs", 3);
    int copies = 5;
    float[] z = new float[copies * blobs.features().length];
    int[] labels = new int[copies * blobs.size()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(blobs.features(), i / copies * 10, z, i * 10, 10);
      labels[i] = blobs.labels()[i / copies];
    }
    assertEquals(1, NearestNeighbours.accuracy(z, labels.length, 10, labels, 4));
    assertEquals(2000, Subsample.paired(labels.length).length);
    assertArrayEquals(Subsample.paired(5000), Subsample.paired(5000));
  }

  @Test
  void aLinearProbeSeparatesWhatALineCan() {
    float[] x = new float[400];
    int[] labels = new int[200];
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      labels[i] = i % 2;
      x[2 * i] = 1000 + random.nextFloat();
      x[2 * i + 1] = 1e-3f * (random.nextFloat() + 1.1f * labels[i]);
    }
    float[] test = {1000.5f, 0.5e-3f, 1000.5f, 1.6e-3f};
    assertEquals(1, LinearProbe.accuracy(x, labels, test, new int[] {0, 1}, 2));
    assertEquals(0, LinearProbe.accuracy(x, labels, test, new int[] {1, 0}, 2));
    assertTrue(Double.isNaN(LinearProbe.accuracy(x, labels, new float[0], new int[0], 2)));
    float[] gone = {Float.NaN, 0};
    assertTrue(Double.isNaN(LinearProbe.accuracy(x, labels, gone, new int[1], 2)));
  }

  @Test
  void aProbeOfAConstantColumnOrOfOneClassIsStillANumber() {
    assertEquals(
        1, LinearProbe.accuracy(new float[] {2, 2, 2}, new int[3], new float[] {2}, new int[1], 1));
    float[] x = {7, 0, 7, 1, 7, 2, 7, 3};
    assertEquals(1, LinearProbe.accuracy(x, new int[] {0, 0, 1, 1}, x, new int[] {0, 0, 1, 1}, 2));
  }

  @Test
  void silhouetteIsKnownForTwoPairsAndUnknownForOneCluster() {
    float[] x = {0, 1, 10, 11};
    double near = (10.5 - 1) / 10.5;
    double far = (9.5 - 1) / 9.5;
    assertEquals((near + far) / 2, Silhouette.of(x, 1, new int[] {5, 5, 2, 2}), 1e-12);
    assertTrue(Double.isNaN(Silhouette.of(x, 1, new int[4])));
    assertTrue(Double.isNaN(Silhouette.of(x, 1, new int[] {0, 1, 2, 3})));
    assertEquals(0, Silhouette.of(new float[3], 1, new int[] {0, 1, 1}));
    assertThrows(IllegalArgumentException.class, () -> Silhouette.of(x, 2, new int[4]));
  }

  @Test
  void calibrationSeesHowFarConfidenceIsFromAccuracy() {
    boolean[] half = {true, false, true, false};
    assertEquals(0.4, Calibration.expectedError(new float[] {.9f, .9f, .9f, .9f}, half), 1e-7);
    assertEquals(0, Calibration.expectedError(new float[] {.5f, .5f, .5f, .5f}, half), 1e-7);
    assertEquals(0.5, Calibration.expectedError(new float[] {1, 1, 0, 0}, half), 1e-7);
    assertTrue(Double.isNaN(Calibration.expectedError(new float[0], new boolean[0])));
  }

  @Test
  void whoeverSaysHowProbableItIsErrsByNothing() {
    float[] probabilities = {.3f, .45f, .45f, .8f, 1};
    assertEquals(0, Calibration.expectedError(probabilities, probabilities.clone()), 1e-9);
    float[] certain = {1, 1, 1, 1, 1};
    assertEquals(0.4, Calibration.expectedError(certain, probabilities), 1e-6);
  }

  @Test
  void effectiveClustersAreThoseThatItemsAreSpreadOver() {
    assertEquals(1, EffectiveClusters.of(new float[] {1, 0, 0, 1, 0, 0}, 3), 1e-12);
    assertEquals(2, EffectiveClusters.of(new float[] {1, 0, 0, 0, 1, 0}, 3), 1e-12);
    assertEquals(3, EffectiveClusters.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3), 1e-6);
  }

  @Test
  void clustersOfOneNumberAreAsManyAsTheirEntropySays() {
    assertEquals(1, EffectiveClusters.of(new int[] {3, 3}), 1e-12);
    assertEquals(2, EffectiveClusters.of(new int[] {3, 1}), 1e-12);
  }

  @Test
  void densityClustersAreThePointsThatLieCloseTogetherAndTheRestIsNoise() {
    float[] x = new float[21];
    for (int i = 0; i < 10; i++) {
      x[i] = i * 0.1f;
      x[10 + i] = 50 + i * 0.1f;
    }
    x[20] = 500;
    DensityClusters.Result found = DensityClusters.run(x, 21, 1);
    assertEquals(2, found.clusters());
    assertEquals(1, found.noise());
    assertEquals(2, found.assignment()[20]);
    assertTrue(found.epsilon() < 1, "" + found.epsilon());
    assertEquals(1, DensityClusters.run(new float[9], 9, 1).clusters());
  }

  @Test
  void uniformityAndAlignmentAreKnownForOppositePoints() {
    float[] opposite = {1, 0, -1, 0};
    assertEquals(-8, UnitSphere.uniformity(opposite, 2), 1e-12);
    assertEquals(0, UnitSphere.uniformity(new float[] {1, 0, 1, 0}, 2), 1e-12);
    assertEquals(4, UnitSphere.alignment(opposite, 2), 1e-12);
    assertTrue(Double.isNaN(UnitSphere.uniformity(new float[] {1, 0}, 2)));
    assertTrue(Double.isNaN(UnitSphere.alignment(new float[0], 2)));
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

package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.KMeans;
import iconexplorer.method.MethodTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that other programs find, too. */
class ClusterMethodsTest {

  private static int[] clusters(String method, Dataset data) {
    DatasetInfo info = DatasetInfo.of(data.id(), "", data);
    TrainingSpec spec = RunPlanner.plan(MethodTable.byId(method).orElseThrow(), info, 42);
    try (TrainingSession session = new TrainingSession(1, spec, data, event -> {})) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
      return session.sample().clusters();
    }
  }

  private static double accuracy(String method, Dataset data) {
    return ClusterAgreement.hungarian(data.labels(), clusters(method, data)).accuracy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "iris", "blobs", "wine"})
  void kMeansIsAsCloseAsTheBestOfTenRunsOfLloyd(String dataset) {
    Dataset data = DatasetCatalogue.load(dataset, 42);
    KMeans.Result best =
        KMeans.run(data.features(), data.size(), data.dimension(), data.classes(), 1, 10);
    double inertia = inertia(data, clusters("k-means", data));
    double least = inertia(data, best.assignment());
    assertTrue(inertia <= 1.01 * least, inertia + " where Lloyd has " + least);
  }

  /** Σ_i ‖x_i − centre of its cluster‖². */
  private static double inertia(Dataset data, int[] clusters) {
    int d = data.dimension();
    double[] sums = new double[data.classes() * d];
    int[] sizes = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      sizes[clusters[i]]++;
      for (int k = 0; k < d; k++) {
        sums[clusters[i] * d + k] += data.features()[i * d + k];
      }
    }
    double inertia = 0;
    for (int i = 0; i < data.size(); i++) {
      for (int k = 0; k < d; k++) {
        double mean = sums[clusters[i] * d + k] / sizes[clusters[i]];
        inertia += Math.pow(data.features()[i * d + k] - mean, 2);
      }
    }
    return inertia;
  }

  /** Made by moons.py from the same graph. */
  @Test
  void normalisedCutsOfTheMoonsAreThoseOfScikitLearn() throws IOException {
    int[] expected;
    try (InputStream in = ClusterMethodsTest.class.getResourceAsStream("moons.txt")) {
      expected =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .chars()
              .map(digit -> digit - '0')
              .toArray();
    }
    int[] found = clusters("normalized-cuts", DatasetCatalogue.load("moons", 42));
    double agreement = ClusterAgreement.normalisedMutualInformation(expected, found);
    assertTrue(agreement >= 0.95, "NMI " + agreement);
  }

  @Test
  void normalisedCutsFindTheTwoFactionsOfTheKarateClub() {
    Dataset karate = DatasetCatalogue.load("karate", 42);
    assertTrue(accuracy("normalized-cuts", karate) >= 32.0 / 34);
  }

  @ParameterizedTest
  @ValueSource(strings = {"moons", "circles"})
  void spectralClusteringFindsWhatWindsAroundEachOther(String dataset) {
    assertTrue(accuracy("spectral-clustering", DatasetCatalogue.load(dataset, 42)) >= 0.99);
  }
}

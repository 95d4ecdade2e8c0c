package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.divergence.Divergence;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.KMeans;
import iconexplorer.matrix.Matrix;
import iconexplorer.method.MethodTable;
import iconexplorer.supervisory.Evidence;
import iconexplorer.supervisory.SupervisoryMatrix;
import iconexplorer.supervisory.Support;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that other programs find, too. */
class ClusterMethodsTest {

  private static TrainingSpec spec(String method, Dataset data) {
    DatasetInfo info = DatasetInfo.of(data.id(), "", data);
    return RunPlanner.plan(MethodTable.byId(method).orElseThrow(), info, 42);
  }

  /** Of a whole run, which must not have raised what it minimises: a start may be the end, too. */
  private static int[] clusters(String method, Dataset data) {
    List<Double> losses = new ArrayList<>();
    Consumer<TrainingEvent> watch =
        event -> {
          if (event instanceof TrainingEvent.KlMeasured measured) {
            losses.add(measured.loss());
          }
        };
    try (TrainingSession session = new TrainingSession(1, spec(method, data), data, watch)) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
      assertTrue(
          losses.getLast() <= losses.getFirst(),
          () -> losses.getLast() + " after " + losses.getFirst());
      return session.sample().clusters();
    }
  }

  /** The start knows nothing: what is found is the descent's own. */
  private static int[] clustersFromNoise(String method, Dataset data) {
    try (TrainingSession session = new TrainingSession(1, spec(method, data), data, event -> {})) {
      session.prepare();
      session.learner().encoder().parameters().copyFrom(noise(data));
      session.run();
      return session.sample().clusters();
    }
  }

  /** Logits, standard normal. */
  private static float[] noise(Dataset data) {
    Random random = new Random(8);
    float[] logits = new float[data.size() * data.classes()];
    for (int at = 0; at < logits.length; at++) {
      logits[at] = (float) random.nextGaussian();
    }
    return logits;
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

  /** Five clusters of 400 in the plane, which reach into each other. */
  private static Dataset dense() {
    float[] x = new float[2 * 2000];
    int[] labels = new int[2000];
    Random random = new Random(3);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 5;
      double angle = 2 * Math.PI * labels[i] / 5;
      x[2 * i] = (float) (3 * Math.cos(angle) + random.nextGaussian());
      x[2 * i + 1] = (float) (3 * Math.sin(angle) + random.nextGaussian());
    }
    return new Dataset(
        "dense", "Dense", 2000, 2, x, labels, List.of("a", "b", "c", "d", "e"), Optional.empty());
  }

  /** Where log p is floored, reverse cross entropy does not see how far apart two points are. */
  @Test
  void noPairOfDensePointsIsAtTheFloorOfP() {
    Dataset data = dense();
    TrainingSpec spec = spec("k-means", data);
    SupervisoryPoints points = new SupervisoryPoints(data.features(), data.size(), 2);
    int n = data.size();
    try (Matrix p = Matrix.zeros(n, n)) {
      SupervisoryMatrix.fill(
          points.fitted(spec, Checkpoint.NONE).p(),
          Evidence.ofFeatures(data.features(), n),
          Support.IN_BATCH,
          p);
      double least = 1;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          least = i == j ? least : Math.min(least, p.get(i, j));
        }
      }
      assertTrue(least > Divergence.FLOOR, "least p " + least);
    }
  }

  @Test
  void kMeansOfDensePointsFromARandomStartIsAsCloseAsTheBestOfTenRunsOfLloyd() {
    Dataset data = dense();
    double least = KMeans.run(data.features(), data.size(), 2, 5, 1, 10).inertia();
    int[] start = Assignments.ofLogits(noise(data), data.size(), 5).clusters();
    assertTrue(inertia(data, start) > 1.5 * least, "the start should be far from " + least);
    double after = inertia(data, clustersFromNoise("k-means", data));
    assertTrue(after <= 1.01 * least, after + " where Lloyd has " + least);
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
  @CsvSource({
    "normalized-cuts, karate, 0.94",
    "spectral-clustering, moons, 0.99",
    "spectral-clustering, circles, 0.99"
  })
  void cutsAreFoundFromARandomStart(String method, String dataset, double least) {
    Dataset data = DatasetCatalogue.load(dataset, 42);
    int[] start = Assignments.ofLogits(noise(data), data.size(), data.classes()).clusters();
    assertTrue(ClusterAgreement.hungarian(data.labels(), start).accuracy() < 0.7);
    int[] found = clustersFromNoise(method, data);
    double accuracy = ClusterAgreement.hungarian(data.labels(), found).accuracy();
    assertTrue(accuracy >= least, "accuracy " + accuracy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"moons", "circles"})
  void spectralClusteringFindsWhatWindsAroundEachOther(String dataset) {
    assertTrue(accuracy("spectral-clustering", DatasetCatalogue.load(dataset, 42)) >= 0.99);
  }
}

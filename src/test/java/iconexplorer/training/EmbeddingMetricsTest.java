package iconexplorer.training;

import static iconexplorer.evaluation.Measure.ALIGNMENT;
import static iconexplorer.evaluation.Measure.CALIBRATION_ERROR;
import static iconexplorer.evaluation.Measure.CONTINUITY;
import static iconexplorer.evaluation.Measure.EFFECTIVE_CLUSTERS;
import static iconexplorer.evaluation.Measure.HELD_OUT_ACCURACY;
import static iconexplorer.evaluation.Measure.HUNGARIAN_ACCURACY;
import static iconexplorer.evaluation.Measure.KNN_ACCURACY;
import static iconexplorer.evaluation.Measure.LINEAR_PROBE;
import static iconexplorer.evaluation.Measure.NEIGHBOURHOOD_OVERLAP;
import static iconexplorer.evaluation.Measure.SILHOUETTE;
import static iconexplorer.evaluation.Measure.TRUSTWORTHINESS;
import static iconexplorer.evaluation.Measure.UNIFORMITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.evaluation.Measure;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EmbeddingMetrics.Sample;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingMetricsTest {

  private static Metrics trained(String method, String dataset, int steps) {
    Dataset data = SmallData.load(dataset);
    try (TrainingSession session = session(method, dataset, data, steps)) {
      session.run();
      return new EmbeddingMetrics(data).measure(session.sample());
    }
  }

  private static TrainingSession session(String method, String dataset, Dataset data, int steps) {
    TrainingSpec spec =
        RunPlanner.plan(
                MethodTable.byId(method).orElseThrow(),
                DatasetCatalogue.info(dataset).orElseThrow(),
                42)
            .withSteps(steps);
    return new TrainingSession(1, spec, data, event -> {});
  }

  @Test
  void withoutLabelsNeighboursAreWhatCanBeCompared() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    Dataset bare =
        new Dataset(
            "bare", "Bare", 150, 4, iris.features(), new int[0], List.of(), Optional.empty());
    Metrics metrics = new EmbeddingMetrics(bare).measure(Sample.of(1, iris.features(), 4, 1));
    assertEquals(
        Set.of(TRUSTWORTHINESS, CONTINUITY, NEIGHBOURHOOD_OVERLAP), metrics.values().keySet());
    assertEquals(1, value(metrics, NEIGHBOURHOOD_OVERLAP));
  }

  @Test
  void aMapOfLabelledItemsHasAllButProbabilitiesDirectionsAndCompanions() {
    EnumSet<Measure> expected =
        EnumSet.complementOf(
            EnumSet.of(
                HELD_OUT_ACCURACY,
                CALIBRATION_ERROR,
                EFFECTIVE_CLUSTERS,
                UNIFORMITY,
                ALIGNMENT,
                Measure.RETRIEVAL,
                Measure.RETRIEVAL_OF_SECOND,
                Measure.RETRIEVAL_OF_FIRST,
                Measure.CLASS_RETRIEVAL,
                Measure.TEMPERATURE));
    assertEquals(expected, trained("t-sne", "iris", 5).values().keySet());
  }

  @Test
  void twoModalitiesAreMeasuredByRetrieval() {
    Dataset data = SmallData.load("shapes").subset(IntStream.range(0, 1000).toArray());
    EmbeddingMetrics metrics = new EmbeddingMetrics(data);
    try (TrainingSession session = session("clip", "shapes", data, 60)) {
      session.prepare();
      session.step();
      Metrics start = metrics.measure(session.sample());
      session.run();
      Metrics end = metrics.measure(session.sample());
      assertTrue(value(start, Measure.RETRIEVAL) < 0.05, start.toString());
      assertTrue(value(end, Measure.RETRIEVAL) > 0.1, end.toString());
      assertEquals(
          value(end, Measure.RETRIEVAL_OF_SECOND) + value(end, Measure.RETRIEVAL_OF_FIRST),
          2 * value(end, Measure.RETRIEVAL),
          1e-12);
      assertTrue(
          value(end, Measure.CLASS_RETRIEVAL) >= value(end, Measure.RETRIEVAL), end.toString());
    }
  }

  @Test
  void directionsOfViewsAreAlignedAndUniform() {
    Metrics start = trained("infonce", "digits", 1);
    Metrics end = trained("infonce", "digits", 150);
    assertTrue(end.values().keySet().containsAll(Set.of(UNIFORMITY, ALIGNMENT)));
    assertTrue(value(end, UNIFORMITY) < value(start, UNIFORMITY), start + " to " + end);
    assertTrue(value(end, ALIGNMENT) > 0 && value(end, ALIGNMENT) < 0.5, end.toString());
  }

  @Test
  void prototypesHaveProbabilitiesAndAreAskedAboutWhatIsHeldOut() {
    Metrics metrics = trained("cross-entropy", "iris", 200);
    assertTrue(value(metrics, CALIBRATION_ERROR) < 0.4, metrics.toString());
    assertEquals(3, value(metrics, EFFECTIVE_CLUSTERS), 0.1);
    assertTrue(value(metrics, LINEAR_PROBE) > 0.9, metrics.toString());
    assertFalse(metrics.get(ALIGNMENT).isPresent());
  }

  @Test
  void certainAndMatchedClustersAreCalibratedAndTheSilhouetteIsThatInTheData() {
    Dataset blobs = DatasetCatalogue.load("blobs", 3);
    float[] certain = new float[blobs.size() * 5];
    int[] clusters = new int[blobs.size()];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = (blobs.labels()[i] + 2) % 5;
      certain[5 * i + clusters[i]] = 1;
    }
    Metrics metrics =
        new EmbeddingMetrics(blobs)
            .measure(
                new Sample(
                    1,
                    certain,
                    5,
                    clusters,
                    certain,
                    new int[0],
                    false,
                    new float[0],
                    new float[0],
                    Double.NaN,
                    new int[0],
                    new int[0],
                    1));
    assertEquals(0, value(metrics, CALIBRATION_ERROR), 1e-9);
    assertEquals(5, value(metrics, EFFECTIVE_CLUSTERS), 0.1);
    assertEquals(1, value(metrics, HUNGARIAN_ACCURACY));
    double silhouette = value(metrics, SILHOUETTE);
    assertTrue(silhouette > 0.3 && silhouette < 0.99, "" + silhouette);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-sne", "infonce", "cross-entropy", "k-means"})
  void everyValueLiesInItsRange(String method) {
    trained(method, "iris", 20)
        .values()
        .forEach((measure, value) ->
            assertTrue(
                value >= measure.range().least() - 1e-9
                    && value <= measure.range().greatest() + 1e-9,
                measure + " " + value));
  }

  @Test
  void aDivergedEmbeddingHasNoMeasures() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    float[] z = new float[300];
    z[17] = Float.NaN;
    Metrics metrics = new EmbeddingMetrics(iris).measure(Sample.of(1, z, 2, 1));
    assertFalse(metrics.get(KNN_ACCURACY).isPresent());
    assertFalse(metrics.get(LINEAR_PROBE).isPresent());
    assertFalse(metrics.get(SILHOUETTE).isPresent());
    assertFalse(metrics.get(CONTINUITY).isPresent());
  }

  private static double value(Metrics metrics, Measure measure) {
    return metrics.get(measure).orElseThrow();
  }
}

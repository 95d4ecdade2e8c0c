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
import iconexplorer.data.TokenCounts;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.evaluation.Measure;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EmbeddingMetrics.Sample;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
                Measure.BEST_SUB_HEAD,
                Measure.MEAN_OF_SUB_HEADS,
                Measure.WORST_SUB_HEAD,
                Measure.FEW_LABELS,
                Measure.LEAST_DEVIATION,
                Measure.RETRIEVAL,
                Measure.RETRIEVAL_OF_SECOND,
                Measure.RETRIEVAL_OF_FIRST,
                Measure.CLASS_RETRIEVAL,
                Measure.SAME_CLUSTER,
                Measure.TEMPERATURE));
    assertEquals(expected, trained("t-sne", "iris", 5).values().keySet());
  }

  @Test
  void severalSubHeadsAreMeasuredWhereTheRunStandsStill() {
    Dataset data = SmallData.load("digits").subset(IntStream.range(0, 500).toArray());
    EmbeddingMetrics metrics = new EmbeddingMetrics(data);
    try (TrainingSession session = session("iic", "digits", data, 6)) {
      session.run();
      assertTrue(Sample.of(session.learner(), false).subHeads().isEmpty());
      Metrics end = metrics.measure(session.sample());
      double best = value(end, Measure.BEST_SUB_HEAD);
      double worst = value(end, Measure.WORST_SUB_HEAD);
      double mean = value(end, Measure.MEAN_OF_SUB_HEADS);
      assertTrue(worst < mean && mean < best, end.toString());
      double reported = value(end, HUNGARIAN_ACCURACY);
      assertTrue(worst <= reported && reported <= best, end.toString());
      assertTrue(value(end, Measure.FEW_LABELS) > 0, end.toString());
      Map<String, LabelBudget> budgets = KnownLabels.budgets(data, session.sample());
      assertEquals(List.of("clusters", "over-clusters"), List.copyOf(budgets.keySet()));
      assertEquals(
          value(end, Measure.FEW_LABELS),
          budgets.get("over-clusters").points().getLast().accuracy(),
          "1 % of the labels");
    }
  }

  @Test
  void clustersOfARunThatReadTheLabelsAreNotNamedByAFewOfThem() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    for (String method : List.of("supervised-clustering", "data-label/clusters")) {
      try (TrainingSession session = session(method, "iris", iris, 1)) {
        session.run();
        assertEquals(Map.of(), KnownLabels.budgets(iris, session.sample()), method);
      }
    }
    try (TrainingSession session = session("infonce-clustering", "iris", iris, 1)) {
      session.run();
      assertEquals(
          List.of("clusters"),
          List.copyOf(KnownLabels.budgets(iris, session.sample()).keySet()),
          "these were found without");
    }
  }

  @Test
  void aLimitHasNoProbabilitiesThatCouldBeCalibrated() {
    Metrics limit = trained("error-rate", "iris", 20);
    assertFalse(limit.get(CALIBRATION_ERROR).isPresent());
    assertFalse(limit.get(EFFECTIVE_CLUSTERS).isPresent());
    assertTrue(limit.get(HELD_OUT_ACCURACY).isPresent(), "the likeliest prototype is known");
  }

  @Test
  void theLeastDeviationIsThatOfADimensionThatAHingeHoldsUp() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    try (TrainingSession session = session("vicreg", "iris", iris, 1)) {
      session.run();
      Sample sample = session.sample();
      float[] z = sample.values();
      for (int at = 3; at < z.length; at += sample.dimension()) {
        z[at] = at % 2;
      }
      assertEquals(
          0, value(new EmbeddingMetrics(iris).measure(sample), Measure.LEAST_DEVIATION), 1e-9);
    }
    assertFalse(trained("infonce", "iris", 1).get(Measure.LEAST_DEVIATION).isPresent());
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
  void tokensWhoseProbabilitiesAreTheirSharesAreCalibrated() {
    Dataset corpus = DatasetCatalogue.load("corpus-masked", 1);
    TokenCounts tokens = corpus.relations().tokens().orElseThrow();
    int vocabulary = tokens.vocabulary().size();
    float[] shares = new float[corpus.size() * vocabulary];
    int[] likeliest = new int[corpus.size()];
    float[] accuracy = new float[corpus.size()];
    for (int i = 0; i < corpus.size(); i++) {
      for (int token = 0; token < vocabulary; token++) {
        shares[i * vocabulary + token] = (float) tokens.share(i, token);
      }
      likeliest[i] = tokens.mostFrequent(i);
      accuracy[i] = shares[i * vocabulary + likeliest[i]];
    }
    Metrics metrics =
        new EmbeddingMetrics(corpus)
            .measure(
                new Sample(
                    1,
                    new float[2 * corpus.size()],
                    2,
                    false,
                    likeliest,
                    shares,
                    accuracy,
                    false,
                    new float[0],
                    new float[0],
                    Double.NaN,
                    new int[0],
                    new int[] {7},
                    List.of(),
                    Optional.empty(),
                    1));
    assertEquals(0, value(metrics, CALIBRATION_ERROR), 1e-9);
    assertEquals(accuracy[7], value(metrics, HELD_OUT_ACCURACY), 1e-9);
    assertTrue(accuracy[7] > 0.05 && accuracy[7] < 1, "" + accuracy[7]);
  }

  @Test
  void prototypesThroughClustersAreAskedAboutWhatIsHeldOut() {
    Dataset digits = SmallData.load("digits");
    try (TrainingSession session = session("data-label/clusters", "digits", digits, 60)) {
      session.run();
      Sample sample = session.sample();
      Assignments q =
          Assignments.toPrototypes(
              session.learner(), session.learner().representation().embedding());
      for (int i = 0; i < digits.size(); i++) {
        double sum = 0;
        for (int c = 0; c < digits.classes(); c++) {
          sum += q.probability(i, c);
        }
        assertEquals(1, sum, 1e-4);
        assertEquals(q.clusters()[i] == digits.labels()[i] ? 1 : 0, sample.accuracy()[i]);
      }
      double right =
          IntStream.of(sample.heldOut()).filter(i -> q.clusters()[i] == digits.labels()[i]).count();
      assertEquals(
          right / sample.heldOut().length,
          value(new EmbeddingMetrics(digits).measure(sample), HELD_OUT_ACCURACY),
          1e-9);
    }
  }

  @Test
  void clustersOfTwoModalitiesAreBothProbabilitiesAndComeToAgree() {
    Dataset data = SmallData.load("shapes").subset(IntStream.range(0, 500).toArray());
    try (TrainingSession session = session("cross-modal/clusters", "shapes", data, 150)) {
      session.run();
      Sample sample = session.sample();
      for (int i = 0; i < data.size(); i++) {
        double sum = 0;
        for (int c = 0; c < sample.dimension(); c++) {
          sum += sample.companions()[i * sample.dimension() + c];
        }
        assertEquals(1, sum, 1e-5);
      }
      Metrics metrics = new EmbeddingMetrics(data).measure(sample);
      assertTrue(value(metrics, Measure.SAME_CLUSTER) > 0.4, metrics.toString());
    }
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
                    true,
                    clusters,
                    certain,
                    new float[0],
                    false,
                    new float[0],
                    new float[0],
                    Double.NaN,
                    new int[0],
                    new int[0],
                    List.of(),
                    Optional.empty(),
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

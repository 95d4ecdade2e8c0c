package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.evaluation.Calibration;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.ClusterAgreement.Matching;
import iconexplorer.evaluation.EffectiveClusters;
import iconexplorer.evaluation.KMeans;
import iconexplorer.evaluation.LinearProbe;
import iconexplorer.evaluation.Measure;
import iconexplorer.evaluation.NearestNeighbours;
import iconexplorer.evaluation.NeighbourhoodPreservation;
import iconexplorer.evaluation.Retrieval;
import iconexplorer.evaluation.Silhouette;
import iconexplorer.evaluation.Subsample;
import iconexplorer.evaluation.UnitSphere;
import iconexplorer.training.EmbeddingMetrics.Sample;
import iconexplorer.training.Laboratory.SubClusters;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;

/** One sample under all measures; what several need is worked out once. */
final class Measurement {

  private static final int RESTARTS = 3;

  /** What the probe asks about where a run holds nothing out. */
  private static final double PROBED = 0.2;

  /** Items among which the other modality is sought: more would be harder to find. */
  private static final int RETRIEVED = 1000;

  private final Dataset data;
  private final Sample sample;
  private final Supplier<NeighbourhoodPreservation> ranks;
  private NeighbourhoodPreservation.@Nullable Result preservation;
  private @Nullable Clustering clustering;
  private @Nullable Matching matching;
  private @Nullable DoubleSummaryStatistics subHeads;
  private @Nullable Retrieval retrieval;

  /**
   * Clusters of some items.
   *
   * @param items ascending
   * @param clusters of each of them
   */
  private record Clustering(int[] items, int[] clusters) {}

  /**
   * @param ranks asked only where something needs neighbours in the data
   */
  Measurement(Dataset data, Sample sample, Supplier<NeighbourhoodPreservation> ranks) {
    this.data = data;
    this.sample = sample;
    this.ranks = ranks;
  }

  /** Whether a measure says something about this data set and run. */
  boolean applies(Measure measure) {
    return switch (measure) {
      case KNN_ACCURACY, LINEAR_PROBE, HUNGARIAN_ACCURACY, NMI, ARI -> data.labelled();
      case HELD_OUT_ACCURACY ->
          (data.labelled() || sample.accuracy().length > 0) && sample.heldOut().length > 0;
      case TRUSTWORTHINESS, CONTINUITY, NEIGHBOURHOOD_OVERLAP -> true;
      case SILHOUETTE -> data.labelled() || sample.clusters().length > 0;
      case BEST_SUB_HEAD, MEAN_OF_SUB_HEADS, WORST_SUB_HEAD ->
          data.labelled() && !sample.subHeads().isEmpty();
      case FEW_LABELS ->
          data.labelled() && !sample.subHeads().isEmpty() && sample.heldOut().length > 0;
      case LEAST_DEVIATION -> sample.heldUp();
      case CALIBRATION_ERROR ->
          (data.labelled() || sample.prototypes()) && sample.hasOwnProbabilities();
      case EFFECTIVE_CLUSTERS -> sample.hasOwnProbabilities();
      case UNIFORMITY -> sample.directions();
      case ALIGNMENT -> sample.views().length > 0;
      case RETRIEVAL, RETRIEVAL_OF_SECOND, RETRIEVAL_OF_FIRST -> sample.companions().length > 0;
      case SAME_CLUSTER -> sample.companions().length > 0 && sample.embedsAsClusters();
      case CLASS_RETRIEVAL -> sample.companions().length > 0 && data.labelled();
      case TEMPERATURE -> !Double.isNaN(sample.temperature());
    };
  }

  /** The value of one that applies; NaN where it cannot be measured. */
  double value(Measure measure) {
    int d = sample.dimension();
    float[] z = sample.values();
    return switch (measure) {
      case KNN_ACCURACY ->
          NearestNeighbours.accuracy(z, data.size(), d, data.labels(), EmbeddingMetrics.NEIGHBOURS);
      case LINEAR_PROBE -> probe();
      case HELD_OUT_ACCURACY -> heldOut();
      case HUNGARIAN_ACCURACY -> matching().accuracy();
      case NMI ->
          ClusterAgreement.normalisedMutualInformation(clusteredLabels(), clustering().clusters());
      case ARI -> ClusterAgreement.adjustedRandIndex(clusteredLabels(), clustering().clusters());
      case TRUSTWORTHINESS -> preservation().trustworthiness();
      case CONTINUITY -> preservation().continuity();
      case NEIGHBOURHOOD_OVERLAP -> preservation().overlap();
      case SILHOUETTE -> silhouette();
      case BEST_SUB_HEAD -> subHeads().getMax();
      case MEAN_OF_SUB_HEADS -> subHeads().getAverage();
      case WORST_SUB_HEAD -> subHeads().getMin();
      case FEW_LABELS -> fewLabels();
      case LEAST_DEVIATION -> leastDeviation();
      case CALIBRATION_ERROR -> calibrationError();
      case EFFECTIVE_CLUSTERS -> EffectiveClusters.of(sample.probabilities(), corners());
      case UNIFORMITY -> UnitSphere.uniformity(z, d);
      case ALIGNMENT -> UnitSphere.alignment(sample.views(), d);
      case RETRIEVAL -> retrieval().topOne((item, found) -> item == found);
      case RETRIEVAL_OF_SECOND -> retrieval().topOneOfSecond((item, found) -> item == found);
      case RETRIEVAL_OF_FIRST -> retrieval().topOneOfFirst((item, found) -> item == found);
      case CLASS_RETRIEVAL -> classRetrieval();
      case SAME_CLUSTER -> sameCluster();
      case TEMPERATURE -> sample.temperature();
    };
  }

  private Retrieval retrieval() {
    Retrieval ready = retrieval;
    if (ready == null) {
      int[] items = retrieved();
      int d = sample.dimension();
      float[] companions = Subsample.rows(sample.companions(), d, items);
      ready =
          sample.embedsAsClusters()
              ? Retrieval.throughClusters(rows(items), companions, d)
              : Retrieval.of(rows(items), companions, items.length, d);
      retrieval = ready;
    }
    return ready;
  }

  private double classRetrieval() {
    int[] labels = labels(retrieved());
    return retrieval().topOne((item, found) -> labels[item] == labels[found]);
  }

  private double sameCluster() {
    int[] items = retrieved();
    int d = sample.dimension();
    long same =
        Arrays.stream(items)
            .filter(item -> sample.clusters()[item] == likeliest(sample.companions(), item * d, d))
            .count();
    return (double) same / items.length;
  }

  private static int likeliest(float[] probabilities, int from, int clusters) {
    int best = 0;
    for (int c = 1; c < clusters; c++) {
      best = probabilities[from + c] > probabilities[from + best] ? c : best;
    }
    return best;
  }

  /** Items that no step saw, where there are such, and no more than a screenful. */
  private int[] retrieved() {
    return Subsample.of(sample.heldOut().length > 0 ? sample.heldOut() : everything(), RETRIEVED);
  }

  private NeighbourhoodPreservation.Result preservation() {
    NeighbourhoodPreservation.Result ready = preservation;
    if (ready == null) {
      ready = ranks.get().of(sample.values(), sample.dimension());
      preservation = ready;
    }
    return ready;
  }

  /** The run's own clusters, or those that k-means finds in the embedding. */
  private Clustering clustering() {
    Clustering ready = clustering;
    if (ready == null) {
      ready =
          sample.clusters().length > 0 && (!sample.prototypes() || corners() == data.classes())
              ? new Clustering(everything(), sample.clusters())
              : byKMeans();
      clustering = ready;
    }
    return ready;
  }

  private int[] everything() {
    return IntStream.range(0, data.size()).toArray();
  }

  private Clustering byKMeans() {
    int[] items = Subsample.fitted(data.size());
    float[] rows = Subsample.rows(sample.values(), sample.dimension(), items);
    int classes = Math.min(data.classes(), items.length);
    return new Clustering(
        items,
        KMeans.run(rows, items.length, sample.dimension(), classes, sample.seed(), RESTARTS)
            .assignment());
  }

  private int[] clusteredLabels() {
    return Subsample.values(data.labels(), clustering().items());
  }

  private Matching matching() {
    Matching ready = matching;
    if (ready == null) {
      ready = ClusterAgreement.hungarian(clusteredLabels(), clustering().clusters());
      matching = ready;
    }
    return ready;
  }

  private double probe() {
    boolean splits = sample.heldOut().length > 0;
    Split split =
        splits
            ? new Split(sample.train(), sample.heldOut())
            : Split.stratified(data, PROBED, sample.seed());
    return LinearProbe.accuracy(
        rows(split.train()),
        labels(split.train()),
        rows(split.heldOut()),
        labels(split.heldOut()),
        sample.dimension());
  }

  private double heldOut() {
    if (sample.accuracy().length > 0) {
      return Arrays.stream(sample.heldOut())
          .mapToDouble(item -> sample.accuracy()[item])
          .average()
          .orElse(Double.NaN);
    }
    return NearestNeighbours.heldOutAccuracy(
        rows(sample.train()),
        labels(sample.train()),
        rows(sample.heldOut()),
        labels(sample.heldOut()),
        sample.dimension(),
        EmbeddingMetrics.NEIGHBOURS);
  }

  private double silhouette() {
    Clustering found = clustering();
    boolean inData = sample.embedsAsClusters();
    float[] points = inData ? data.features() : sample.values();
    int d = inData ? data.dimension() : sample.dimension();
    return Silhouette.of(Subsample.rows(points, d, found.items()), d, found.clusters());
  }

  /** Of prototypes on items that no step saw, where there are such; of clusters on all. */
  private double calibrationError() {
    int[] items =
        sample.prototypes() && sample.heldOut().length > 0 ? sample.heldOut() : everything();
    int[] classes = sample.prototypes() ? new int[0] : matching().clusterToClass();
    float[] confidence = new float[items.length];
    float[] accuracy = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      int item = items[i];
      confidence[i] = sample.probabilities()[item * corners() + sample.clusters()[item]];
      accuracy[i] =
          sample.prototypes()
              ? sample.accuracy()[item]
              : classes[sample.clusters()[item]] == data.labels()[item] ? 1 : 0;
    }
    return Calibration.expectedError(confidence, accuracy);
  }

  /** Hungarian accuracies of the main head's. */
  private DoubleSummaryStatistics subHeads() {
    DoubleSummaryStatistics ready = subHeads;
    if (ready == null) {
      ready =
          KnownLabels.accuracies(data, sample.subHeads()).stream()
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      subHeads = ready;
    }
    return ready;
  }

  private double fewLabels() {
    SubClusters asked =
        sample.subHeads().stream()
            .filter(SubClusters::over)
            .findFirst()
            .orElse(new SubClusters(false, sample.dimension(), sample.clusters()));
    Split split = new Split(sample.train(), sample.heldOut());
    return KnownLabels.budget(split, data, asked, sample.seed()).points().getLast().accuracy();
  }

  private double leastDeviation() {
    int d = sample.dimension();
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < d; k++) {
      SummaryStatistics values = new SummaryStatistics();
      for (int at = k; at < sample.values().length; at += d) {
        values.addValue(sample.values()[at]);
      }
      least = Math.min(least, values.getStandardDeviation());
    }
    return least;
  }

  private int corners() {
    return sample.probabilities().length / data.size();
  }

  private float[] rows(int[] items) {
    return Subsample.rows(sample.values(), sample.dimension(), items);
  }

  private int[] labels(int[] items) {
    return Subsample.values(data.labels(), items);
  }
}

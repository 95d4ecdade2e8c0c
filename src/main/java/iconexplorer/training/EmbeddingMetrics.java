package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.ClusterAgreement;
import iconexplorer.evaluation.KMeans;
import iconexplorer.evaluation.Measure;
import iconexplorer.evaluation.NearestNeighbours;
import iconexplorer.evaluation.Trustworthiness;
import iconexplorer.learned.Clusters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures copies of embeddings of one data set; pure Java, on any thread, one at a time. */
public final class EmbeddingMetrics {

  /** Neighbours asked in k-NN accuracy and trustworthiness. */
  private static final int NEIGHBOURS = 5;

  private static final int RESTARTS = 3;

  private final Dataset data;
  private @Nullable Trustworthiness trustworthiness;

  public EmbeddingMetrics(Dataset data) {
    this.data = data;
  }

  /**
   * What to measure, copied out of a run.
   *
   * @param values [n, d], row i is z_i
   * @param clusters [n], empty where k-means has to find them
   * @param prototypes whether clusters are the classes of prototypes
   * @param train items that trained
   * @param heldOut items that no step saw
   */
  public record Sample(
      int step,
      float[] values,
      int dimension,
      int[] clusters,
      boolean prototypes,
      int[] train,
      int[] heldOut,
      long seed) {

    /** A copy of what a learner knows now. */
    public static Sample of(Learner learner) {
      float[] embedding = learner.embedding();
      boolean clusters = learner.spec().equation().q() instanceof Clusters;
      Assignments assignments =
          clusters
              ? Assignments.ofLogits(embedding, learner.data().size(), learner.dimension())
              : Assignments.toPrototypes(learner, embedding);
      return new Sample(
          learner.steps(),
          clusters ? assignments.probabilities() : learner.compared(embedding),
          learner.dimension(),
          assignments.clusters(),
          !clusters && assignments.clusters().length > 0,
          learner.trainItems(),
          learner.heldOutItems(),
          learner.spec().seed());
    }
  }

  /** All that applies to this data set and sample. */
  public Metrics measure(Sample sample) {
    Metrics metrics =
        Metrics.NONE.with(
            Measure.TRUSTWORTHINESS, trustworthiness().of(sample.values(), sample.dimension()));
    if (!data.labelled()) {
      return metrics;
    }
    int[] labels = data.labels();
    int[] clusters = sample.clusters().length > 0 ? sample.clusters() : byKMeans(sample);
    return metrics
        .with(Measure.NMI, ClusterAgreement.normalisedMutualInformation(labels, clusters))
        .with(Measure.ARI, ClusterAgreement.adjustedRandIndex(labels, clusters))
        .with(Measure.HUNGARIAN_ACCURACY, ClusterAgreement.hungarian(labels, clusters).accuracy())
        .with(
            Measure.KNN_ACCURACY,
            NearestNeighbours.accuracy(
                sample.values(), data.size(), sample.dimension(), labels, NEIGHBOURS))
        .with(Measure.HELD_OUT_ACCURACY, heldOut(sample));
  }

  private Trustworthiness trustworthiness() {
    Trustworthiness ready = trustworthiness;
    if (ready == null) {
      ready = new Trustworthiness(data.features(), data.size(), data.dimension(), NEIGHBOURS);
      trustworthiness = ready;
    }
    return ready;
  }

  private int[] byKMeans(Sample sample) {
    return KMeans.run(
            sample.values(),
            data.size(),
            sample.dimension(),
            data.classes(),
            sample.seed(),
            RESTARTS)
        .assignment();
  }

  private double heldOut(Sample sample) {
    if (sample.heldOut().length == 0) {
      return Double.NaN;
    }
    if (sample.prototypes()) {
      long right =
          Arrays.stream(sample.heldOut())
              .filter(item -> sample.clusters()[item] == data.labels()[item])
              .count();
      return (double) right / sample.heldOut().length;
    }
    return NearestNeighbours.heldOutAccuracy(
        rows(sample, sample.train()),
        labels(sample.train()),
        rows(sample, sample.heldOut()),
        labels(sample.heldOut()),
        sample.dimension(),
        NEIGHBOURS);
  }

  private static float[] rows(Sample sample, int[] items) {
    int d = sample.dimension();
    float[] rows = new float[items.length * d];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(sample.values(), items[i] * d, rows, i * d, d);
    }
    return rows;
  }

  private int[] labels(int[] items) {
    return Arrays.stream(items).map(item -> data.labels()[item]).toArray();
  }
}

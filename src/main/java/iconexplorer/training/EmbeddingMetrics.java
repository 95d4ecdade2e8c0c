package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.Measure;
import iconexplorer.evaluation.NeighbourhoodPreservation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.WideGaussian;
import iconexplorer.objective.Equation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Measures copies of embeddings of one data set; pure Java, on any thread, one at a time. */
public final class EmbeddingMetrics {

  /** Neighbours asked in k-NN accuracy, trustworthiness and their like. */
  static final int NEIGHBOURS = 5;

  /** By [n, d], the very array: nobody changes it, and ranks in it cost more than all the rest. */
  private static final Map<float[], NeighbourhoodPreservation> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Dataset data;

  public EmbeddingMetrics(Dataset data) {
    this.data = data;
  }

  /**
   * What to measure, copied out of a run.
   *
   * @param values [n, d], row i is z_i
   * @param embedsAsClusters whether the embedding is the clusters' probabilities and has no other
   *     place
   * @param clusters [n], or the likeliest prototypes; empty where k-means has to find them
   * @param probabilities [n, corners] of clusters or prototypes; empty where there are none
   * @param accuracy [n], p of the prototype that q has for the likeliest, which is 1 or 0 where p
   *     is a label; empty where there are no prototypes
   * @param directions whether values are of length 1 because cosines are compared
   * @param views [2 m, d], rows i and m + i are views of one item; empty where there are none
   * @param companions [n, d], row i is item i in the other modality; empty where there is none
   * @param temperature τ where the run learns it, else NaN
   * @param train items that trained; empty where all did
   * @param heldOut items that no step saw
   * @param subHeads clusters by each of several sub-heads; empty where there is one, and while a
   *     run trains
   * @param equation that was minimised; empty where nothing is known of it
   */
  public record Sample(
      int step,
      float[] values,
      int dimension,
      boolean embedsAsClusters,
      int[] clusters,
      float[] probabilities,
      float[] accuracy,
      boolean directions,
      float[] views,
      float[] companions,
      double temperature,
      int[] train,
      int[] heldOut,
      List<Laboratory.SubClusters> subHeads,
      Optional<Equation> equation,
      long seed) {

    /** An embedding and nothing else. */
    public static Sample of(int step, float[] values, int dimension, long seed) {
      int[] nothing = {};
      float[] none = {};
      return new Sample(
          step,
          values,
          dimension,
          false,
          nothing,
          none,
          none,
          false,
          none,
          none,
          Double.NaN,
          nothing,
          nothing,
          List.of(),
          Optional.empty(),
          seed);
    }

    /**
     * A copy of what a learner knows now.
     *
     * @param resting whether there is time to ask all sub-heads
     */
    static Sample of(Learner learner, boolean resting) {
      Representation learned = learner.representation();
      float[] embedding = learned.embedding();
      boolean clusters = learner.spec().equation().q() instanceof Clusters;
      Assignments prototypes = Assignments.toPrototypes(learner, embedding);
      Assignments assignments = clusters ? softmax(learner, embedding) : prototypes;
      float[] companions = learned.companionEmbedding();
      return new Sample(
          learner.steps(),
          clusters ? assignments.probabilities() : learned.compared(embedding),
          learned.dimension(),
          clusters,
          assignments.clusters(),
          assignments.probabilities(),
          accuracy(learner, prototypes.clusters()),
          learned.comparesDirections(),
          learned.comparesDirections() ? learned.compared(learned.views()) : new float[0],
          clusters && companions.length > 0
              ? softmax(learner, companions).probabilities()
              : learned.compared(companions),
          learner.temperature(),
          learner.trainItems(),
          learner.heldOutItems(),
          resting ? learned.subHeadClusters() : List.of(),
          Optional.of(learner.spec().equation()),
          learner.spec().seed());
    }

    private static Assignments softmax(Learner learner, float[] logits) {
      return Assignments.ofLogits(
          logits, learner.data().size(), learner.representation().dimension());
    }

    /** p of the likeliest prototypes. */
    private static float[] accuracy(Learner learner, int... likeliest) {
      float[] accuracy = new float[likeliest.length];
      for (int i = 0; i < accuracy.length; i++) {
        accuracy[i] = (float) learner.representation().supervision(i, likeliest[i]);
      }
      return accuracy;
    }

    /** Whether a hinge holds up the spread of each dimension. */
    boolean heldUp() {
      return equation.map(Equation::q).orElse(null) instanceof WideGaussian wide
          && wide.hinge().isPresent();
    }

    /** Whether probabilities are those of the run's own q, which a limit has none of. */
    boolean hasOwnProbabilities() {
      return probabilities.length > 0 && equation.filter(Equation::isLimit).isEmpty();
    }

    /** Whether clusters were found without the labels of any item. */
    boolean clustersBlindly() {
      return embedsAsClusters && equation.filter(Equation::readsClasses).isEmpty();
    }

    /** Whether clusters are prototypes. */
    boolean prototypes() {
      return clusters.length > 0 && !embedsAsClusters;
    }
  }

  /** All that applies to this data set and sample. */
  public Metrics measure(Sample sample) {
    Measurement measurement = new Measurement(data, sample, this::preservation);
    Metrics metrics = Metrics.NONE;
    for (Measure measure : Measure.values()) {
      if (measurement.applies(measure)) {
        metrics = metrics.with(measure, measurement.value(measure));
      }
    }
    return metrics;
  }

  private NeighbourhoodPreservation preservation() {
    return KNOWN.computeIfAbsent(
        data.features(),
        x -> new NeighbourhoodPreservation(x, data.size(), data.dimension(), NEIGHBOURS));
  }
}

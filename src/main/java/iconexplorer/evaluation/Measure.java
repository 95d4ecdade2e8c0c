package iconexplorer.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be said about an embedding or its clusters, in the order it is shown. */
public enum Measure {
  KNN_ACCURACY(
      "knnAccuracy",
      "k-NN accuracy",
      Range.SHARE,
      Better.HIGHER,
      "Share of items whose 5 nearest neighbours in the embedding vote for their class, the item"
          + " itself left out; of more than 4,000 items, 2,000 are asked."),
  LINEAR_PROBE(
      "linearProbe",
      "linear probe",
      Range.SHARE,
      Better.HIGHER,
      "Accuracy of a logistic regression on the embedding, fitted to the items that train and asked"
          + " about those held out, or to four fifths and one fifth where none are; at most 5,000"
          + " each."),
  HELD_OUT_ACCURACY(
      "heldOutAccuracy",
      "held-out accuracy",
      Range.SHARE,
      Better.HIGHER,
      "Accuracy on items that no step has seen: of the likeliest prototype by q where there are"
          + " prototypes, else of the 5 nearest training items, asked about 2,000 beyond 4,000."
          + " Where p is spread over several prototypes, such as tokens, it is the mean p of the"
          + " likeliest."),
  HUNGARIAN_ACCURACY(
      "hungarianAccuracy",
      "Hungarian accuracy",
      Range.SHARE,
      Better.HIGHER,
      "Share of items whose cluster is matched with their class, in the best one-to-one matching;"
          + " k-means finds the clusters where the method has none, among at most 5,000 items."),
  NMI(
      "nmi",
      "NMI",
      Range.SHARE,
      Better.HIGHER,
      "Mutual information of clusters and classes over the mean of their entropies; the clusters"
          + " are those of the Hungarian accuracy."),
  ARI(
      "ari",
      "ARI",
      new Range(-0.5, 1),
      Better.HIGHER,
      "Adjusted Rand index: agreement of clusters and classes on pairs of items, 0 for chance; the"
          + " clusters are those of the Hungarian accuracy."),
  TRUSTWORTHINESS(
      "trustworthiness",
      "trustworthiness",
      Range.SHARE,
      Better.HIGHER,
      "How far the 5 nearest neighbours in the embedding are near in the data as well; beyond 4,000"
          + " items, within 2,000 of them."),
  CONTINUITY(
      "continuity",
      "continuity",
      Range.SHARE,
      Better.HIGHER,
      "How far the 5 nearest neighbours in the data are near in the embedding as well; beyond 4,000"
          + " items, within 2,000 of them."),
  NEIGHBOURHOOD_OVERLAP(
      "neighbourhoodOverlap",
      "neighbours kept",
      Range.SHARE,
      Better.HIGHER,
      "Share of the 5 nearest neighbours in the data that are among the 5 nearest in the embedding;"
          + " beyond 4,000 items, within 2,000 of them."),
  SILHOUETTE(
      "silhouette",
      "silhouette",
      new Range(-1, 1),
      Better.HIGHER,
      "How much nearer items are to their own cluster than to the next one: in the embedding for"
          + " clusters of the embedding, in the data for those of the data, and where the embedding"
          + " is the clusters; beyond 4,000 items, of 2,000."),
  BEST_SUB_HEAD(
      "bestSubHead",
      "best sub-head",
      Range.SHARE,
      Better.HIGHER,
      "Hungarian accuracy of the best of several sub-heads; the one that is reported was chosen"
          + " without a label. Measured where a run stands still."),
  MEAN_OF_SUB_HEADS(
      "meanOfSubHeads",
      "mean sub-head",
      Range.SHARE,
      Better.HIGHER,
      "Hungarian accuracy of several sub-heads on average. Measured where a run stands still."),
  WORST_SUB_HEAD(
      "worstSubHead",
      "worst sub-head",
      Range.SHARE,
      Better.HIGHER,
      "Hungarian accuracy of the worst of several sub-heads. Measured where a run stands still."),
  FEW_LABELS(
      "fewLabels",
      "with 1 % of labels",
      Range.SHARE,
      Better.HIGHER,
      "Accuracy on held-out items of clusters that are named by 1 % of the labels of those that"
          + " trained, mean of ten draws: of over-clusters where there are some. Measured where a"
          + " run with several sub-heads stands still."),
  CALIBRATION_ERROR(
      "expectedCalibrationError",
      "calibration error",
      Range.SHARE,
      Better.LOWER,
      "Expected calibration error in 15 bins: how far the largest probability is from the accuracy"
          + " of those who have it, which for prototypes is their p; clusters count as the class"
          + " they are matched with."),
  EFFECTIVE_CLUSTERS(
      "effectiveClusters",
      "effective clusters",
      new Range(1, Double.POSITIVE_INFINITY),
      Better.NEITHER,
      "Over how many clusters the items are spread: exp of the entropy of the mean assignment."),
  LEAST_DEVIATION(
      "leastDeviation",
      "least deviation",
      new Range(0, Double.POSITIVE_INFINITY),
      Better.NEITHER,
      "Standard deviation of the dimension that varies least, over all items: near 0 where a"
          + " dimension has collapsed."),
  UNIFORMITY(
      "uniformity",
      "uniformity",
      new Range(-8, 0),
      Better.LOWER,
      "How evenly the directions cover the sphere: log of the mean of exp(−2 d²) over pairs; beyond"
          + " 4,000 items, of 2,000."),
  ALIGNMENT(
      "alignment",
      "alignment",
      new Range(0, 4),
      Better.LOWER,
      "How near two views of an item are: mean squared distance of their directions, of at most 256"
          + " items."),
  RETRIEVAL(
      "retrieval",
      "retrieval",
      Range.SHARE,
      Better.HIGHER,
      "Share of items whose nearest counterpart in the other modality is their own, mean of both"
          + " directions; among at most 1,000 items that no step has seen. Of clusters the"
          + " likeliest by q, of which one cluster has many."),
  RETRIEVAL_OF_SECOND(
      "retrievalOfSecond",
      "retrieval →",
      Range.SHARE,
      Better.HIGHER,
      "Share of items whose nearest counterpart in the second modality is their own: of captions,"
          + " asked for by their images; among the items of the retrieval."),
  RETRIEVAL_OF_FIRST(
      "retrievalOfFirst",
      "retrieval ←",
      Range.SHARE,
      Better.HIGHER,
      "Share of counterparts whose nearest item in the first modality is their own: of images,"
          + " asked for by their captions; among the items of the retrieval."),
  CLASS_RETRIEVAL(
      "classRetrieval",
      "retrieval by class",
      Range.SHARE,
      Better.HIGHER,
      "The same as retrieval, where any counterpart of the item's class is right."),
  SAME_CLUSTER(
      "sameCluster",
      "same cluster",
      Range.SHARE,
      Better.HIGHER,
      "Share of items whose counterpart in the other modality is in the cluster of the same number;"
          + " of the items of the retrieval."),
  TEMPERATURE(
      "temperature",
      "temperature τ",
      new Range(0, Double.POSITIVE_INFINITY),
      Better.NEITHER,
      "τ of q as the run has learned it, at least 0.01.");

  /** Which way it gets better. */
  public enum Better {
    HIGHER,
    LOWER,
    /** It describes and does not judge. */
    NEITHER
  }

  /**
   * Where values lie.
   *
   * @param least may be −∞
   * @param greatest may be ∞
   */
  public record Range(double least, double greatest) {
    static final Range SHARE = new Range(0, 1);
  }

  private final String id;
  private final String title;
  private final Range range;
  private final Better better;
  private final String explanation;

  Measure(String id, String title, Range range, Better better, String explanation) {
    this.id = id;
    this.title = title;
    this.range = range;
    this.better = better;
    this.explanation = explanation;
  }

  /** Its name in files, which never changes. */
  public String id() {
    return id;
  }

  /** What a person calls it. */
  public String title() {
    return title;
  }

  /** As short as a column's head. */
  public String shortTitle() {
    return this == HUNGARIAN_ACCURACY ? "accuracy" : title;
  }

  public Range range() {
    return range;
  }

  public Better better() {
    return better;
  }

  /** One sentence for who meets it the first time, also on which items it is measured. */
  public String explanation() {
    return explanation;
  }

  /** Those by which clusterings are compared, whatever found them. */
  public static Stream<Measure> ofClusters() {
    return Stream.of(HUNGARIAN_ACCURACY, NMI, ARI, SILHOUETTE, EFFECTIVE_CLUSTERS);
  }

  /** Empty for a name that no measure has. */
  public static Optional<Measure> byId(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
  }

  /** Short, as the field writes it: ".981", "1.00", "−.012" within [−1, 1], else "8.42". */
  public String text(double value) {
    String digits = String.format(Locale.ROOT, "%.3f", Math.abs(value));
    String sign = value < 0 && !digits.equals("0.000") ? "−" : "";
    boolean fraction = range.least >= -1 && range.greatest <= 1 && digits.startsWith("0");
    return sign
        + (fraction ? digits.substring(1) : String.format(Locale.ROOT, "%.2f", Math.abs(value)));
  }
}

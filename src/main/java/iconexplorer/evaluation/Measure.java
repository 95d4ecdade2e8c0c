package iconexplorer.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about an embedding or its clusters, in the order it is shown. */
public enum Measure {
  KNN_ACCURACY(
      "knnAccuracy",
      "k-NN accuracy",
      Range.SHARE,
      Better.HIGHER,
      "share of items whose 5 nearest neighbours in the embedding vote for their class,"
          + " the item itself left out"),
  HELD_OUT_ACCURACY(
      "heldOutAccuracy",
      "held-out accuracy",
      Range.SHARE,
      Better.HIGHER,
      "accuracy on items that no step has seen: of the nearest prototype where there are"
          + " prototypes, else of the 5 nearest training items"),
  HUNGARIAN_ACCURACY(
      "hungarianAccuracy",
      "Hungarian accuracy",
      Range.SHARE,
      Better.HIGHER,
      "share of items whose cluster is matched with their class, in the best one-to-one matching"),
  NMI(
      "nmi",
      "NMI",
      Range.SHARE,
      Better.HIGHER,
      "mutual information of clusters and classes over the mean of their entropies"),
  ARI(
      "ari",
      "ARI",
      new Range(-0.5, 1),
      Better.HIGHER,
      "agreement of clusters and classes on pairs of items, 0 for chance"),
  TRUSTWORTHINESS(
      "trustworthiness",
      "trustworthiness",
      Range.SHARE,
      Better.HIGHER,
      "how far neighbours in the embedding are neighbours in the data as well (k = 5)");

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

  public Range range() {
    return range;
  }

  public Better better() {
    return better;
  }

  /** What it is, for one who meets it the first time; no sentence of its own, no full stop. */
  public String explanation() {
    return explanation;
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

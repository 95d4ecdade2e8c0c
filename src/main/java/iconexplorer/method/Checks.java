package iconexplorer.method;

import static iconexplorer.method.Check.Bound.AT_LEAST;
import static iconexplorer.method.Check.Bound.AT_MOST;
import static iconexplorer.method.Check.atLeast;
import static iconexplorer.method.Check.tested;
import static java.util.Map.entry;

import iconexplorer.evaluation.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Numbers of others, by the method that has to come up to them. */
public final class Checks {

  /** Digits as images, and recordings of their names. */
  public static final String SPOKEN_DIGITS = "digits?with=spoken-digits";

  /** A smaller network and fewer steps than its authors', for a laptop. */
  private static final Map<String, String> IIC_OF_IMAGES =
      Map.ofEntries(
          entry("encoder", "cnn"),
          entry("channels", "32,64,128"),
          entry("batch-norm", "true"),
          entry("views", "windows"),
          entry("repeats", "5"),
          entry("batch", "140"),
          entry("steps", "4500"),
          entry("learning-rate", "0.0005"),
          entry("schedule", "cosine"));

  private static final String ANGLE =
      "largest principal angle to the plane of the singular vectors, in radians,";

  private static final String INERTIA =
      "inertia in proportion to the best of ten runs of k-means++";

  private static final Map<String, List<Check>> BY_METHOD =
      Map.ofEntries(
          entry("pca", each(tested(ANGLE, AT_MOST, 0.01, "digits"), "iris")),
          entry("k-means", each(tested(INERTIA, AT_MOST, 1.01, "digits"), "iris", "blobs", "wine")),
          entry(
              "normalized-cuts",
              List.of(
                  atLeast(32.0 / 34, Measure.HUNGARIAN_ACCURACY, "karate"),
                  tested("NMI with scikit-learn's spectral clustering", AT_LEAST, 0.95, "moons"))),
          entry(
              "spectral-clustering",
              each(atLeast(0.99, Measure.HUNGARIAN_ACCURACY, "moons"), "circles")),
          entry(
              "t-sne",
              List.of(
                  // scikit-learn 1.2.1, exact, from the same plane: 0.680
                  new Check(
                      new Check.DivergenceInNats(), AT_MOST, 1.02 * 0.680, "digits", Map.of()),
                  tested(
                      "joint KL in proportion to that of scikit-learn's exact t-SNE",
                      AT_MOST,
                      1.02,
                      "500 of the digits"))),
          entry(
              "sne",
              List.of(
                  tested(
                      "KL over all pairs at once, as in symmetric SNE, in proportion to that of a plain"
                          + " gradient descent in NumPy",
                      AT_MOST,
                      1.02,
                      "500 of the digits"))),
          entry("simclr", List.of(atLeast(0.97, Measure.KNN_ACCURACY, "mnist"))),
          entry("moco-v3", List.of(atLeast(0.97, Measure.KNN_ACCURACY, "mnist"))),
          entry(
              "t-simcne",
              List.of(
                  atLeast(0.97, Measure.KNN_ACCURACY, "mnist")
                      .with(Map.of("views", "handwriting", "steps", "10000")))),
          entry("supcon", List.of(atLeast(0.985, Measure.HELD_OUT_ACCURACY, "mnist"))),
          entry("cross-entropy", List.of(atLeast(0.985, Measure.HELD_OUT_ACCURACY, "mnist"))),
          entry("harmonic-loss", List.of(atLeast(0.985, Measure.HELD_OUT_ACCURACY, "mnist"))),
          entry(
              "triplet",
              List.of(
                  tested(
                      "share of batches whose loss is within the bounds of the narrow Gaussian",
                      AT_LEAST,
                      1,
                      "digits"))),
          entry("vicreg", List.of(atLeast(0.9, Measure.LEAST_DEVIATION, "digits"))),
          entry("vicreg-covariance", List.of(atLeast(0.9, Measure.LEAST_DEVIATION, "digits"))),
          entry(
              "clip",
              List.of(
                  atLeast(0.95, Measure.RETRIEVAL, "shapes"),
                  atLeast(0.9, Measure.CLASS_RETRIEVAL, SPOKEN_DIGITS)
                      .with(Map.of("steps", "300", "learning-rate", "0.001")))),
          entry(
              "iic",
              List.of(
                  atLeast(0.98, Measure.BEST_SUB_HEAD, "mnist").with(IIC_OF_IMAGES),
                  atLeast(0.9, Measure.MEAN_OF_SUB_HEADS, "mnist").with(IIC_OF_IMAGES),
                  atLeast(0.97, Measure.FEW_LABELS, "mnist").with(IIC_OF_IMAGES))));

  private Checks() {}

  /** The same on other data as well. */
  private static List<Check> each(Check check, String... others) {
    Stream<Check> more =
        Arrays.stream(others)
            .map(other ->
                new Check(check.quantity(), check.bound(), check.value(), other, check.settings()));
    return Stream.concat(Stream.of(check), more).toList();
  }

  /** Those of a method; none where nobody's numbers are known, as in open cells. */
  public static List<Check> of(Method method) {
    return BY_METHOD.getOrDefault(method.id(), List.of());
  }

  /** The same in a few words for each, or why there is none. */
  public static List<String> texts(Method method) {
    List<String> texts =
        of(method).stream()
            .map(check -> check.text() + (check.isMeasured() ? "" : ", by a test"))
            .toList();
    return texts.isEmpty()
        ? List.of("of loss and gradient only, against stored numbers, as in every cell")
        : texts;
  }
}

package iconexplorer.ui.method;

import static iconexplorer.export.Setting.DEGREE_WEIGHTED;
import static iconexplorer.export.Setting.DIMENSION;
import static iconexplorer.export.Setting.LEARN_TAU;
import static iconexplorer.export.Setting.SIMILARITY;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.supervisory.GraphKernel;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** What may be set on q; most of it applies at the next step. */
record LearnedSettings(Edits edits) {

  /** The few that stand in the card itself. */
  List<Setting> main() {
    return switch (edits.spec().equation().q()) {
      case Gaussian gaussian -> List.of(width(gaussian));
      case StudentT(double nu, double scale) ->
          List.of(
              live(
                  "nu",
                  "ν",
                  nu,
                  "Degrees of freedom of q, above 0: 1 is t-SNE's Cauchy, large values approach the"
                      + " Gaussian.",
                  value -> new StudentT(value, scale)));
      case Harmonic(double degree, double epsilon) ->
          List.of(
              live(
                  "degree",
                  "degree",
                  degree,
                  "Power of the distance, above 0; around √d.",
                  value -> new Harmonic(value, epsilon)));
      case Clusters clusters ->
          List.of(edits.named(DIMENSION, "clusters", "Number of clusters, at least 2."));
      case WideGaussian wide -> wide.hinge().map(this::weights).orElse(List.of());
      case NarrowGaussian narrow ->
          narrow.triplets().map(triplets -> mining(narrow, triplets)).orElse(List.of());
    };
  }

  /** What else a column has. */
  List<Setting> more() {
    return switch (edits.spec().equation().q()) {
      case Gaussian gaussian ->
          gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN
              ? List.of(similarity())
              : List.of(learnedWidth(), similarity());
      case StudentT studentT -> List.of(gamma(studentT));
      case Harmonic(double degree, double epsilon) ->
          List.of(
              live(
                  "epsilon",
                  "ε",
                  epsilon,
                  "Keeps q finite at distance 0, above 0.",
                  value -> new Harmonic(degree, value)));
      case Clusters clusters ->
          edits.spec().equation().p() instanceof GraphKernel
              ? List.of(degreeWeighted())
              : List.of();
      case WideGaussian wide ->
          wide.hinge().map(hinge -> List.of(cohesion(hinge))).orElse(List.of());
      case NarrowGaussian narrow -> List.of();
    };
  }

  private Setting live(
      String id, String title, double value, String help, DoubleFunction<LearnedDistribution> q) {
    return edits.live(id, title, value, help, typed -> edits.live(q.apply(typed)));
  }

  private Setting width(Gaussian gaussian) {
    boolean sigma = gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN;
    return live(
        sigma ? "sigma" : "tau",
        sigma ? "σ" : "τ",
        gaussian.width(),
        sigma
            ? "Width of q in units of the embedding, above 0."
            : "Temperature of q, above 0. Small: all weight on one neighbour; large: nothing to"
                + " learn.",
        gaussian::withWidth);
  }

  private Setting learnedWidth() {
    return edits.named(
        LEARN_TAU,
        "learn τ",
        "Whether τ is learned, too, from where it starts down to 0.01, as CLIP does it.",
        Edits.FLAGS.stream());
  }

  private Setting similarity() {
    return edits.named(
        SIMILARITY,
        "similarity",
        "What q compares by: distance, cosine or dot product; σ² becomes τ and τ σ².",
        Stream.of(Gaussian.Similarity.values()).map(Gaussian.Similarity::id));
  }

  private Setting gamma(StudentT studentT) {
    return live(
        "gamma",
        "γ",
        studentT.scale(),
        "Scale of q in units of the embedding, above 0.",
        value -> new StudentT(studentT.degreesOfFreedom(), value));
  }

  private Setting degreeWeighted() {
    return edits.named(
        DEGREE_WEIGHTED,
        "degree weighted",
        "Whether members of a cluster count by their degree in the graph; takes batch 0.",
        Edits.FLAGS.stream());
  }

  private Setting cohesion(VarianceHinge hinge) {
    return live(
        "cohesion",
        "cohesion",
        hinge.cohesion(),
        "Weight of the distance between neighbours, at least 0.",
        value -> WideGaussian.hinged(value, hinge.variance(), hinge.covariance()));
  }

  private List<Setting> weights(VarianceHinge hinge) {
    return List.of(
        live(
            "variance",
            "variance",
            hinge.variance(),
            "Weight of the hinge that holds the standard deviation of each dimension up to 1, at"
                + " least 0.",
            value -> WideGaussian.hinged(hinge.cohesion(), value, hinge.covariance())),
        live(
            "covariance",
            "covariance",
            hinge.covariance(),
            "Weight of the squared covariances of dimensions, at least 0: it makes them say"
                + " different things.",
            value -> WideGaussian.hinged(hinge.cohesion(), hinge.variance(), value)));
  }

  private List<Setting> mining(NarrowGaussian narrow, Triplets triplets) {
    return List.of(
        live(
            "margin",
            "margin",
            triplets.margin(),
            "How much nearer than the negative a positive must be, at least 0, in units of d.",
            value -> narrow.withTriplets(new Triplets(value, triplets.negatives()))),
        new Setting(
            "negatives",
            "negatives",
            triplets.negatives().id(),
            "Which negative a positive is set against: any, the nearest, or the nearest that is"
                + " farther than the positive. The nearest alone can draw all to one point.",
            false,
            Stream.of(Negatives.values()).map(Negatives::id).toList(),
            id ->
                edits.live(
                    narrow.withTriplets(new Triplets(triplets.margin(), Negatives.byId(id))))));
  }
}

package iconexplorer.ui.method;

import static iconexplorer.export.Setting.GRAPH;
import static iconexplorer.export.Setting.K;
import static iconexplorer.export.Setting.LINK;
import static iconexplorer.export.Setting.REPEATS;
import static iconexplorer.export.Setting.SPACE;
import static iconexplorer.export.Setting.SUPERVISORY_GAMMA;
import static iconexplorer.export.Setting.SUPERVISORY_SIGMA;
import static iconexplorer.export.Setting.SYMMETRISE;
import static iconexplorer.export.Setting.UNIFORM_WALKS;
import static iconexplorer.export.Setting.VIEWS;
import static iconexplorer.export.Setting.WALKS;

import iconexplorer.data.Views;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import iconexplorer.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may be set on p. */
record SupervisorySettings(Edits edits) {

  /** The few that stand in the card itself. */
  List<Setting> main() {
    return switch (p()) {
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          List.of(
              edits.restart(
                  "perplexity",
                  "perplexity",
                  perplexity,
                  "Effective number of neighbours, above 1 and below n − 1. Small values see noise,"
                      + " large ones a single blob.",
                  value -> withP(new GaussianNeighbours(new Bandwidth.Perplexity(value)))));
      case GaussianNeighbours(Bandwidth.Sigma sigma) ->
          List.of(
              edits.named(
                  SUPERVISORY_SIGMA,
                  "σ of p",
                  "Width of the neighbourhoods in units of the data, above 0, or auto: found from"
                      + " the data."));
      case StudentTNeighbours(double nu, double scale) ->
          List.of(
              edits.restart(
                  "nu-p",
                  "ν of p",
                  nu,
                  "Degrees of freedom, above 0; large values approach the Gaussian.",
                  value -> withP(new StudentTNeighbours(value, scale))));
      case UniformNeighbours neighbours ->
          List.of(edits.named(K, "k", "Number of nearest neighbours, from 1 to below n/2."));
      default -> List.of();
    };
  }

  /** What else a row has. */
  List<Setting> more() {
    return Stream.of(neighbourhoods(), pairs(), space()).flatMap(List::stream).toList();
  }

  private SupervisoryDistribution p() {
    return edits.spec().equation().p();
  }

  private TrainingSpec withP(SupervisoryDistribution p) {
    return edits.spec().withEquation(edits.spec().equation().withP(p));
  }

  private List<Setting> kinds() {
    return switch (p()) {
      case StudentTNeighbours heavy ->
          List.of(
              edits.named(
                  SUPERVISORY_GAMMA,
                  "γ of p",
                  "Scale of p in units of the data, above 0, or auto: found from the data."));
      case GraphKernel graph ->
          List.of(
              edits.named(
                  GRAPH,
                  "p of weights",
                  "Weights over their sum, or the softmax of weights over degrees.",
                  Stream.of(GraphKernel.Normalisation.values())
                      .map(GraphKernel.Normalisation::id)));
      case UniformNeighbours neighbours ->
          List.of(
              edits.named(
                  LINK,
                  "neighbours",
                  "Which count: j nearest of i, either of the other, or each of the other.",
                  Stream.of(UniformNeighbours.Link.values()).map(UniformNeighbours.Link::id)));
      default -> List.of();
    };
  }

  /** How p reaches beyond its neighbours, where anchors are their own candidates. */
  private List<Setting> neighbourhoods() {
    if (!Support.of(p(), false).candidatesAreAnchors()) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>(kinds());
    settings.add(
        edits.named(
            SYMMETRISE,
            "symmetrise",
            "Whether p becomes (p_ij + p_ji)/2, rows normalised again.",
            Edits.FLAGS.stream()));
    settings.add(
        edits.named(WALKS, "walks", "Steps from neighbour to neighbour that widen p, 0 to 100."));
    if (edits.spec().equation().modifiers().walks() > 0) {
      settings.add(
          edits.named(
              UNIFORM_WALKS,
              "uniform walks",
              "Whether all that walks reach counts alike, however often they do.",
              Edits.FLAGS.stream()));
    }
    return settings;
  }

  /** How views are made, where p is of positive pairs. */
  private List<Setting> pairs() {
    if (!(p() instanceof PositivePairs)) {
      return List.of();
    }
    Setting repeats =
        edits.named(
            REPEATS,
            "repeats",
            "Views of each item beside its first, at least 1; each is paired with the first.");
    return edits.data().imageShape().isPresent() ? List.of(views(), repeats) : List.of(repeats);
  }

  private Setting views() {
    return edits.named(
        VIEWS,
        "views",
        "How views of an image differ: all alike; IIC's windows, the first moved, the others"
            + " turned, scaled, of other brightness and contrast; or as handwriting does,"
            + " slanted, bent and of another pen, too.",
        Stream.of(Views.values()).map(Views::id));
  }

  /** What p compares, where it compares anything. */
  private List<Setting> space() {
    return p().comparesFeatures()
        ? List.of(
            edits.named(
                SPACE,
                "p compares",
                "Whose features p compares: the input's, or those of what is known beside it, such"
                    + " as captions.",
                Stream.of(Space.values()).map(Space::id)))
        : List.of();
  }
}

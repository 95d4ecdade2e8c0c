package iconexplorer.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Recipe;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Locale;
import java.util.Optional;

/** p, q, D and what modifies them, in the kinds and fields of the reference fixtures. */
public final class EquationJson {
  /** A width of p that is fitted to the data when the run begins. */
  private static final String AUTOMATIC = "auto";

  private EquationJson() {}

  /** Adds p, modifiers, q, learnedAlpha, divergence and normalisation to an object. */
  public static void write(Equation equation, ObjectNode json) {
    json.set("p", p(equation.p()));
    json.set("modifiers", modifiers(equation.modifiers()));
    json.set("q", q(equation.q()));
    json.put("learnedAlpha", equation.learnedAlpha());
    json.put("divergence", equation.comparison().id());
    if (equation.comparison() instanceof MutualInformation(double lambda)) {
      json.put("lambda", lambda);
    }
    if (equation.comparison() instanceof DebiasedContrast(double classPrior)) {
      json.put("classPrior", classPrior);
    }
    json.put("normalisation", equation.normalisation().name().toLowerCase(Locale.ROOT));
  }

  /**
   * Reads what {@link #write} writes; all but p and q may be missing.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static Equation read(JsonFields json) {
    return new Equation(
        p(json.object("p")),
        json.has("modifiers") ? modifiers(json.object("modifiers")) : Modifiers.NONE,
        q(json.object("q")),
        json.number("learnedAlpha", 0),
        comparison(json),
        json.has("normalisation") ? normalisation(json.text("normalisation")) : Normalisation.ROW);
  }

  private static Comparison comparison(JsonFields json) {
    Comparison comparison =
        json.has("divergence") ? Comparison.byId(json.text("divergence")) : Divergence.KL;
    return switch (comparison) {
      case MutualInformation information -> new MutualInformation(json.number("lambda", 1));
      case DebiasedContrast contrast ->
          new DebiasedContrast(json.number("classPrior", contrast.classPrior()));
      case Divergence divergence -> divergence;
    };
  }

  /** The normalisation called "row" or "joint". */
  public static Normalisation normalisation(String id) {
    return switch (id) {
      case "row" -> Normalisation.ROW;
      case "joint" -> Normalisation.JOINT;
      default ->
          throw new IllegalArgumentException(
              "unknown normalisation \"" + id + "\": use row or joint");
    };
  }

  private static ObjectNode kind(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static ObjectNode p(SupervisoryDistribution p) {
    return switch (p) {
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          kind("gaussian").put("perplexity", perplexity);
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          sigma == Recipe.AUTOMATIC_SIGMA
              ? kind("gaussian").put("sigma", AUTOMATIC)
              : kind("gaussian").put("sigma", sigma);
      case StudentTNeighbours(double nu, double gamma) ->
          gamma == Recipe.AUTOMATIC_SIGMA
              ? kind("student-t").put("dof", nu).put("scale", AUTOMATIC)
              : kind("student-t").put("dof", nu).put("scale", gamma);
      case Identity() -> kind("identity");
      case GraphKernel(var normalisation) -> kind("graph").put("normalisation", normalisation.id());
      case UniformNeighbours neighbours -> neighbours(neighbours);
      case PositivePairs(int repeats) ->
          repeats == 1 ? kind("positive-pairs") : kind("positive-pairs").put("repeats", repeats);
      case CrossModalPairs() -> kind("cross-modal");
      case SameClass() -> kind("classes");
      case DataLabelPairs() -> kind("data-label");
      case ContextTokenPairs() -> kind("context-token");
    };
  }

  private static SupervisoryDistribution p(JsonFields json) {
    SupervisoryDistribution p =
        switch (json.text("kind")) {
          case "gaussian" ->
              new GaussianNeighbours(
                  json.has("perplexity")
                      ? new Bandwidth.Perplexity(json.number("perplexity"))
                      : new Bandwidth.Sigma(
                          json.number("sigma", AUTOMATIC, Recipe.AUTOMATIC_SIGMA)));
          case "student-t" -> studentT(json);
          case "identity" -> new Identity();
          case "graph" ->
              new GraphKernel(GraphKernel.Normalisation.byId(json.text("normalisation")));
          case "k-neighbours" ->
              new UniformNeighbours(json.integer("k"), link(json), json.integer("repeats", 0));
          case "positive-pairs" -> new PositivePairs(json.integer("repeats", 1));
          case "cross-modal" -> new CrossModalPairs();
          case "classes" -> new SameClass();
          case "data-label" -> new DataLabelPairs();
          case "context-token" -> new ContextTokenPairs();
          default ->
              throw new IllegalArgumentException(
                  "unknown kind of p \""
                      + json.text("kind")
                      + "\": use gaussian, student-t, identity, graph, k-neighbours,"
                      + " positive-pairs, cross-modal, classes, data-label or context-token");
        };
    json.noOthers();
    return p;
  }

  private static StudentTNeighbours studentT(JsonFields json) {
    double scale = json.has("scale") ? json.number("scale", AUTOMATIC, Recipe.AUTOMATIC_SIGMA) : 1;
    return new StudentTNeighbours(json.number("dof"), scale);
  }

  private static ObjectNode neighbours(UniformNeighbours p) {
    ObjectNode json = kind("k-neighbours").put("k", p.k());
    switch (p.link()) {
      case DIRECTED -> {}
      case SYMMETRIC -> json.put("symmetric", true);
      case MUTUAL -> json.put("mutual", true);
    }
    return p.repeats() == 0 ? json : json.put("repeats", p.repeats());
  }

  private static UniformNeighbours.Link link(JsonFields json) {
    boolean symmetric = json.flag("symmetric", false);
    boolean mutual = json.flag("mutual", false);
    if (symmetric && mutual) {
      throw new IllegalArgumentException("k neighbours are symmetric or mutual, not both");
    }
    return symmetric
        ? UniformNeighbours.Link.SYMMETRIC
        : mutual ? UniformNeighbours.Link.MUTUAL : UniformNeighbours.Link.DIRECTED;
  }

  private static ObjectNode modifiers(Modifiers modifiers) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("symmetrise", modifiers.symmetrise())
        .put("walks", modifiers.walks())
        .put("uniformWalks", modifiers.uniformWalks())
        .put("alpha", modifiers.alpha());
  }

  private static Modifiers modifiers(JsonFields json) {
    Modifiers modifiers =
        new Modifiers(
            json.flag("symmetrise", false),
            json.integer("walks", 0),
            json.flag("uniformWalks", false),
            json.number("alpha", 0));
    json.noOthers();
    return modifiers;
  }

  static ObjectNode q(LearnedDistribution q) {
    return switch (q) {
      case Gaussian gaussian -> gaussian(gaussian);
      case WideGaussian(var dissimilarity, var hinge) -> wide(dissimilarity, hinge);
      case NarrowGaussian(var dissimilarity, var triplets) -> narrow(dissimilarity, triplets);
      case StudentT(double nu, double gamma) ->
          kind("student-t").put("dof", nu).put("scale", gamma);
      case Harmonic(double degree, double epsilon) ->
          kind("harmonic").put("degree", degree).put("epsilon", epsilon);
      case Clusters(boolean degreeWeighted) ->
          degreeWeighted ? kind("clusters").put("degreeWeighted", true) : kind("clusters");
    };
  }

  static LearnedDistribution q(JsonFields json) {
    LearnedDistribution q =
        switch (json.text("kind")) {
          case "gaussian" -> gaussian(json);
          case "gaussian-wide" -> wide(json);
          case "gaussian-narrow" -> narrow(json);
          case "student-t" -> new StudentT(json.number("dof"), json.number("scale", 1));
          case "harmonic" -> new Harmonic(json.number("degree"), json.number("epsilon"));
          case "clusters" -> new Clusters(json.flag("degreeWeighted", false));
          default ->
              throw new IllegalArgumentException(
                  "unknown kind of q \""
                      + json.text("kind")
                      + "\": use gaussian, gaussian-wide, gaussian-narrow, student-t, harmonic or"
                      + " clusters");
        };
    json.noOthers();
    return q;
  }

  private static ObjectNode wide(Dissimilarity dissimilarity, Optional<VarianceHinge> hinge) {
    ObjectNode json = kind("gaussian-wide").put("metric", metric(dissimilarity));
    hinge.ifPresent(held ->
        json.put("cohesion", held.cohesion())
            .put("variance", held.variance())
            .put("covariance", held.covariance()));
    return json;
  }

  private static WideGaussian wide(JsonFields json) {
    Dissimilarity dissimilarity = dissimilarity(json.text("metric"));
    boolean hinged = json.has("cohesion") || json.has("variance") || json.has("covariance");
    return hinged
        ? new WideGaussian(
            dissimilarity,
            Optional.of(
                new VarianceHinge(
                    json.number("cohesion"),
                    json.number("variance"),
                    json.number("covariance", 0))))
        : new WideGaussian(dissimilarity);
  }

  private static ObjectNode narrow(Dissimilarity dissimilarity, Optional<Triplets> triplets) {
    ObjectNode json = kind("gaussian-narrow").put("metric", metric(dissimilarity));
    triplets.ifPresent(
        chosen -> json.put("margin", chosen.margin()).put("negatives", chosen.negatives().id()));
    return json;
  }

  private static NarrowGaussian narrow(JsonFields json) {
    Dissimilarity dissimilarity = dissimilarity(json.text("metric"));
    return json.has("margin") || json.has("negatives")
        ? new NarrowGaussian(
            dissimilarity,
            Optional.of(
                new Triplets(json.number("margin"), Negatives.byId(json.text("negatives")))))
        : new NarrowGaussian(dissimilarity);
  }

  private static ObjectNode gaussian(Gaussian gaussian) {
    ObjectNode json = kind("gaussian").put("metric", gaussian.similarity().id());
    switch (gaussian.similarity()) {
      case EUCLIDEAN -> json.put("sigma", gaussian.width());
      case COSINE, DOT -> json.put("temperature", gaussian.width());
    }
    return gaussian.learned() ? json.put("learned", true) : json;
  }

  private static Gaussian gaussian(JsonFields json) {
    boolean learned = json.flag("learned", false);
    return switch (json.text("metric")) {
      case "euclidean" -> Gaussian.euclidean(json.number("sigma")).withLearned(learned);
      case "cosine" -> Gaussian.cosine(json.number("temperature")).withLearned(learned);
      case "dot" -> Gaussian.dot(json.number("temperature")).withLearned(learned);
      default ->
          throw new IllegalArgumentException(
              "unknown metric \"" + json.text("metric") + "\": use euclidean, cosine or dot");
    };
  }

  private static String metric(Dissimilarity dissimilarity) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> "euclidean";
      case COSINE -> "cosine";
    };
  }

  private static Dissimilarity dissimilarity(String metric) {
    return switch (metric) {
      case "euclidean" -> Dissimilarity.SQUARED_EUCLIDEAN;
      case "cosine" -> Dissimilarity.COSINE;
      default ->
          throw new IllegalArgumentException(
              "unknown metric \"" + metric + "\": use euclidean or cosine");
    };
  }
}

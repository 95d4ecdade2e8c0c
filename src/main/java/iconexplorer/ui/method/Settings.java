package iconexplorer.ui.method;

import static iconexplorer.export.Setting.DEGREE_WEIGHTED;
import static iconexplorer.export.Setting.GRAPH;
import static iconexplorer.export.Setting.LINK;
import static iconexplorer.export.Setting.SCHEDULE;
import static iconexplorer.export.Setting.SIMILARITY;
import static iconexplorer.export.Setting.STAGED;
import static iconexplorer.export.Setting.SUPERVISORY_GAMMA;
import static iconexplorer.export.Setting.SYMMETRISE;
import static iconexplorer.export.Setting.UNIFORM_WALKS;
import static iconexplorer.export.Setting.WALKS;

import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Views;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
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
import iconexplorer.method.Recipe;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import iconexplorer.training.Change;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What may be set on a run, with the ranges its data allow. */
final class Settings {

  private static final String AUTOMATIC = "auto";

  private static final List<String> FLAGS = List.of("true", "false");

  /** Settings that the card has room for; the rate gives way. */
  private static final int ROOM = 3;

  private final TrainingSpec spec;
  private final DatasetInfo data;

  Settings(TrainingSpec spec, DatasetInfo data) {
    this.spec = spec;
    this.data = data;
  }

  /** The few that stand in the card itself: of p, of q, the rate. */
  List<Setting> main() {
    return rows().limit(ROOM).toList();
  }

  private Stream<Setting> rows() {
    return Stream.of(supervisory(), learned(), List.of(learningRate())).flatMap(List::stream);
  }

  /**
   * Those that belong together.
   *
   * @param title short, beside them
   */
  record Group(String title, List<Setting> settings) {}

  /** All of them, by what they are of; no group is empty. */
  List<Group> all() {
    return Stream.of(
            group("p", Stream.of(supervisory(), neighbourhoods(), pairs(), space())),
            group("q", Stream.of(learned(), variants())),
            group("encoder", Stream.of(List.of(encoder()), projection(), convolutions(), heads())),
            group(
                "run",
                Stream.of(
                    List.of(learningRate(), schedule(), batch(), steps()), stages(), stopping())))
        .filter(group -> !group.settings().isEmpty())
        .toList();
  }

  private static Group group(String title, Stream<List<Setting>> settings) {
    return new Group(title, settings.flatMap(List::stream).toList());
  }

  private List<Setting> stages() {
    return spec.stages().isEmpty()
        ? List.of()
        : List.of(
            named(
                STAGED,
                "stages",
                "Whether the method's %d stages are gone through one after another, or the last one"
                        .formatted(spec.stages().size())
                    + " alone.",
                FLAGS.stream()));
  }

  private List<Setting> stopping() {
    return List.of(patience(), leastImprovement(), seed());
  }

  // --- p ---

  private List<Setting> supervisory() {
    return switch (spec.equation().p()) {
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          List.of(
              number(
                  "perplexity",
                  "perplexity",
                  perplexity,
                  "Effective number of neighbours, above 1 and below n − 1. Small values see noise,"
                      + " large ones a single blob.",
                  value ->
                      restart(withP(new GaussianNeighbours(new Bandwidth.Perplexity(value))))));
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          List.of(
              number(
                  "sigma-p",
                  "σ of p",
                  sigma,
                  "Width of the neighbourhoods in units of the data, above 0, or auto: found from"
                      + " the data.",
                  value -> restart(withP(new GaussianNeighbours(new Bandwidth.Sigma(value))))));
      case StudentTNeighbours(double nu, double scale) ->
          List.of(
              number(
                  "nu-p",
                  "ν of p",
                  nu,
                  "Degrees of freedom, above 0; large values approach the Gaussian.",
                  value -> restart(withP(new StudentTNeighbours(value, scale)))));
      case UniformNeighbours neighbours ->
          List.of(
              whole(
                  "k",
                  "k",
                  neighbours.k(),
                  "Number of nearest neighbours, from 1 to below n/2.",
                  value -> restart(withP(neighbours.withK(value)))));
      default -> List.of();
    };
  }

  private TrainingSpec withP(SupervisoryDistribution p) {
    return spec.withEquation(spec.equation().withP(p));
  }

  /** What else a row has, beside what stands in the card. */
  private List<Setting> kinds() {
    return switch (spec.equation().p()) {
      case StudentTNeighbours heavy ->
          List.of(
              named(
                  SUPERVISORY_GAMMA,
                  "γ of p",
                  "Scale of p in units of the data, above 0, or auto: found from the data.",
                  Stream.empty()));
      case GraphKernel graph ->
          List.of(
              named(
                  GRAPH,
                  "p of weights",
                  "Weights over their sum, or the softmax of weights over degrees.",
                  Stream.of(GraphKernel.Normalisation.values())
                      .map(GraphKernel.Normalisation::id)));
      case UniformNeighbours neighbours ->
          List.of(
              named(
                  LINK,
                  "neighbours",
                  "Which count: j nearest of i, either of the other, or each of the other.",
                  Stream.of(UniformNeighbours.Link.values()).map(UniformNeighbours.Link::id)));
      default -> List.of();
    };
  }

  /** How p reaches beyond its neighbours, where anchors are their own candidates. */
  private List<Setting> neighbourhoods() {
    if (!Support.of(spec.equation().p(), false).candidatesAreAnchors()) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>(kinds());
    settings.add(
        named(
            SYMMETRISE,
            "symmetrise",
            "Whether p becomes (p_ij + p_ji)/2, rows normalised again.",
            FLAGS.stream()));
    settings.add(
        named(
            WALKS,
            "walks",
            "Steps from neighbour to neighbour that widen p, 0 to 100.",
            Stream.empty()));
    if (spec.equation().modifiers().walks() > 0) {
      settings.add(
          named(
              UNIFORM_WALKS,
              "uniform walks",
              "Whether all that walks reach counts alike, however often they do.",
              FLAGS.stream()));
    }
    return settings;
  }

  // --- q ---

  private List<Setting> learned() {
    return switch (spec.equation().q()) {
      case Gaussian gaussian -> List.of(width(gaussian));
      case StudentT(double nu, double scale) ->
          List.of(
              number(
                  "nu",
                  "ν",
                  nu,
                  "Degrees of freedom of q, above 0: 1 is t-SNE's Cauchy, large values approach the"
                      + " Gaussian.",
                  value -> live(new StudentT(value, scale))));
      case Harmonic(double degree, double epsilon) ->
          List.of(
              number(
                  "degree",
                  "degree",
                  degree,
                  "Power of the distance, above 0; around √d.",
                  value -> live(new Harmonic(value, epsilon))));
      case Clusters clusters -> List.of(dimension());
      case WideGaussian wide -> wide.hinge().map(this::weights).orElse(List.of());
      case NarrowGaussian narrow ->
          narrow.triplets().map(triplets -> mining(narrow, triplets)).orElse(List.of());
    };
  }

  private List<Setting> weights(VarianceHinge hinge) {
    return List.of(
        number(
            "variance",
            "variance",
            hinge.variance(),
            "Weight of the hinge that holds the standard deviation of each dimension up to 1, at"
                + " least 0.",
            value -> live(WideGaussian.hinged(hinge.cohesion(), value, hinge.covariance()))),
        number(
            "covariance",
            "covariance",
            hinge.covariance(),
            "Weight of the squared covariances of dimensions, at least 0: it makes them say"
                + " different things.",
            value -> live(WideGaussian.hinged(hinge.cohesion(), hinge.variance(), value))));
  }

  /** What else a column has, beside what stands in the card. */
  private List<Setting> variants() {
    return switch (spec.equation().q()) {
      case Gaussian gaussian ->
          gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN
              ? List.of(similarity())
              : List.of(learned(gaussian), similarity());
      case StudentT studentT -> List.of(gamma(studentT));
      case Harmonic(double degree, double epsilon) ->
          List.of(
              number(
                  "epsilon",
                  "ε",
                  epsilon,
                  "Keeps q finite at distance 0, above 0.",
                  value -> live(new Harmonic(degree, value))));
      case Clusters clusters ->
          spec.equation().p() instanceof GraphKernel ? List.of(degreeWeighted()) : List.of();
      case WideGaussian wide ->
          wide.hinge().map(hinge -> List.of(cohesion(hinge))).orElse(List.of());
      case NarrowGaussian narrow -> List.of();
    };
  }

  private Setting similarity() {
    return named(
        SIMILARITY,
        "similarity",
        "What q compares by: distance, cosine or dot product; σ² becomes τ and τ σ².",
        Stream.of(Gaussian.Similarity.values()).map(Gaussian.Similarity::id));
  }

  private Setting degreeWeighted() {
    return named(
        DEGREE_WEIGHTED,
        "degree weighted",
        "Whether members of a cluster count by their degree in the graph; takes batch 0.",
        FLAGS.stream());
  }

  private Setting gamma(StudentT studentT) {
    return number(
        "gamma",
        "γ",
        studentT.scale(),
        "Scale of q in units of the embedding, above 0.",
        value -> live(new StudentT(studentT.degreesOfFreedom(), value)));
  }

  private Setting cohesion(VarianceHinge hinge) {
    return number(
        "cohesion",
        "cohesion",
        hinge.cohesion(),
        "Weight of the distance between neighbours, at least 0.",
        value -> live(WideGaussian.hinged(value, hinge.variance(), hinge.covariance())));
  }

  private List<Setting> mining(NarrowGaussian narrow, Triplets triplets) {
    return List.of(
        number(
            "margin",
            "margin",
            triplets.margin(),
            "How much nearer than the negative a positive must be, at least 0, in units of d.",
            value -> live(narrow.withTriplets(new Triplets(value, triplets.negatives())))),
        new Setting(
            "negatives",
            "negatives",
            triplets.negatives().id(),
            "Which negative a positive is set against: any, the nearest, or the nearest that is"
                + " farther than the positive. The nearest alone can draw all to one point.",
            false,
            Stream.of(Negatives.values()).map(Negatives::id).toList(),
            id -> live(narrow.withTriplets(new Triplets(triplets.margin(), Negatives.byId(id))))));
  }

  private Setting width(Gaussian gaussian) {
    boolean sigma = gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN;
    return number(
        sigma ? "sigma" : "tau",
        sigma ? "σ" : "τ",
        gaussian.width(),
        sigma
            ? "Width of q in units of the embedding, above 0."
            : "Temperature of q, above 0. Small: all weight on one neighbour; large: nothing to"
                + " learn.",
        value -> live(gaussian.withWidth(value)));
  }

  private Setting learned(Gaussian gaussian) {
    return new Setting(
        "learn-tau",
        "learn τ",
        Boolean.toString(gaussian.learned()),
        "Whether τ is learned, too, from where it starts down to 0.01, as CLIP does it.",
        true,
        FLAGS,
        text ->
            restart(
                spec.withEquation(
                    spec.equation().withQ(gaussian.withLearned(Boolean.parseBoolean(text))))));
  }

  // --- the rest ---

  private Setting learningRate() {
    return number(
        "learning-rate",
        "rate",
        spec.optimiser().learningRate(),
        "Step size of " + optimiserTitle() + ", above 0.",
        value -> new Edit.Live(new Change.LearningRate(value)));
  }

  private Setting schedule() {
    return named(
        SCHEDULE,
        "schedule",
        "How the rate goes on: as it is, or along half a cosine to 0 at the last step of the run,"
            + " or of each stage.",
        Stream.of(RateSchedule.values()).map(RateSchedule::id));
  }

  private String optimiserTitle() {
    return switch (spec.optimiser()) {
      case OptimiserSpec.Adam adam -> "Adam";
      case OptimiserSpec.MomentumWithGains momentum -> "momentum with gains";
    };
  }

  private Setting encoder() {
    List<String> choices = encoders().map(EncoderSpec::title).toList();
    return new Setting(
        "encoder",
        "encoder",
        spec.encoder().title(),
        "What maps an item to its embedding.",
        true,
        choices,
        title -> restart(spec.withEncoder(encoderByTitle(title))));
  }

  private static Stream<EncoderSpec> encoders() {
    return Stream.of("lookup-table", "linear", "orthonormal", "mlp", "cnn").map(EncoderSpec::byId);
  }

  private static EncoderSpec encoderByTitle(String title) {
    return encoders()
        .filter(encoder -> encoder.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no encoder is called " + title));
  }

  private Setting dimension() {
    boolean clusters = spec.equation().q() instanceof Clusters;
    return whole(
        clusters ? "clusters" : "dimension",
        clusters ? "clusters" : "dimensions",
        spec.dimension(),
        clusters ? "Number of clusters, at least 2." : "Dimensions of the embedding, at least 1.",
        value -> restart(spec.withDimension(value)));
  }

  private List<Setting> convolutions() {
    return spec.encoder() instanceof EncoderSpec.Cnn cnn
        ? List.of(
            new Setting(
                "batch-norm",
                "batch norm",
                Boolean.toString(cnn.normalised()),
                "Whether each convolution is followed by batch normalisation.",
                true,
                FLAGS,
                text ->
                    restart(
                        spec.withEncoder(
                            new EncoderSpec.Cnn(
                                cnn.channels(),
                                cnn.dense(),
                                cnn.projection(),
                                Boolean.parseBoolean(text))))))
        : List.of();
  }

  private Setting views() {
    return new Setting(
        "views",
        "views",
        spec.views().id(),
        "How views of an image differ: all alike; IIC's windows, the first moved, the others"
            + " turned, scaled, of other brightness and contrast; or as handwriting does, slanted"
            + " and bent, too.",
        true,
        Stream.of(Views.values()).map(Views::id).toList(),
        id -> restart(spec.withViews(Views.byId(id))));
  }

  /** How views are made, where p is of positive pairs. */
  private List<Setting> pairs() {
    if (!(spec.equation().p() instanceof PositivePairs(int repeats))) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>();
    if (data.imageShape().isPresent()) {
      settings.add(views());
    }
    settings.add(
        whole(
            "repeats",
            "repeats",
            repeats,
            "Views of each item beside its first, at least 1; each is paired with the first.",
            value -> restart(withP(new PositivePairs(value)))));
    return settings;
  }

  /** What the encoder ends in: a number of clusters is q's. */
  private List<Setting> heads() {
    boolean clusters = spec.equation().q() instanceof Clusters;
    boolean pairs = spec.equation().p() instanceof PositivePairs;
    if (clusters) {
      return pairs ? subHeads(spec.heads()) : List.of();
    }
    return pairs ? List.of(dimension(), slowCopy()) : List.of(dimension());
  }

  private List<Setting> subHeads(Heads heads) {
    return List.of(
        whole(
            "sub-heads",
            "sub-heads",
            heads.subHeads(),
            "Sub-heads on one trunk, at least 1; the one with the lowest loss is shown.",
            value -> restart(spec.withHeads(new Heads(value, heads.overClusters())))),
        whole(
            "over-clusters",
            "over-clusters",
            heads.overClusters(),
            "Clusters of an auxiliary head that trains every third epoch; 0 for none.",
            value -> restart(spec.withHeads(new Heads(heads.subHeads(), value)))));
  }

  private Setting slowCopy() {
    return number(
        "ema",
        "slow copy",
        spec.ema(),
        "What a slowly moving copy of the encoder keeps of itself at each step, in [0, 1); the copy"
            + " then gives the candidates. 0 for no copy.",
        value -> restart(spec.withEma(value)));
  }

  /** What p compares, where it compares anything. */
  private List<Setting> space() {
    return spec.equation().p().comparesFeatures()
        ? List.of(
            new Setting(
                "space",
                "p compares",
                spec.space().id(),
                "Whose features p compares: the input's, or those of what is known beside it, such"
                    + " as captions.",
                true,
                Stream.of(Space.values()).map(Space::id).toList(),
                id -> restart(spec.withSpace(Space.byId(id)))))
        : List.of();
  }

  /** A head that is thrown away needs hidden layers before it and nothing that it holds. */
  private List<Setting> projection() {
    boolean hidden =
        spec.encoder() instanceof EncoderSpec.Mlp || spec.encoder() instanceof EncoderSpec.Cnn;
    boolean held =
        spec.equation().q() instanceof Clusters
            || Support.of(spec.equation().p(), false) == Support.PROTOTYPES;
    return hidden && !held
        ? List.of(
            whole(
                "projection",
                "projection head",
                spec.encoder().projection(),
                "Width of a projection head's hidden layer; the head is thrown away after training."
                    + " 0 for none.",
                value -> restart(spec.withEncoder(spec.encoder().withProjection(value)))))
        : List.of();
  }

  private Setting batch() {
    return whole(
        "batch",
        "batch",
        spec.batchItems(),
        "Items in a step; 0 takes all of them.",
        value -> restart(spec.withBatchItems(value)));
  }

  private Setting steps() {
    return whole(
        "steps",
        "steps",
        spec.steps(),
        "Updates in a whole run, at least 1.",
        value -> restart(spec.withSteps(value)));
  }

  private Setting patience() {
    return whole(
        "patience",
        "patience",
        spec.plateau().patience(),
        "Steps without improvement after which the run is finished; 0 for never.",
        value -> restart(spec.withPlateau(spec.plateau().withPatience(value))));
  }

  private Setting leastImprovement() {
    return number(
        "least-improvement",
        "least improvement",
        spec.plateau().leastImprovement(),
        "By how much the minimised value must fall to count as improvement, at least 0.",
        value -> restart(spec.withPlateau(spec.plateau().withLeastImprovement(value))));
  }

  private Setting seed() {
    return new Setting(
        "seed",
        "seed",
        Long.toString(spec.seed()),
        "Decides start, batches and augmentation; the same seed gives the same curve.",
        true,
        List.of(),
        text -> restart(spec.withSeed(parseWhole("seed", text))));
  }

  // --- from text to an edit ---

  private Edit live(LearnedDistribution q) {
    Equation changed = spec.equation().withQ(q);
    RunPlanner.check(spec.withEquation(changed), data);
    return new Edit.Live(new Change.Learned(q));
  }

  private Edit restart(TrainingSpec changed) {
    TrainingSpec fitting = RunPlanner.withoutIdleExaggeration(changed);
    RunPlanner.check(fitting, data);
    return new Edit.Restart(fitting);
  }

  /** One that needs a new run, as the command line has it. */
  private Setting named(
      iconexplorer.export.Setting setting, String title, String help, Stream<String> choices) {
    return new Setting(
        setting.id(),
        title,
        setting.in(spec).orElseThrow(),
        help,
        true,
        choices.toList(),
        text -> restart(setting.apply(spec, text)));
  }

  private static Setting number(
      String id, String title, double value, String help, Function<Double, Edit> edit) {
    return new Setting(
        id,
        title,
        text(value),
        help,
        restarts(id),
        List.of(),
        typed ->
            edit.apply(
                id.equals("sigma-p") && typed.strip().equals(AUTOMATIC)
                    ? Recipe.AUTOMATIC_SIGMA
                    : parseNumber(title, typed)));
  }

  private static Setting whole(
      String id, String title, int value, String help, IntFunction<Edit> edit) {
    return new Setting(
        id,
        title,
        Integer.toString(value),
        help,
        true,
        List.of(),
        typed -> edit.apply(Math.toIntExact(parseWhole(title, typed))));
  }

  private static boolean restarts(String id) {
    return switch (id) {
      case "nu",
          "gamma",
          "epsilon",
          "sigma",
          "tau",
          "degree",
          "margin",
          "learning-rate",
          "cohesion",
          "variance",
          "covariance" ->
          false;
      default -> true;
    };
  }

  private static double parseNumber(String title, String typed) {
    try {
      return Double.parseDouble(typed.strip().replace(',', '.'));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(title + " must be a number, got \"" + typed + "\"");
    }
  }

  private static long parseWhole(String title, String typed) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException(title + " must be a whole number, got \"" + typed + "\"");
    }
  }

  /** Four significant digits, no trailing zeros. */
  static String text(double value) {
    if (value == Recipe.AUTOMATIC_SIGMA) {
      return AUTOMATIC;
    }
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}

package iconexplorer.export;

import static iconexplorer.export.SettingText.fitted;
import static iconexplorer.export.SettingText.flag;
import static iconexplorer.export.SettingText.integer;
import static iconexplorer.export.SettingText.integers;
import static iconexplorer.export.SettingText.list;
import static iconexplorer.export.SettingText.longInteger;
import static iconexplorer.export.SettingText.number;

import iconexplorer.data.Views;
import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.UniformNeighbours;
import iconexplorer.training.Backend;
import iconexplorer.training.EquationJson;
import iconexplorer.training.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One setting of a run by the name that the command line and the demos use. */
public enum Setting {
  STEPS(
      "steps",
      "updates in the whole run, at least 1",
      spec -> Optional.of(Integer.toString(spec.steps())),
      (spec, text) -> spec.withSteps(integer(text))),
  PATIENCE(
      "patience",
      "steps without improvement after which a run is finished, 0 for never",
      spec -> Optional.of(Integer.toString(spec.plateau().patience())),
      (spec, text) -> spec.withPlateau(spec.plateau().withPatience(integer(text)))),
  LEAST_IMPROVEMENT(
      "least-improvement",
      "by how much the minimised value must fall to count as improvement, at least 0",
      spec -> Optional.of(Double.toString(spec.plateau().leastImprovement())),
      (spec, text) -> spec.withPlateau(spec.plateau().withLeastImprovement(number(text)))),
  SEED(
      "seed",
      "what initialisation, split, batches and augmentation are drawn from",
      spec -> Optional.of(Long.toString(spec.seed())),
      (spec, text) -> spec.withSeed(longInteger(text))),
  ENCODER(
      "encoder",
      "one of lookup-table, linear, orthonormal, mlp, cnn (images only)",
      spec -> Optional.of(spec.encoder().id()),
      (spec, text) -> spec.withEncoder(EncoderSpec.byId(text))),
  HIDDEN(
      "hidden",
      "widths of an MLP's hidden layers, each at least 1, such as 256,128",
      spec ->
          spec.encoder() instanceof EncoderSpec.Mlp mlp
              ? Optional.of(list(mlp.hidden()))
              : Optional.empty(),
      (spec, text) ->
          spec.withEncoder(new EncoderSpec.Mlp(integers(text), spec.encoder().projection()))),
  CHANNELS(
      "channels",
      "output channels of a CNN's convolutions, each at least 1, such as 32,64,128",
      spec -> cnn(spec, cnn -> list(cnn.channels())),
      (spec, text) ->
          convolve(
              spec,
              old ->
                  new EncoderSpec.Cnn(
                      integers(text), old.dense(), old.projection(), old.normalised()))),
  DENSE(
      "dense",
      "widths of a CNN's dense layers, each at least 1, such as 256,512",
      spec -> cnn(spec, cnn -> list(cnn.dense())),
      (spec, text) ->
          convolve(
              spec,
              old ->
                  new EncoderSpec.Cnn(
                      old.channels(), integers(text), old.projection(), old.normalised()))),
  BATCH_NORM(
      "batch-norm",
      "whether a CNN's convolutions are followed by batch normalisation, true or false",
      spec -> cnn(spec, cnn -> Boolean.toString(cnn.normalised())),
      (spec, text) ->
          convolve(
              spec,
              old ->
                  new EncoderSpec.Cnn(old.channels(), old.dense(), old.projection(), flag(text)))),
  SUB_HEADS(
      "sub-heads",
      "sub-heads on one trunk for clusters of positive pairs, at least 1; the one with the lowest"
          + " loss is reported",
      spec ->
          spec.equation().q() instanceof Clusters
              ? Optional.of(Integer.toString(spec.heads().subHeads()))
              : Optional.empty(),
      (spec, text) -> spec.withHeads(new Heads(integer(text), spec.heads().overClusters()))),
  OVER_CLUSTERS(
      "over-clusters",
      "clusters of each sub-head of an auxiliary head, at least 2; it trains every third epoch; 0"
          + " for no such head",
      spec ->
          spec.equation().q() instanceof Clusters
              ? Optional.of(Integer.toString(spec.heads().overClusters()))
              : Optional.empty(),
      (spec, text) -> spec.withHeads(new Heads(spec.heads().subHeads(), integer(text)))),
  PROJECTION(
      "projection",
      "width of the hidden layer of a projection head, which is thrown away after training, 0 for"
          + " no head; for mlp and cnn",
      spec ->
          spec.encoder() instanceof EncoderSpec.Mlp || spec.encoder() instanceof EncoderSpec.Cnn
              ? Optional.of(Integer.toString(spec.encoder().projection()))
              : Optional.empty(),
      (spec, text) -> spec.withEncoder(spec.encoder().withProjection(integer(text)))),
  STAGED(
      "staged",
      "whether the method's stages are gone through one after another, or the last one alone, true"
          + " or false",
      spec -> Optional.of(Boolean.toString(!spec.stages().isEmpty())),
      (spec, text) -> {
        if (flag(text) && spec.stages().isEmpty()) {
          throw inapplicable("the method has one stage");
        }
        return flag(text) ? spec : spec.withStages(List.of());
      }),
  DIMENSION(
      "dimension",
      "d of the embedding, or the number of clusters, at least 1",
      spec -> Optional.of(Integer.toString(spec.dimension())),
      (spec, text) -> spec.withDimension(integer(text))),
  BATCH(
      "batch",
      "items per step, 0 for all, else 4 to the number of training items",
      spec -> Optional.of(Integer.toString(spec.batchItems())),
      (spec, text) -> spec.withBatchItems(integer(text))),
  OPTIMISER(
      "optimiser",
      "one of adam, momentum (with gains, for lookup tables)",
      spec -> Optional.of(spec.optimiser().id()),
      (spec, text) -> spec.withOptimiser(optimiser(text, spec.optimiser().learningRate()))),
  LEARNING_RATE(
      "learning-rate",
      "step size, above 0",
      spec -> Optional.of(Double.toString(spec.optimiser().learningRate())),
      (spec, text) -> spec.withOptimiser(spec.optimiser().withLearningRate(number(text)))),
  SCHEDULE(
      "schedule",
      "how that goes on, one of constant, cosine (along half a cosine to 0 at the last step of the"
          + " run, or of each stage)",
      spec -> Optional.of(spec.schedule().id()),
      (spec, text) -> spec.withSchedule(RateSchedule.byId(text))),
  EXAGGERATION(
      "exaggeration",
      "factor on p early in a momentum run, at least 1",
      spec -> momentum(spec, momentum -> Double.toString(momentum.exaggeration())),
      (spec, text) -> {
        OptimiserSpec.MomentumWithGains old = momentum(spec);
        return spec.withOptimiser(
            new OptimiserSpec.MomentumWithGains(
                old.learningRate(), number(text), old.exaggeratedSteps()));
      }),
  EXAGGERATED_STEPS(
      "exaggerated-steps",
      "how many steps exaggeration lasts, at least 0",
      spec -> momentum(spec, momentum -> Integer.toString(momentum.exaggeratedSteps())),
      (spec, text) -> {
        OptimiserSpec.MomentumWithGains old = momentum(spec);
        return spec.withOptimiser(
            new OptimiserSpec.MomentumWithGains(
                old.learningRate(), old.exaggeration(), integer(text)));
      }),
  ALPHA(
      "alpha",
      "share of p spread evenly over all candidates, in [0, 1]",
      spec -> Optional.of(Double.toString(spec.equation().modifiers().alpha())),
      (spec, text) -> modify(spec, spec.equation().modifiers().withAlpha(number(text)))),
  LEARNED_ALPHA(
      "alpha-q",
      "the same share of q, in [0, 1)",
      spec -> Optional.of(Double.toString(spec.equation().learnedAlpha())),
      (spec, text) -> spec.withEquation(spec.equation().withLearnedAlpha(number(text)))),
  SYMMETRISE(
      "symmetrise",
      "whether p becomes (p_ij + p_ji)/2, true or false",
      spec -> Optional.of(Boolean.toString(spec.equation().modifiers().symmetrise())),
      (spec, text) -> {
        Modifiers old = spec.equation().modifiers();
        return modify(
            spec, new Modifiers(flag(text), old.walks(), old.uniformWalks(), old.alpha()));
      }),
  WALKS(
      "walks",
      "steps from neighbour to neighbour that widen p, 0 to 100",
      spec -> Optional.of(Integer.toString(spec.equation().modifiers().walks())),
      (spec, text) -> {
        Modifiers old = spec.equation().modifiers();
        int walks = integer(text);
        boolean uniform = walks > 0 && old.uniformWalks();
        return modify(spec, new Modifiers(old.symmetrise(), walks, uniform, old.alpha()));
      }),
  UNIFORM_WALKS(
      "uniform-walks",
      "whether all that such steps reach counts alike, however often they do, true or false",
      spec ->
          spec.equation().modifiers().walks() > 0
              ? Optional.of(Boolean.toString(spec.equation().modifiers().uniformWalks()))
              : Optional.empty(),
      (spec, text) -> {
        Modifiers old = spec.equation().modifiers();
        if (old.walks() > 0) {
          return modify(
              spec, new Modifiers(old.symmetrise(), old.walks(), flag(text), old.alpha()));
        }
        throw inapplicable("there are no walks");
      }),
  PERPLEXITY(
      "perplexity",
      "effective neighbours of a Gaussian p, above 1 and below the number of items less one",
      spec ->
          spec.equation().p() instanceof GaussianNeighbours(Bandwidth.Perplexity(double value))
              ? Optional.of(Double.toString(value))
              : Optional.empty(),
      (spec, text) -> widen(spec, new Bandwidth.Perplexity(number(text)))),
  SUPERVISORY_SIGMA(
      "sigma-p",
      "one σ for a Gaussian p in place of a perplexity, above 0, or auto: fitted to the data",
      spec ->
          spec.equation().p() instanceof GaussianNeighbours(Bandwidth.Sigma(double value))
              ? Optional.of(fitted(value))
              : Optional.empty(),
      (spec, text) -> widen(spec, new Bandwidth.Sigma(fitted(text)))),
  SUPERVISORY_NU(
      "nu-p",
      "degrees of freedom of a Student-t p, above 0",
      spec -> heavy(spec).map(p -> Double.toString(p.degreesOfFreedom())),
      (spec, text) -> weigh(spec, old -> new StudentTNeighbours(number(text), old.scale()))),
  SUPERVISORY_GAMMA(
      "gamma-p",
      "γ of a Student-t p, its scale in units of the data, above 0, or auto: fitted to the data",
      spec -> heavy(spec).map(p -> fitted(p.scale())),
      (spec, text) ->
          weigh(spec, old -> new StudentTNeighbours(old.degreesOfFreedom(), fitted(text)))),
  GRAPH(
      "graph",
      "how weights w of a graph become p, one of random-walk (w_ij over their sum), degree-softmax"
          + " (the softmax of w_ij/d_j)",
      spec ->
          spec.equation().p() instanceof GraphKernel(var normalisation)
              ? Optional.of(normalisation.id())
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().p() instanceof GraphKernel) {
          return spec.withEquation(
              spec.equation().withP(new GraphKernel(GraphKernel.Normalisation.byId(text))));
        }
        throw inapplicable("p is not of a graph");
      }),
  REPEATS(
      "repeats",
      "views of each item of a batch beside its first: at least 1 for positive pairs, each of them"
          + " paired with the first; for k neighbours at least 0, the views being neighbours, too",
      spec -> repeats(spec).map(count -> Integer.toString(count)),
      (spec, text) -> repeat(spec, integer(text))),
  K(
      "k",
      "neighbours of a k-neighbours p, at least 1 and below half the items",
      spec ->
          spec.equation().p() instanceof UniformNeighbours neighbours
              ? Optional.of(Integer.toString(neighbours.k()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().p() instanceof UniformNeighbours neighbours) {
          return spec.withEquation(spec.equation().withP(neighbours.withK(integer(text))));
        }
        throw inapplicable("p is not uniform over k neighbours");
      }),
  LINK(
      "link",
      "which of the k nearest count, one of directed (j of i's), symmetric (either of the other's),"
          + " mutual (each of the other's)",
      spec ->
          spec.equation().p() instanceof UniformNeighbours neighbours
              ? Optional.of(neighbours.link().id())
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().p() instanceof UniformNeighbours neighbours) {
          return spec.withEquation(
              spec.equation().withP(neighbours.withLink(UniformNeighbours.Link.byId(text))));
        }
        throw inapplicable("p is not uniform over k neighbours");
      }),
  SPACE(
      "space",
      "whose features p compares, one of input, spectral (eigenvectors of the graph), companion"
          + " (what is known beside the input)",
      spec -> comparesFeatures(spec) ? Optional.of(spec.space().id()) : Optional.empty(),
      (spec, text) -> {
        if (comparesFeatures(spec)) {
          return spec.withSpace(Space.byId(text));
        }
        throw inapplicable("p compares no features");
      }),
  SIMILARITY(
      "similarity",
      "what a Gaussian q compares by, one of euclidean, cosine, dot; σ² becomes τ and τ σ², which"
          + " is the same q on the unit sphere",
      spec ->
          spec.equation().q() instanceof Gaussian q
              ? Optional.of(q.similarity().id())
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof Gaussian q) {
          Gaussian.Similarity similarity = Gaussian.Similarity.byId(text);
          return spec.withEquation(spec.equation().withQ(q.withSimilarity(similarity)));
        }
        throw inapplicable("q is not a Gaussian");
      }),
  SIGMA(
      "sigma",
      "σ of a Gaussian q by distance, above 0",
      spec -> width(spec, true),
      (spec, text) -> withWidth(spec, true, number(text))),
  TAU(
      "tau",
      "τ of a Gaussian q by cosine or dot product, above 0",
      spec -> width(spec, false),
      (spec, text) -> withWidth(spec, false, number(text))),
  LEARN_TAU(
      "learn-tau",
      "whether that τ is learned from where it starts, down to 0.01, true or false",
      spec ->
          spec.equation().q() instanceof Gaussian q
                  && q.similarity() != Gaussian.Similarity.EUCLIDEAN
              ? Optional.of(Boolean.toString(q.learned()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof Gaussian q) {
          return spec.withEquation(spec.equation().withQ(q.withLearned(flag(text))));
        }
        throw inapplicable("q is not a Gaussian by cosine or dot product");
      }),
  NU(
      "nu",
      "degrees of freedom of a Student-t q, above 0",
      spec ->
          spec.equation().q() instanceof StudentT q
              ? Optional.of(Double.toString(q.degreesOfFreedom()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof StudentT(double nu, double gamma)) {
          return spec.withEquation(spec.equation().withQ(new StudentT(number(text), gamma)));
        }
        throw inapplicable("q is not a Student-t");
      }),
  GAMMA(
      "gamma",
      "γ of a Student-t q, its scale in units of the embedding, above 0",
      spec ->
          spec.equation().q() instanceof StudentT q
              ? Optional.of(Double.toString(q.scale()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof StudentT q) {
          return spec.withEquation(
              spec.equation().withQ(new StudentT(q.degreesOfFreedom(), number(text))));
        }
        throw inapplicable("q is not a Student-t");
      }),
  DEGREE(
      "degree",
      "power of a harmonic q, above 0",
      spec ->
          spec.equation().q() instanceof Harmonic q
              ? Optional.of(Double.toString(q.degree()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof Harmonic(double degree, double epsilon)) {
          return spec.withEquation(spec.equation().withQ(new Harmonic(number(text), epsilon)));
        }
        throw inapplicable("q is not harmonic");
      }),
  EPSILON(
      "epsilon",
      "ε of a harmonic q, which keeps it finite at distance 0, above 0",
      spec ->
          spec.equation().q() instanceof Harmonic q
              ? Optional.of(Double.toString(q.epsilon()))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().q() instanceof Harmonic q) {
          return spec.withEquation(spec.equation().withQ(new Harmonic(q.degree(), number(text))));
        }
        throw inapplicable("q is not harmonic");
      }),
  DEGREE_WEIGHTED(
      "degree-weighted",
      "whether members of a cluster count by their degree in the graph, true or false; for"
          + " clusters of a graph, all of it at once",
      spec ->
          spec.equation().p() instanceof GraphKernel
                  && spec.equation().q() instanceof Clusters(boolean weighted)
              ? Optional.of(Boolean.toString(weighted))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().p() instanceof GraphKernel && spec.equation().q() instanceof Clusters) {
          return spec.withEquation(spec.equation().withQ(new Clusters(flag(text))));
        }
        throw inapplicable("q is not of clusters of a graph");
      }),
  MARGIN(
      "margin",
      "how much nearer than the negative a triplet's positive must be, at least 0",
      spec -> triplets(spec).map(triplets -> Double.toString(triplets.margin())),
      (spec, text) -> mine(spec, old -> new Triplets(number(text), old.negatives()))),
  NEGATIVES(
      "negatives",
      "a triplet's negative, one of random, hardest (nearest), semi-hard (nearest beyond the"
          + " positive)",
      spec -> triplets(spec).map(triplets -> triplets.negatives().id()),
      (spec, text) -> mine(spec, old -> new Triplets(old.margin(), Negatives.byId(text)))),
  DIVERGENCE(
      "divergence",
      "one of kl, reverse-kl, reverse-cross-entropy, jensen-shannon, total-variation, hellinger;"
          + " for clusters mutual-information, too, for cosines debiased-contrast",
      spec -> Optional.of(spec.equation().comparison().id()),
      (spec, text) -> compare(spec, Comparison.byId(text))),
  LAMBDA(
      "lambda",
      "weight of the entropies in mutual information, above 0; more than 1 evens clusters out",
      spec ->
          spec.equation().comparison() instanceof MutualInformation(double lambda)
              ? Optional.of(Double.toString(lambda))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().comparison() instanceof MutualInformation) {
          return compare(spec, new MutualInformation(number(text)));
        }
        throw inapplicable("the divergence is not mutual information");
      }),
  CLASS_PRIOR(
      "class-prior",
      "share of candidates of the anchor's own class in debiased contrast, in [0, 1)",
      spec ->
          spec.equation().comparison() instanceof DebiasedContrast(double prior)
              ? Optional.of(Double.toString(prior))
              : Optional.empty(),
      (spec, text) -> {
        if (spec.equation().comparison() instanceof DebiasedContrast) {
          return compare(spec, new DebiasedContrast(number(text)));
        }
        throw inapplicable("the divergence is not debiased contrast");
      }),
  COHESION(
      "cohesion",
      "weight of the distance of neighbours beside a hinge on the variance, at least 0",
      spec -> hinge(spec).map(hinge -> Double.toString(hinge.cohesion())),
      (spec, text) ->
          hold(spec, old -> new VarianceHinge(number(text), old.variance(), old.covariance()))),
  VARIANCE(
      "variance",
      "weight of the hinge that holds the deviation of each dimension up to 1, at least 0",
      spec -> hinge(spec).map(hinge -> Double.toString(hinge.variance())),
      (spec, text) ->
          hold(spec, old -> new VarianceHinge(old.cohesion(), number(text), old.covariance()))),
  COVARIANCE(
      "covariance",
      "weight of the squared covariances of dimensions beside that hinge, at least 0",
      spec -> hinge(spec).map(hinge -> Double.toString(hinge.covariance())),
      (spec, text) ->
          hold(spec, old -> new VarianceHinge(old.cohesion(), old.variance(), number(text)))),
  NORMALISATION(
      "normalisation",
      "one of row (each anchor sums to 1), joint (all pairs do, as in t-SNE)",
      spec -> Optional.of(spec.equation().normalisation().name().toLowerCase(Locale.ROOT)),
      (spec, text) ->
          spec.withEquation(spec.equation().withNormalisation(EquationJson.normalisation(text)))),
  EMA(
      "ema",
      "what a slowly moving copy of the encoder keeps of itself at each step, which then gives the"
          + " candidates, in [0, 1), 0 for no copy; for positive pairs, and as a teacher for"
          + " clusters of k neighbours",
      spec ->
          spec.equation().p() instanceof PositivePairs
                  || spec.equation().p() instanceof UniformNeighbours
                      && spec.equation().q() instanceof Clusters
              ? Optional.of(Double.toString(spec.ema()))
              : Optional.empty(),
      (spec, text) -> spec.withEma(number(text))),
  AUGMENT(
      "augment",
      "whether items of a batch are augmented (pairs always are), true or false",
      spec -> Optional.of(Boolean.toString(spec.augment())),
      (spec, text) -> spec.withAugment(flag(text))),
  VIEWS(
      "views",
      "one of alike (all augmented as suits the data), windows (the first moved, the others turned,"
          + " scaled, of other brightness and contrast), handwriting (slanted, bent, of another pen, too);"
          + " the last two for images only",
      spec -> Optional.of(spec.views().id()),
      (spec, text) -> spec.withViews(Views.byId(text))),
  BACKEND(
      "backend",
      "one of fused (kernels on the processor), nd4j (plain operations on what ND4J runs on, as"
          + " always on a GPU)",
      spec -> Optional.of(spec.backend().id()),
      (spec, text) -> spec.withBackend(Backend.byId(text))),
  START(
      "start",
      "file of a model, of this program or a DL4J zip of others, whose parameters the encoder"
          + " starts from, where its layers are the same but for the last; none for random ones",
      spec -> Optional.of(spec.start().isEmpty() ? "none" : spec.start()),
      (spec, text) -> spec.withStart(text.equals("none") ? "" : text));

  /** A spec with this setting at another value. */
  @FunctionalInterface
  private interface Change {
    TrainingSpec apply(TrainingSpec spec, String text);
  }

  private final String id;
  private final String description;
  private final Function<TrainingSpec, Optional<String>> reader;
  private final Change change;

  Setting(
      String id,
      String description,
      Function<TrainingSpec, Optional<String>> reader,
      Change change) {
    this.id = id;
    this.description = description;
    this.reader = reader;
    this.change = change;
  }

  /** The name on the command line and in a demo. */
  public String id() {
    return id;
  }

  /** What it is and its range, in a few words. */
  public String description() {
    return description;
  }

  /** Its value in this spec; empty where the spec has no such setting. */
  public Optional<String> in(TrainingSpec spec) {
    return reader.apply(spec);
  }

  /**
   * The spec with this setting at this value.
   *
   * @throws IllegalArgumentException in one sentence with the setting's name, where the text is no
   *     such value or the spec has no such setting
   */
  public TrainingSpec apply(TrainingSpec spec, String text) {
    try {
      return change.apply(spec, text);
    } catch (IllegalArgumentException refused) {
      String said = String.valueOf(refused.getMessage());
      boolean named = said.startsWith(id + " ") || said.startsWith(id.replace('-', ' ') + " ");
      throw new IllegalArgumentException(named ? said : id + ": " + said, refused);
    }
  }

  /**
   * The setting with this name.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  public static Setting byId(String id) {
    return Arrays.stream(values())
        .filter(setting -> setting.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown setting \"%s\": use one of %s"
                    .formatted(
                        id,
                        Arrays.stream(values())
                            .map(Setting::id)
                            .collect(Collectors.joining(", ")))));
  }

  private static Optional<StudentTNeighbours> heavy(TrainingSpec spec) {
    return spec.equation().p() instanceof StudentTNeighbours p ? Optional.of(p) : Optional.empty();
  }

  private static TrainingSpec weigh(TrainingSpec spec, UnaryOperator<StudentTNeighbours> change) {
    return heavy(spec)
        .map(p -> spec.withEquation(spec.equation().withP(change.apply(p))))
        .orElseThrow(() -> inapplicable("p is not a Student-t"));
  }

  private static boolean comparesFeatures(TrainingSpec spec) {
    return spec.equation().p().comparesFeatures();
  }

  private static Optional<Integer> repeats(TrainingSpec spec) {
    return switch (spec.equation().p()) {
      case PositivePairs(int repeats) -> Optional.of(repeats);
      case UniformNeighbours neighbours -> Optional.of(neighbours.repeats());
      default -> Optional.empty();
    };
  }

  private static TrainingSpec repeat(TrainingSpec spec, int repeats) {
    return switch (spec.equation().p()) {
      case PositivePairs pairs ->
          spec.withEquation(spec.equation().withP(new PositivePairs(repeats)));
      case UniformNeighbours neighbours ->
          spec.withEquation(spec.equation().withP(neighbours.withRepeats(repeats)))
              .withAugment(repeats > 0);
      default -> throw inapplicable("p is not of positive pairs or k neighbours");
    };
  }

  private static TrainingSpec modify(TrainingSpec spec, Modifiers modifiers) {
    return spec.withEquation(spec.equation().withModifiers(modifiers));
  }

  private static TrainingSpec compare(TrainingSpec spec, Comparison comparison) {
    return spec.withEquation(spec.equation().withComparison(comparison));
  }

  private static TrainingSpec widen(TrainingSpec spec, Bandwidth bandwidth) {
    Equation equation = spec.equation();
    if (equation.p() instanceof GaussianNeighbours) {
      return spec.withEquation(equation.withP(new GaussianNeighbours(bandwidth)));
    }
    throw inapplicable("p is not a Gaussian");
  }

  private static Optional<String> width(TrainingSpec spec, boolean euclidean) {
    return spec.equation().q() instanceof Gaussian(var similarity, double width, boolean learned)
            && euclidean == (similarity == Gaussian.Similarity.EUCLIDEAN)
        ? Optional.of(Double.toString(width))
        : Optional.empty();
  }

  private static TrainingSpec withWidth(TrainingSpec spec, boolean euclidean, double width) {
    if (spec.equation().q() instanceof Gaussian q
        && euclidean == (q.similarity() == Gaussian.Similarity.EUCLIDEAN)) {
      return spec.withEquation(spec.equation().withQ(q.withWidth(width)));
    }
    throw inapplicable(
        euclidean
            ? "q is not a Gaussian by distance"
            : "q is not a Gaussian by cosine or dot product");
  }

  private static Optional<Triplets> triplets(TrainingSpec spec) {
    return spec.equation().q() instanceof NarrowGaussian narrow
        ? narrow.triplets()
        : Optional.empty();
  }

  private static TrainingSpec mine(TrainingSpec spec, UnaryOperator<Triplets> change) {
    if (spec.equation().q() instanceof NarrowGaussian q && q.triplets().isPresent()) {
      Triplets triplets = change.apply(q.triplets().get());
      return spec.withEquation(spec.equation().withQ(q.withTriplets(triplets)));
    }
    throw inapplicable("q is not of triplets");
  }

  private static Optional<VarianceHinge> hinge(TrainingSpec spec) {
    return spec.equation().q() instanceof WideGaussian wide ? wide.hinge() : Optional.empty();
  }

  private static TrainingSpec hold(TrainingSpec spec, UnaryOperator<VarianceHinge> change) {
    if (spec.equation().q() instanceof WideGaussian q && q.hinge().isPresent()) {
      VarianceHinge hinge = change.apply(q.hinge().get());
      return spec.withEquation(
          spec.equation().withQ(new WideGaussian(q.dissimilarity(), Optional.of(hinge))));
    }
    throw inapplicable("q holds no variance up");
  }

  private static Optional<String> cnn(TrainingSpec spec, Function<EncoderSpec.Cnn, String> value) {
    return spec.encoder() instanceof EncoderSpec.Cnn cnn
        ? Optional.of(value.apply(cnn))
        : Optional.empty();
  }

  private static TrainingSpec convolve(TrainingSpec spec, UnaryOperator<EncoderSpec.Cnn> change) {
    if (spec.encoder() instanceof EncoderSpec.Cnn cnn) {
      return spec.withEncoder(change.apply(cnn));
    }
    throw inapplicable("the encoder is not a CNN");
  }

  private static Optional<String> momentum(
      TrainingSpec spec, Function<OptimiserSpec.MomentumWithGains, String> value) {
    return spec.optimiser() instanceof OptimiserSpec.MomentumWithGains momentum
        ? Optional.of(value.apply(momentum))
        : Optional.empty();
  }

  private static OptimiserSpec.MomentumWithGains momentum(TrainingSpec spec) {
    if (spec.optimiser() instanceof OptimiserSpec.MomentumWithGains momentum) {
      return momentum;
    }
    throw inapplicable("the optimiser is not momentum");
  }

  private static OptimiserSpec optimiser(String id, double learningRate) {
    return switch (id) {
      case "adam" -> new OptimiserSpec.Adam(learningRate);
      case "momentum" -> new OptimiserSpec.MomentumWithGains(learningRate, 1, 0);
      default ->
          throw new IllegalArgumentException(
              "unknown optimiser \"" + id + "\", use adam or momentum");
    };
  }

  private static IllegalArgumentException inapplicable(String reason) {
    return new IllegalArgumentException("does not apply here, " + reason);
  }
}

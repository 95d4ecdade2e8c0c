package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Relations;
import iconexplorer.data.Split;
import iconexplorer.data.Views;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.method.Method;
import iconexplorer.method.Recipe;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.Space;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Arrays;

/** Makes a spec of a method and a data set, and says what the data allow. */
public final class RunPlanner {

  /** Share of the items that an encoder which generalises never trains on. */
  private static final double HELD_OUT = 0.2;

  /** Clusters to look for where the data have no classes, and items for each of them. */
  private static final int CLUSTERS_WITHOUT_LABELS = 8;

  private static final int ITEMS_PER_CLUSTER = 2;

  private static final int SMALLEST_BATCH = 4;

  private static final double LEAST_RATE = 50;

  /** Items whose pairs fit into memory: a matrix of 400 MB. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final int USUAL_BATCH = 512;

  private RunPlanner() {}

  /**
   * The method's own settings, fitted to the data: perplexity and k below what n allows, one
   * cluster per class or few enough without labels, batches no larger than the data.
   *
   * @throws IllegalArgumentException in one sentence, where the method cannot train on such data
   */
  public static TrainingSpec plan(Method method, DatasetInfo data, long seed) {
    Method.Training training = method.training();
    Recipe recipe = training.recipe().suiting(data.imageShape());
    Equation equation = training.equation().withP(fit(training.equation().p(), data.size()));
    boolean clusters = equation.q() instanceof Clusters;
    int dimension = recipe.dimension();
    if (dimension == 0) {
      dimension = clusters(recipe.encoder(), data);
    }
    EncoderSpec encoder = recipe.encoder();
    TrainingSpec spec =
        new TrainingSpec(
            method.id(),
            equation,
            recipe.space(),
            data.id(),
            encoder,
            clusters ? dimension : Math.max(dimension, 1),
            Math.min(recipe.batchItems(), trainingItems(encoder, data.size())),
            recipe.steps(),
            Plateau.NEVER,
            fit(recipe.optimiser(), equation.q(), data.size()),
            recipe.schedule(),
            recipe.ema(),
            recipe.heads(),
            recipe.stages(),
            augments(equation.p(), recipe.space(), data),
            Views.ALIKE,
            seed,
            Backend.FUSED,
            "");
    check(spec, data);
    return spec;
  }

  private static int clusters(EncoderSpec encoder, DatasetInfo data) {
    return data.classes() > 1
        ? data.classes()
        : Math.clamp(
            trainingItems(encoder, data.size()) / ITEMS_PER_CLUSTER, 2, CLUSTERS_WITHOUT_LABELS);
  }

  /**
   * Views are augmented, and so are images that must find their counterpart or learn what their
   * companions say: else a few thousand pairs are learned by heart.
   */
  private static boolean augments(SupervisoryDistribution p, Space space, DatasetInfo data) {
    boolean accompanied = p instanceof CrossModalPairs || space == Space.COMPANION;
    return p.views() > 1 || accompanied && data.imageShape().isPresent();
  }

  private static SupervisoryDistribution fit(SupervisoryDistribution p, int n) {
    if (p instanceof GaussianNeighbours(Bandwidth.Perplexity(double perplexity))) {
      double largest = Math.max((n - 1) / 3.0, 1.5);
      return new GaussianNeighbours(new Bandwidth.Perplexity(Math.min(perplexity, largest)));
    }
    if (p instanceof UniformNeighbours neighbours) {
      return neighbours.withK(Math.clamp((n - 1) / 3, 1, neighbours.k()));
    }
    return p;
  }

  /**
   * A Gaussian's pull grows with the distance: few points at t-SNE's least rate would fly apart.
   */
  private static OptimiserSpec fit(OptimiserSpec optimiser, LearnedDistribution q, int n) {
    if (optimiser instanceof OptimiserSpec.MomentumWithGains momentum
        && momentum.learningRate() == Recipe.AUTOMATIC_RATE) {
      return momentum.withLearningRate(
          q instanceof Gaussian
              ? n / (8 * momentum.exaggeration())
              : Math.max(n / (4 * momentum.exaggeration()), LEAST_RATE));
    }
    return optimiser;
  }

  /**
   * Which items a run trains on. A lookup table has nothing to say about items held out, and a
   * projection is of the points that are there.
   */
  public static Split split(TrainingSpec spec, Dataset data) {
    return Split.stratified(data, heldOut(spec.encoder()), spec.seed());
  }

  private static double heldOut(EncoderSpec encoder) {
    return switch (encoder) {
      case EncoderSpec.LookupTable table -> 0;
      case EncoderSpec.Orthonormal orthonormal -> 0;
      case EncoderSpec.Linear linear -> HELD_OUT;
      case EncoderSpec.Mlp mlp -> HELD_OUT;
      case EncoderSpec.Cnn cnn -> HELD_OUT;
    };
  }

  private static int trainingItems(EncoderSpec encoder, int n) {
    return n - (int) Math.round(n * heldOut(encoder));
  }

  /**
   * @throws IllegalArgumentException in one sentence with value and range, where the spec asks what
   *     the data cannot give
   */
  public static void check(TrainingSpec spec, DatasetInfo data) {
    checkStages(spec);
    for (int stage = 0; stage < Math.max(1, spec.stages().size()); stage++) {
      checkStage(spec.during(stage), data);
    }
  }

  private static void checkStages(TrainingSpec spec) {
    require(
        spec.stages().isEmpty() || !spec.heads().several(),
        "stages change the last layer, of which sub-heads have several: use staged false or"
            + " sub-heads 1 and over-clusters 0");
    require(
        spec.stages().isEmpty() || !(spec.equation().p() instanceof CrossModalPairs),
        "stages are for one encoder, but two modalities have two: use staged false");
  }

  private static void checkStage(TrainingSpec spec, DatasetInfo data) {
    require(
        data.size() > 1, "%s has one item only: choose a data set with neighbours", data.title());
    Ranges ranges = ranges(spec, data);
    checkLimit(spec.equation());
    checkNegatives(spec.equation());
    checkSupervision(spec, data, ranges);
    checkEncoder(spec, data);
    checkOrthonormal(spec, data);
    checkClusters(spec, data);
    int batch = spec.batchItems();
    require(
        batch == 0 || (batch >= ranges.minimumBatch() && batch <= ranges.maximumBatch()),
        "batch must be 0 for all items or in [%d, %d], got %d",
        ranges.minimumBatch(),
        ranges.maximumBatch(),
        batch);
    requireRoom(spec, data);
    require(
        spec.equation().normalisation() == Normalisation.ROW
            || Support.of(spec.equation().p(), spec.equation().q() instanceof Clusters)
                == Support.IN_BATCH,
        "joint normalisation is for the Gaussian and Student-t columns within a batch: use row");
    require(
        withoutIdleExaggeration(spec).equals(spec),
        "early exaggeration is for KL of the Gaussian and Student-t columns in two dimensions: use"
            + " exaggeration 1");
  }

  /** The same spec, with early exaggeration off where its equation has no such thing. */
  public static TrainingSpec withoutIdleExaggeration(TrainingSpec spec) {
    return spec.optimiser() instanceof OptimiserSpec.MomentumWithGains momentum
            && momentum.exaggeration() != 1
            && !Objective.exaggerates(spec.equation(), spec.dimension())
        ? spec.withOptimiser(new OptimiserSpec.MomentumWithGains(momentum.learningRate(), 1, 0))
        : spec;
  }

  /** Full batches beyond some size only where no matrix of all pairs is needed. */
  private static void requireRoom(TrainingSpec spec, DatasetInfo data) {
    boolean pairs =
        Supervision.comparesAllPairs(spec.equation().p())
            || Objective.storesPairs(spec.equation(), spec.dimension());
    require(
        spec.batchItems() != 0 || data.size() <= MOST_AT_ONCE || !pairs,
        "all %,d items at once compare too many pairs here: choose a batch, such as %d",
        data.size(),
        USUAL_BATCH);
  }

  /** What a limit's own formula has no place for is not passed over. */
  private static void checkLimit(Equation equation) {
    boolean limit = equation.isLimit();
    require(
        !limit || equation.comparison().equals(Divergence.KL),
        "divergences are not for the limit columns, whose formula is that of KL: use divergence"
            + " kl");
    require(
        !limit || equation.learnedAlpha() == 0,
        "alpha on q is not for the limit columns, which have no q to mix: use alpha-q 0");
  }

  /**
   * What α must leave where negatives are set against positives, before a run and during it.
   *
   * @throws IllegalArgumentException in one sentence, where no candidate would be a negative
   */
  public static void checkNegatives(Equation equation) {
    require(
        equation.modifiers().alpha() < 1 || !needsNegatives(equation),
        "alpha must be below 1 here, since at 1 all candidates are alike and none is a negative");
  }

  private static boolean needsNegatives(Equation equation) {
    return equation.comparison() instanceof DebiasedContrast
        || equation.q() instanceof NarrowGaussian narrow && narrow.triplets().isPresent();
  }

  /**
   * What only the labels of the items that train can say.
   *
   * @throws IllegalArgumentException in one sentence, where none of them has a positive
   */
  public static void checkPositives(TrainingSpec spec, Dataset data) {
    if (spec.equation().p() instanceof SameClass && data.labelled()) {
      int[] labels = data.labels();
      int[] train = split(spec, data).train();
      require(
          Arrays.stream(train).map(item -> labels[item]).distinct().count() < train.length,
          "no two of the %,d items of %s to train on are of one class, so none has a positive:"
              + " choose a data set with several items in a class",
          train.length,
          data.title());
    }
  }

  private static void checkSupervision(TrainingSpec spec, DatasetInfo data, Ranges ranges) {
    SupervisoryDistribution p = spec.equation().p();
    if (p instanceof GaussianNeighbours(Bandwidth.Perplexity(double perplexity))) {
      require(
          ranges.maximumPerplexity() > 1,
          "%s has %d items, but a perplexity needs at least 3: choose a larger data set",
          data.title(),
          data.size());
      require(
          perplexity < ranges.maximumPerplexity(),
          "perplexity must be in (1, %d) for %,d items, got %s",
          (int) ranges.maximumPerplexity(),
          data.size(),
          perplexity);
    }
    if (p instanceof UniformNeighbours neighbours) {
      int k = neighbours.k();
      require(
          k < ranges.maximumNeighbours(),
          "k must be in [1, %d) for %,d items, got %d",
          ranges.maximumNeighbours(),
          data.size(),
          k);
    }
    require(
        spec.space() != Space.COMPANION || data.relations().contains(Relations.Kind.MODALITY),
        "%s has nothing beside its features: choose space input, or a data set such as shapes",
        data.title());
    require(
        !(p instanceof ContextTokenPairs) || data.relations().contains(Relations.Kind.TOKENS),
        "%s has no contexts with tokens: choose a data set such as corpus-masked",
        data.title());
    require(
        !(spec.equation().q() instanceof Clusters clusters)
            || !clusters.degreeWeighted()
            || p instanceof GraphKernel && spec.batchItems() == 0,
        "degree weighted clusters need the whole graph: choose p graph and batch 0");
    Modifiers modifiers = spec.equation().modifiers();
    require(
        !modifiers.symmetrise() && modifiers.walks() == 0
            || Support.of(p, spec.equation().q() instanceof Clusters).candidatesAreAnchors(),
        "symmetrise and walks are for rows whose candidates are the items themselves: use"
            + " symmetrise false and walks 0");
    boolean ofClasses = spec.equation().readsClasses();
    require(
        !ofClasses || data.classes() != 1,
        "all items of %s are of one class: choose a data set with at least two to learn from",
        data.title());
    require(
        !ofClasses || data.classes() > 1,
        "%s has no classes to learn from: choose a data set with labels",
        data.title());
  }

  private static void checkEncoder(TrainingSpec spec, DatasetInfo data) {
    SupervisoryDistribution p = spec.equation().p();
    require(
        !(p instanceof PositivePairs || p instanceof CrossModalPairs)
            || !(spec.encoder() instanceof EncoderSpec.LookupTable),
        "pairs need an encoder that sees the item: use linear, orthonormal, mlp or cnn,"
            + " not a lookup table");
    require(
        !(p instanceof CrossModalPairs) || data.relations().contains(Relations.Kind.MODALITY),
        "%s has one modality only: choose a data set with two, such as shapes",
        data.title());
    require(
        spec.encoder().projection() == 0
            || Support.of(p, false) != Support.PROTOTYPES
                && !(spec.equation().q() instanceof Clusters),
        "a projection head is thrown away, but prototypes and clusters are what it would hold: use"
            + " projection 0");
    require(
        !spec.heads().several()
            || p instanceof PositivePairs && spec.equation().q() instanceof Clusters,
        "several sub-heads are for clusters of positive pairs: use sub-heads 1 and over-clusters"
            + " 0");
    require(
        !spec.heads().several() || !(spec.encoder() instanceof EncoderSpec.Orthonormal),
        "several sub-heads are free layers on a trunk: use linear, mlp or cnn");
    require(
        !spec.heads().several() || spec.ema() == 0,
        "a slowly moving copy of the encoder has one head: use ema 0");
    require(
        spec.views() == Views.ALIKE || data.imageShape().isPresent(),
        "%s is no image data: use views alike",
        data.title());
    require(
        spec.ema() == 0 || takesSlowCopy(spec.equation()),
        "a slowly moving copy of the encoder is for positive pairs without repeats, and for"
            + " clusters of k neighbours without repeats: use ema 0");
    require(
        spec.ema() == 0
            || spec.equation().comparison() instanceof Divergence
                && spec.equation().normalisation() == Normalisation.ROW,
        "a slowly moving copy of the encoder compares rows: use ema 0");
    require(
        !(spec.encoder() instanceof EncoderSpec.Cnn) || data.imageShape().isPresent(),
        "%s is no image data: use lookup-table, linear, orthonormal or mlp, not cnn",
        data.title());
  }

  private static boolean takesSlowCopy(Equation equation) {
    return switch (equation.p()) {
      case PositivePairs(int repeats) -> repeats == 1;
      case UniformNeighbours neighbours ->
          neighbours.repeats() == 0 && equation.q() instanceof Clusters;
      default -> false;
    };
  }

  private static void checkOrthonormal(TrainingSpec spec, DatasetInfo data) {
    require(
        !(spec.encoder() instanceof EncoderSpec.Orthonormal)
            || spec.dimension() <= data.dimension(),
        "an orthonormal encoder has at most as many outputs as the %d features, got %d",
        data.dimension(),
        spec.dimension());
  }

  private static void checkClusters(TrainingSpec spec, DatasetInfo data) {
    require(
        !(spec.equation().q() instanceof Clusters) || spec.dimension() <= data.size(),
        "there are at most as many clusters as the %,d items of %s, got %,d",
        data.size(),
        data.title(),
        spec.dimension());
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  /** The largest perplexity and k and the batches that the data allow. */
  public static Ranges ranges(TrainingSpec spec, DatasetInfo data) {
    int most = trainingItems(spec.encoder(), data.size());
    return new Ranges(
        data.size() - 1, Math.max(data.size() / 2, 2), Math.min(SMALLEST_BATCH, most), most);
  }

  /**
   * @param maximumPerplexity exclusive
   * @param maximumNeighbours exclusive
   * @param minimumBatch inclusive
   * @param maximumBatch inclusive
   */
  public record Ranges(
      double maximumPerplexity, int maximumNeighbours, int minimumBatch, int maximumBatch) {}
}

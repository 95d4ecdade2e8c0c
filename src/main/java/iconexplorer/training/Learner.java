package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.ForeignNetwork;
import iconexplorer.encoder.HeadedEncoder;
import iconexplorer.encoder.LookupTableEncoder;
import iconexplorer.encoder.Model;
import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.SavedModel;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.Triplets;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Support;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step does: draw a batch, map it, compare q with p̃, and move the parameters. Encoder,
 * prototypes, batches and optimiser live as long as the run, or as its stage; p and objective can
 * be given back and found again.
 */
public final class Learner implements AutoCloseable {

  /** Squares of coordinates beyond it are no longer numbers, and q is no longer what it says. */
  private static final float LARGEST_COORDINATE = 1e18f;

  private final Dataset data;
  private final SupervisoryPoints points;
  private final SupervisionCache cache;
  private final boolean clusters;
  private final int[] trainItems;
  private final int[] heldOutItems;
  private final BatchShape shape;
  private final Batches batches;
  private final Encoder encoder;
  private final Optimiser optimiser;
  private final ItemEmbeddings embeddings;
  private final Representation representation;
  private final @Nullable CandidateTower tower;
  private final @Nullable SubHeads subHeads;
  private final Optional<LearnedTemperature> temperature;

  /** Of encoder, tower and temperature. */
  private final List<Optimiser> optimisers;

  private final WatchedRow watched;
  private final LearnerState state;
  private final int stage;
  private TrainingSpec plan;

  /** {@link #plan} as this stage has it. */
  private TrainingSpec spec;

  private int steps;
  private boolean evaluated;
  private @Nullable Workspace workspace;
  private @Nullable Matrix embedded;

  /**
   * Of the first stage.
   *
   * @param checkpoint ends the search for what p compares, for widths and for a start
   * @throws IllegalArgumentException in one sentence, where no item has a positive
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Learner(TrainingSpec planned, Dataset data, SupervisionCache cache, Checkpoint checkpoint) {
    this(planned, 0, data, cache, checkpoint);
  }

  /**
   * @param done updates done: it is for the stage of the next one
   */
  private Learner(
      TrainingSpec planned, int done, Dataset data, SupervisionCache cache, Checkpoint checkpoint) {
    RunPlanner.checkPositives(planned, data);
    this.data = data;
    this.cache = cache;
    points = SupervisoryPoints.of(planned, data, cache, checkpoint);
    plan = planned.withEquation(points.fitted(planned, checkpoint));
    stage = plan.stage(done);
    spec = plan.during(stage);
    float[] start =
        spec.encoder() instanceof EncoderSpec.LookupTable
            ? StartPositions.of(spec, data, points, cache, checkpoint)
            : new float[0];
    clusters = spec.equation().q() instanceof Clusters;
    Split split = RunPlanner.split(spec, data);
    trainItems = split.train();
    heldOutItems = split.heldOut();
    shape = BatchShape.of(spec, data, trainItems.length);
    batches = new Batches(spec, data, trainItems, spec.equation().p().comparesFeatures());
    EncoderShape layers =
        new EncoderShape(
            data.size(), data.dimension(), data.imageShape(), spec.dimension(), clusters);
    subHeads = subHeads(layers);
    encoder =
        subHeads == null ? Encoder.create(spec.encoder(), layers, spec.seed()) : subHeads.encoder();
    optimiser = Optimiser.create(spec.optimiser(), encoder.parameters().columns());
    tower = tower(layers);
    temperature = LearnedTemperature.of(spec);
    optimisers =
        Stream.of(
                Optional.of(optimiser),
                Optional.ofNullable(tower).flatMap(CandidateTower::optimiser),
                temperature.map(LearnedTemperature::optimiser))
            .flatMap(Optional::stream)
            .toList();
    watched = new WatchedRow(shape.candidates());
    state = new LearnerState(encoder, optimiser, tower, subHeads, temperature);
    if (encoder instanceof LookupTableEncoder table) {
      table.initialise(start);
    }
    embeddings =
        new ItemEmbeddings(encoder, data.features(), data.size(), data.dimension(), spec.seed());
    representation =
        new Representation(this::spec, data, split, encoder, embeddings, tower, subHeads);
  }

  private @Nullable SubHeads subHeads(EncoderShape layers) {
    return spec.heads().several()
        ? new SubHeads(
            new HeadedEncoder(spec.encoder(), layers, spec.heads(), spec.seed()),
            spec,
            data,
            trainItems,
            batches.stepsPerEpoch())
        : null;
  }

  /** What the equation's candidates are; null where they are the anchors. */
  private @Nullable CandidateTower tower(EncoderShape layers) {
    if (spec.ema() > 0) {
      return new MomentumTower(encoder, layers, spec, shape.rows());
    }
    return switch (shape.support()) {
      case IN_BATCH, IN_BATCH_WITH_SELF -> null;
      case CROSS_MODAL ->
          new ModalityTower(
              data.relations().modality().orElseThrow(), spec, clusters, shape.rows());
      case PROTOTYPES ->
          new PrototypeTower(
              shape.candidates(),
              spec.dimension(),
              comparesDotProducts(spec.equation()),
              spec.optimiser(),
              spec.seed() + 3);
    };
  }

  private static boolean comparesDotProducts(Equation equation) {
    return equation.q() instanceof Gaussian gaussian
        && gaussian.similarity() == Gaussian.Similarity.DOT;
  }

  /**
   * Starts from the parameters of a model, before the first step.
   *
   * @param file of the model
   * @throws IOException in one sentence, where it cannot be read or has other layers
   */
  public void startFrom(Path file) throws IOException {
    try (ForeignNetwork model = ForeignNetwork.read(file, 0)) {
      model.startOf(encoder, file);
    }
    begin();
  }

  /** What this stage trains, with every change made on the way. */
  TrainingSpec spec() {
    return spec;
  }

  /** What the run trains, in all its stages, with every change made on the way. */
  TrainingSpec plan() {
    return plan;
  }

  /** Whether the next step belongs to another stage, and another learner. */
  boolean ends() {
    return plan.stage(steps) != stage;
  }

  /**
   * Whether the loss of the last step has its last scale, unless a person changes it: early
   * exaggeration was over, and no other stage follows.
   */
  boolean onLastScale() {
    return steps > exaggeratedSteps() && stage >= plan.stages().size() - 1;
  }

  /** Whether the last step was the last with early exaggeration. */
  boolean exaggerationEnds() {
    return steps > 0 && steps == exaggeratedSteps();
  }

  /** How many steps it lasts; 0 where there is none. */
  private int exaggeratedSteps() {
    return spec.optimiser() instanceof OptimiserSpec.MomentumWithGains momentum
            && momentum.exaggeration() != 1
        ? momentum.exaggeratedSteps()
        : 0;
  }

  /**
   * The learner of the next step's stage, with what this one learned: the layers before the last,
   * and the last one where it has as many outputs. This one is closed.
   */
  Learner next() {
    Learner next = new Learner(plan, steps, data, cache, Checkpoint.NONE);
    next.steps = steps;
    next.follow(encoder);
    close();
    return next;
  }

  /**
   * The learner that a saved run is put into.
   *
   * @param done updates done
   * @return this one, where it is of that stage; else a new one, while this one is closed
   */
  Learner at(int done) {
    if (plan.stage(done) == stage) {
      return this;
    }
    Learner other = new Learner(plan, done, data, cache, Checkpoint.NONE);
    close();
    return other;
  }

  private void follow(Encoder before) {
    float[] learned = before.parameters().toArray();
    float[] own = encoder.parameters().toArray();
    System.arraycopy(
        learned, 0, own, 0, own.length == learned.length ? own.length : encoder.trunk());
    encoder.parameters().copyFrom(own);
    begin();
  }

  /** From parameters that came from elsewhere. */
  private void begin() {
    if (tower != null) {
      tower.follow();
    }
    embeddings.outdate();
    state.remember();
  }

  /** Updates done. */
  public int steps() {
    return steps;
  }

  /** The data set it learns from. */
  public Dataset data() {
    return data;
  }

  /** Items that no step sees; empty for a lookup table, which has nothing to say about them. */
  public int[] heldOutItems() {
    return heldOutItems;
  }

  /** Items that train. */
  public int[] trainItems() {
    return trainItems;
  }

  public Encoder encoder() {
    return encoder;
  }

  Optimiser optimiser() {
    return optimiser;
  }

  /** What {@link #prepare} does, in words. */
  String preparation() {
    return spec.equation().p().comparesFeatures()
        ? "finding the neighbours of %,d items".formatted(trainItems.length)
        : "";
  }

  /**
   * Takes up p and objective, where they are not there.
   *
   * @param checkpoint hears how far the search for neighbours is, and ends it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void prepare(Checkpoint checkpoint) {
    if (workspace == null) {
      Workspace.Ground ground = new Workspace.Ground(data, points, trainItems, shape, cache);
      workspace = new Workspace(ground, current(), subHeads, checkpoint);
    }
  }

  /** This stage with τ as it is now, where it is learned. */
  private TrainingSpec current() {
    return spec.withEquation(spec.equation().withQ(learned()));
  }

  /** This stage's q, with τ as it is now where it is learned. */
  LearnedDistribution learned() {
    LearnedDistribution q = spec.equation().q();
    return temperature.map(learned -> learned.applied(q)).orElse(q);
  }

  /** τ as it is now, where it is learned; else NaN. */
  public double temperature() {
    return temperature.map(LearnedTemperature::value).orElse(Double.NaN);
  }

  /** Gives back what {@link #prepare} took. */
  void release() {
    if (workspace != null) {
      batches.rest();
      workspace.close();
      workspace = null;
      evaluated = false;
    }
  }

  private Workspace ready() {
    return Objects.requireNonNull(workspace, "prepare comes before a step");
  }

  /**
   * One update.
   *
   * @param values whether {@link #loss} and {@link #kl} are wanted
   * @param worst the largest loss whose parameters are worth keeping
   * @return what else is reported after this step, for a mark on the curve
   */
  Optional<String> step(boolean values, double worst) {
    Workspace now = ready();
    exaggerate(now.objective());
    if (subHeads != null) {
      subHeads.schedule(now.objective(), steps);
    }
    evaluate(now, values);
    if (values && loss() <= worst && measurable()) {
      state.remember();
    }
    Matrix gradient = now.objective().anchorGradient();
    propagate(tower == null ? gradient : tower.embeddingGradient(gradient));
    schedule();
    steps++;
    int updates = steps - plan.firstStep(stage);
    encoder.steer();
    optimiser.update(encoder.parameters(), encoder.gradients(), updates);
    encoder.constrain();
    if (tower != null) {
      tower.update(now.objective().candidateGradient(), updates);
    }
    if (temperature.isPresent()) {
      temperature.get().update(now.objective().logScaleGradient(), updates);
      now.objective().learn(learned());
    }
    embeddings.outdate();
    if (subHeads != null && subHeads.choosesAfter(steps)) {
      batches.rest();
      return subHeads.choose(now.objective(), now.supervision());
    }
    return Optional.empty();
  }

  /** Tells all that update what the schedule has come to. */
  private void schedule() {
    double rate = spec.optimiser().learningRate() * plan.rateFactor(steps);
    for (int i = 0; i < optimisers.size(); i++) {
      optimisers.get(i).learningRate(rate);
    }
  }

  /** What stands still has no gradient, and an optimiser leaves it where it is. */
  private void propagate(Matrix gradient) {
    if (!plan.stages().isEmpty() && plan.stages().get(stage).headOnly()) {
      encoder.backwardHead(gradient);
    } else {
      encoder.backward(gradient);
    }
  }

  /**
   * A step without its update: for looking at p and q of the watched item in a run that stands
   * still. Where the batch does not have the item, it takes the place of the batch's first.
   */
  void observe() {
    boolean current = workspace != null && evaluated && spec.batchItems() == 0;
    if (current || watched.seen() || !trains(watched.item())) {
      return;
    }
    prepare(Checkpoint.NONE);
    batches.draw(steps, ready().supervision());
    if (batches.rowOf(watched.item()) < 0) {
      batches.bring(watched.item());
    }
    evaluateBatch(ready(), false);
  }

  /** The last step's batch again without an update, for {@link #loss} and {@link #kl}. */
  void reevaluate() {
    prepare(Checkpoint.NONE);
    batches.draw(steps - 1, ready().supervision());
    evaluateBatch(ready(), true);
  }

  private boolean trains(int item) {
    return Arrays.binarySearch(trainItems, item) >= 0;
  }

  private void evaluate(Workspace now, boolean values) {
    batches.draw(steps, now.supervision());
    evaluateBatch(now, values);
  }

  private void evaluateBatch(Workspace now, boolean values) {
    if (now.supervision().refresh(batches.trainRows())) {
      now.supervision().teach(now.objective());
    }
    Matrix z = encoder.forward(batches.batch());
    embedded = z;
    now.objective().draw(Triplets.draw(spec.seed(), steps));
    if (tower == null) {
      now.objective().evaluate(z, z, values);
    } else {
      now.objective().evaluate(tower.anchors(z), tower.candidates(batches.batch()), values);
    }
    evaluated = true;
    if (spec.batchItems() > 0) {
      lookAtWatched();
    }
  }

  private void lookAtWatched() {
    int row = batches.rowOf(watched.item());
    if (row >= 0) {
      watched.take((ids, p, q) -> copyRow(row, ids, p, q));
    }
  }

  private void copyRow(int row, int[] ids, float[] p, float[] q) {
    ready().supervision().copyRowTo(row, p);
    ready().objective().copyLearnedRow(row, q);
    if (shape.support() == Support.PROTOTYPES) {
      Arrays.setAll(ids, c -> c);
    } else {
      System.arraycopy(batches.batch().items(), 0, ids, 0, ids.length);
    }
  }

  private void exaggerate(Objective objective) {
    if (spec.optimiser() instanceof OptimiserSpec.MomentumWithGains momentum
        && momentum.exaggeration() != 1) {
      boolean early = steps < exaggeratedSteps();
      objective.exaggerate(
          early ? momentum.exaggeration() : 1, spec.equation().modifiers().alpha());
    }
  }

  /** D, of the last step with values. */
  double loss() {
    return ready().objective().loss();
  }

  /** KL in nats, of the last step with values. */
  double kl() {
    return ready().objective().kl();
  }

  /** Of the last step with values. */
  Optional<ClusterInformation> information() {
    return ready().objective().information();
  }

  int anchorsWithoutPositives() {
    return workspace == null ? 0 : shape.rows() - workspace.objective().anchorsWithPositives();
  }

  /** Whether loss and KL of the last step with values are numbers, and mean something. */
  boolean measurable() {
    return Double.isFinite(loss())
        && Double.isFinite(kl())
        && (embedded == null || within(embedded, LARGEST_COORDINATE));
  }

  private static boolean within(Matrix z, float bound) {
    boolean all = true;
    for (int i = 0; i < z.rows(); i++) {
      for (int k = 0; k < z.columns(); k++) {
        all &= Math.abs(z.get(i, k)) <= bound;
      }
    }
    return all;
  }

  /** How the embeddings of the last step are all alike, if they are. */
  Optional<Collapse> collapse() {
    Matrix seen =
        subHeads == null || workspace == null
            ? embedded
            : SubHeads.reportedLogits(workspace.objective());
    return Optional.ofNullable(seen).flatMap(z -> Collapse.of(spec.equation().q(), z));
  }

  /** Back to the last parameters whose loss was good. */
  void restoreGoodState() {
    embeddings.outdate();
    state.back();
  }

  /**
   * Applies at the next step.
   *
   * @return what changed, for a mark on the curve
   */
  String change(Change change) {
    return switch (change) {
      case Change.Alpha(double alpha, boolean settled) -> {
        plan(
            plan.withEquation(
                plan.equation().withModifiers(plan.equation().modifiers().withAlpha(alpha))));
        if (workspace != null) {
          workspace.supervision().alpha(alpha);
        }
        yield String.format(Locale.ROOT, "α → %.2f", alpha);
      }
      case Change.LearningRate(double rate) -> {
        plan(plan.withOptimiser(plan.optimiser().withLearningRate(rate)));
        yield String.format(Locale.ROOT, "rate → %.3g", rate);
      }
      case Change.Learned(var q) -> {
        if (q.getClass() != plan.equation().q().getClass()) {
          throw new IllegalArgumentException("another column needs a new run");
        }
        plan(plan.withEquation(plan.equation().withQ(q)));
        if (spec.equation().q().equals(q)) {
          temperature.ifPresent(learned -> learned.start(q));
          learn(q);
        }
        yield "q changed";
      }
    };
  }

  private void plan(TrainingSpec changed) {
    plan = changed;
    spec = plan.during(stage);
  }

  private void learn(LearnedDistribution q) {
    Workspace now = workspace;
    if (now != null && now.learn(q, current()) && evaluated) {
      now.supervision().teach(now.objective());
      evaluated = false;
    }
  }

  /** What it has learned, as of now. */
  public Representation representation() {
    return representation;
  }

  /** The embeddings as the picture sees them. */
  ItemEmbeddings embeddings() {
    return embeddings;
  }

  /** The item whose p̃ and q are asked for from now on; −1 for none. */
  void watch(int item) {
    watched.watch(item);
  }

  /**
   * p̃ and q of the watched item in the last batch that had it; empty where none had it since it is
   * watched, and for a held-out item, which no batch has.
   */
  Optional<Frame.Neighbourhood> neighbourhood() {
    if (workspace != null && evaluated && spec.batchItems() == 0) {
      lookAtWatched();
    }
    return watched.neighbourhood();
  }

  /**
   * What is saved of this run.
   *
   * @param manifest from which the run can be built again, as JSON
   */
  public Model model(String manifest) {
    return state.model(manifest);
  }

  /**
   * The same as values that nobody changes, copied.
   *
   * @param manifest from which the run can be built again, as JSON
   */
  public SavedModel copy(String manifest) {
    return state.copy(manifest);
  }

  /**
   * Goes on where a saved run stopped.
   *
   * @param steps updates done, in this stage
   * @throws IllegalArgumentException when numbers of parameters differ
   */
  void restore(SavedModel saved, int steps) {
    state.restore(saved);
    this.steps = steps;
    embeddings.outdate();
    state.remember();
  }

  @Override
  public void close() {
    release();
    batches.close();
    encoder.close();
    optimiser.close();
    temperature.ifPresent(LearnedTemperature::close);
    if (tower != null) {
      tower.close();
    }
  }
}

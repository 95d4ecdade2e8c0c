package iconexplorer.training;

import iconexplorer.data.Views;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.Clusters;
import iconexplorer.method.TrainingStage;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Space;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that decides a run: the same spec gives the same curve.
 *
 * @param method id of the named method this started from
 * @param equation p, q and D
 * @param space whose features p compares, where it compares any
 * @param dataset id of the data set, or a file's path
 * @param encoder what maps items to embeddings
 * @param dimension d of the embedding, or the number of clusters
 * @param batchItems items per step, 0 for all of them
 * @param steps updates in a whole run, at least 1
 * @param plateau when it is finished earlier
 * @param optimiser how a gradient becomes an update
 * @param schedule how its learning rate goes on, in each stage from the beginning
 * @param ema share of its old weights that a slowly moving copy of the encoder keeps at each step;
 *     0 where candidates come from the encoder itself
 * @param heads sub-heads on the encoder's trunk
 * @param stages that the run goes through one after another, the last with the run's own q and
 *     dimension; none where it has one only
 * @param augment whether items of a batch are augmented (always, for positive pairs)
 * @param views how the views of an item differ, where it is augmented
 * @param seed of initialisation, split, batches and augmentation
 * @param backend what compares p with q
 * @param start file of a model whose parameters the encoder starts from; empty for random ones
 */
public record TrainingSpec(
    String method,
    Equation equation,
    Space space,
    String dataset,
    EncoderSpec encoder,
    int dimension,
    int batchItems,
    int steps,
    Plateau plateau,
    OptimiserSpec optimiser,
    RateSchedule schedule,
    double ema,
    Heads heads,
    List<TrainingStage> stages,
    boolean augment,
    Views views,
    long seed,
    Backend backend,
    String start) {

  public TrainingSpec {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (equation.q() instanceof Clusters && dimension < 2) {
      throw new IllegalArgumentException("there must be at least 2 clusters, got " + dimension);
    }
    if (batchItems < 0) {
      throw new IllegalArgumentException("batch items must be at least 0, got " + batchItems);
    }
    if (!(ema >= 0 && ema < 1)) {
      throw new IllegalArgumentException("ema must be in [0, 1), got " + ema);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps);
    }
    stages = List.copyOf(stages);
    if (!stages.isEmpty() && !stages.getLast().isOwn()) {
      throw new IllegalArgumentException(
          "the last stage must have the run's own q and dimension: leave out its q and dimension");
    }
  }

  public TrainingSpec withEquation(Equation equation) {
    return changed(draft -> draft.equation = equation);
  }

  public TrainingSpec withSpace(Space space) {
    return changed(draft -> draft.space = space);
  }

  public TrainingSpec withDataset(String dataset) {
    return changed(draft -> draft.dataset = dataset);
  }

  public TrainingSpec withEncoder(EncoderSpec encoder) {
    return changed(draft -> draft.encoder = encoder);
  }

  public TrainingSpec withDimension(int dimension) {
    return changed(draft -> draft.dimension = dimension);
  }

  public TrainingSpec withBatchItems(int batchItems) {
    return changed(draft -> draft.batchItems = batchItems);
  }

  public TrainingSpec withSteps(int steps) {
    return changed(draft -> draft.steps = steps);
  }

  public TrainingSpec withPlateau(Plateau plateau) {
    return changed(draft -> draft.plateau = plateau);
  }

  public TrainingSpec withOptimiser(OptimiserSpec optimiser) {
    return changed(draft -> draft.optimiser = optimiser);
  }

  public TrainingSpec withSchedule(RateSchedule schedule) {
    return changed(draft -> draft.schedule = schedule);
  }

  public TrainingSpec withEma(double ema) {
    return changed(draft -> draft.ema = ema);
  }

  public TrainingSpec withHeads(Heads heads) {
    return changed(draft -> draft.heads = heads);
  }

  public TrainingSpec withStages(List<TrainingStage> stages) {
    return changed(draft -> draft.stages = stages);
  }

  public TrainingSpec withViews(Views views) {
    return changed(draft -> draft.views = views);
  }

  public TrainingSpec withAugment(boolean augment) {
    return changed(draft -> draft.augment = augment);
  }

  public TrainingSpec withSeed(long seed) {
    return changed(draft -> draft.seed = seed);
  }

  public TrainingSpec withBackend(Backend backend) {
    return changed(draft -> draft.backend = backend);
  }

  public TrainingSpec withStart(String start) {
    return changed(draft -> draft.start = start);
  }

  /**
   * The stage of the step that follows.
   *
   * @param done updates done
   * @return its place among {@link #stages}; 0 where there are none
   */
  public int stage(int done) {
    int last = Math.max(0, stages.size() - 1);
    int stage = 0;
    while (stage < last && firstStep(stage + 1) <= done) {
      stage++;
    }
    return stage;
  }

  /** Updates done before a stage begins; the last one has a step at least. */
  int firstStep(int stage) {
    double before = 0;
    double all = 0;
    for (int i = 0; i < stages.size(); i++) {
      before += i < stage ? stages.get(i).share() : 0;
      all += stages.get(i).share();
    }
    return stage == 0 ? 0 : (int) Math.min(steps - 1, steps * before / all);
  }

  /**
   * What the schedule makes of the stage's learning rate at the update that follows; each stage
   * goes through it from its beginning.
   *
   * @param done updates done
   * @return in (0, 1]
   */
  double rateFactor(int done) {
    int stage = stage(done);
    int first = firstStep(stage);
    int end = stage + 1 < stages.size() ? firstStep(stage + 1) : steps;
    return schedule.factor(done - first, end - first);
  }

  /** The same run as one of its stages has it: with q, dimension and learning rate of that one. */
  public TrainingSpec during(int stage) {
    if (stages.isEmpty()) {
      return this;
    }
    TrainingStage own = stages.get(stage);
    return changed(draft -> {
      draft.stages = List.of();
      draft.equation = own.q().map(equation::withQ).orElse(equation);
      draft.dimension = own.dimension() > 0 ? own.dimension() : dimension;
      draft.optimiser = optimiser.withLearningRate(optimiser.learningRate() * own.rate());
    });
  }

  private TrainingSpec changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.spec();
  }

  /** A spec on its way to another. */
  private static final class Draft {
    private final String method;
    private Equation equation;
    private Space space;
    private String dataset;
    private EncoderSpec encoder;
    private int dimension;
    private int batchItems;
    private int steps;
    private Plateau plateau;
    private OptimiserSpec optimiser;
    private RateSchedule schedule;
    private double ema;
    private Heads heads;
    private List<TrainingStage> stages;
    private boolean augment;
    private Views views;
    private long seed;
    private Backend backend;
    private String start;

    Draft(TrainingSpec spec) {
      method = spec.method;
      equation = spec.equation;
      space = spec.space;
      dataset = spec.dataset;
      encoder = spec.encoder;
      dimension = spec.dimension;
      batchItems = spec.batchItems;
      steps = spec.steps;
      plateau = spec.plateau;
      optimiser = spec.optimiser;
      schedule = spec.schedule;
      ema = spec.ema;
      heads = spec.heads;
      stages = spec.stages;
      augment = spec.augment;
      views = spec.views;
      seed = spec.seed;
      backend = spec.backend;
      start = spec.start;
    }

    TrainingSpec spec() {
      return new TrainingSpec(
          method,
          equation,
          space,
          dataset,
          encoder,
          dimension,
          batchItems,
          steps,
          plateau,
          optimiser,
          schedule,
          ema,
          heads,
          stages,
          augment,
          views,
          seed,
          backend,
          start);
    }
  }
}

package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.eager.EagerObjective;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Hardware;
import iconexplorer.objective.CrossViewObjective;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.Support;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** p̃ and the objective of a stage: what a parked run gives back, and finds again. */
final class Workspace implements AutoCloseable {
  private final BatchShape shape;
  private final @Nullable SubHeads subHeads;
  private final float[] degrees;
  private final Supervision supervision;
  private Objective objective;

  /**
   * What it is found from.
   *
   * @param points of all items, which p compares
   * @param trainItems ids of the items that train
   */
  record Ground(
      Dataset data,
      SupervisoryPoints points,
      int[] trainItems,
      BatchShape shape,
      SupervisionCache cache) {

    private Supervision.Source source(TrainingSpec spec) {
      Equation equation = spec.equation();
      return new Supervision.Source(
          shape.crossesViews() ? new CrossModalPairs() : equation.p(),
          equation.modifiers(),
          shape.crossesViews() ? Support.CROSS_MODAL : shape.support(),
          points.subset(trainItems).features(),
          trainItems.length,
          data.relations().subset(trainItems),
          trainLabels(),
          data.classes(),
          shape.anchors(),
          shape.candidates(),
          spec.batchItems() == 0,
          spec.seed());
    }

    private int[] trainLabels() {
      return data.labelled()
          ? Arrays.stream(trainItems).map(item -> data.labels()[item]).toArray()
          : new int[0];
    }

    private SupervisionCache.Key key(TrainingSpec spec) {
      return new SupervisionCache.Key(
          data.id(),
          spec.seed(),
          trainItems.length,
          spec.space(),
          points.dimension(),
          spec.equation().p(),
          spec.equation().modifiers().withAlpha(0),
          !shape.support().excludesSelf());
    }
  }

  /**
   * Finds both.
   *
   * @param spec of the stage, with q as it is now
   * @param checkpoint hears how far the search for neighbours is, and ends it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Workspace(Ground ground, TrainingSpec spec, @Nullable SubHeads subHeads, Checkpoint checkpoint) {
    this.shape = ground.shape();
    this.subHeads = subHeads;
    Supervision.Source source = ground.source(spec);
    degrees =
        Supervision.degrees(source, spec.equation().q(), ground.cache(), checkpoint.part(0, 0.5));
    supervision =
        Supervision.of(
            source,
            ground.cache(),
            ground.key(spec),
            degrees.length > 0 ? checkpoint.part(0.5, 1) : checkpoint);
    objective = make(spec);
  }

  Supervision supervision() {
    return supervision;
  }

  Objective objective() {
    return objective;
  }

  /**
   * Tells the objective another q, or replaces it by one that covers its width.
   *
   * @param spec of the stage, with that q
   * @return whether it was replaced: the new one was told no p̃
   */
  boolean learn(LearnedDistribution q, TrainingSpec spec) {
    if (objective.covers(q)) {
      objective.learn(q);
      return false;
    }
    objective.close();
    objective = make(spec);
    return true;
  }

  private Objective make(TrainingSpec spec) {
    int d = spec.dimension();
    if (subHeads != null) {
      return subHeads.objective(shape.rows(), clusters -> make(spec, shape.support(), clusters));
    }
    if (shape.crossesViews()) {
      return new CrossViewObjective(
          make(spec, Support.PROTOTYPES, d), make(spec, Support.PROTOTYPES, d), shape.anchors(), d);
    }
    return make(spec, spec.ema() > 0 ? Support.PROTOTYPES : shape.support(), d);
  }

  /** The fused kernels work in the processor's memory: a GPU gets plain operations. */
  private Objective make(TrainingSpec spec, Support support, int d) {
    Equation equation = spec.equation();
    int anchors = shape.anchors();
    int candidates = shape.candidates();
    return spec.backend() == Backend.ND4J || !Hardware.isProcessor()
        ? new EagerObjective(equation, support, anchors, candidates, d, degrees)
        : Objective.of(equation, support, anchors, candidates, d, degrees);
  }

  @Override
  public void close() {
    supervision.close();
    objective.close();
  }
}

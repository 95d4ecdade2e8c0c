package iconexplorer.training;

import iconexplorer.evaluation.LabelBudget;
import iconexplorer.objective.ClusterInformation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run tells: lossless and in order, unlike frames. */
public sealed interface TrainingEvent {

  /** Which run; ids are unique within a program and grow. */
  long run();

  /**
   * @param message one sentence: what is being prepared, why it failed; empty where the state says
   *     it all
   */
  record StateChanged(long run, RunState state, String message) implements TrainingEvent {}

  /**
   * How far the preparation is, while the state is preparing.
   *
   * @param share in [0, 1]
   */
  record Prepared(long run, double share) implements TrainingEvent {}

  /**
   * One point of the curve.
   *
   * @param step updates done
   * @param kl mean over the anchors of this step of KL(p̃ ‖ q) in nats, whatever D is minimised
   * @param loss the minimised value, D or its limit
   * @param stepsPerSecond smoothed
   */
  record KlMeasured(long run, int step, double kl, double loss, double stepsPerSecond)
      implements TrainingEvent {}

  /**
   * What the clusters of neighbours tell about each other, beside a point of the curve; only where
   * mutual information is maximised.
   */
  record InformationMeasured(long run, int step, ClusterInformation information)
      implements TrainingEvent {}

  /**
   * A mark on the curve: what changed after this step.
   *
   * @param label short, such as "α → 0.20" or "exaggeration off"
   * @param turn how the loss goes on from there
   */
  record Marked(long run, int step, String label, Turn turn) implements TrainingEvent {}

  /** Values of an embedding, computed beside the training. */
  record MetricsMeasured(long run, int step, Metrics metrics) implements TrainingEvent {}

  /** What well-known clusterings come to, found where a run stands still. */
  record BaselinesMeasured(long run, int step, List<Baseline> baselines) implements TrainingEvent {
    public BaselinesMeasured {
      baselines = List.copyOf(baselines);
    }
  }

  /**
   * What clusters are worth where some labels are known, found where a run stands still.
   *
   * @param budgets at least one, by what the clusters are called
   */
  record LabelBudgetsMeasured(long run, int step, Map<String, LabelBudget> budgets)
      implements TrainingEvent {
    public LabelBudgetsMeasured {
      budgets = Collections.unmodifiableMap(new LinkedHashMap<>(budgets));
    }
  }

  /** A remark that changes nothing: anchors without a positive, a scaled batch. */
  record Noted(long run, String message) implements TrainingEvent {}
}

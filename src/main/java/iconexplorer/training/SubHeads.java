package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.HeadedEncoder;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.ModelPart;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Objective;
import iconexplorer.objective.SubHeadsObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which head of a run trains and which sub-head is reported. Heads alternate by whole epochs, the
 * main head for two and the auxiliary one for one. After these three, and at the end, the sub-head
 * with the lowest loss over a pass through the items is chosen, with the encoder as it is
 * evaluated: no label is asked.
 *
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, §4.1</a>
 */
final class SubHeads {

  private static final int MAIN_EPOCHS = 2;
  private static final int CYCLE = MAIN_EPOCHS + 1;

  /** Items that are enough to tell sub-heads apart. */
  private static final int ITEMS = 5_000;

  /** Draws that no step of a run makes. */
  private static final long OTHER_SEED = 7;

  private final HeadedEncoder encoder;
  private final TrainingSpec spec;
  private final Dataset data;
  private final int[] trainItems;
  private final int stepsPerEpoch;
  private int reportedOver;

  /**
   * @param trainItems ids of the items that train
   * @param stepsPerEpoch steps in one pass over them
   */
  SubHeads(
      HeadedEncoder encoder, TrainingSpec spec, Dataset data, int[] trainItems, int stepsPerEpoch) {
    this.encoder = encoder;
    this.spec = spec;
    this.data = data;
    this.trainItems = trainItems;
    this.stepsPerEpoch = stepsPerEpoch;
  }

  HeadedEncoder encoder() {
    return encoder;
  }

  /**
   * The mean of one objective over the sub-heads.
   *
   * @param rows N
   * @param kinds makes the objective of a sub-head with so many clusters
   */
  SubHeadsObjective objective(int rows, IntFunction<Objective> kinds) {
    Heads heads = encoder.heads();
    SubHeadsObjective objective =
        new SubHeadsObjective(
            rows, heads.subHeads(), spec.dimension(), heads.overClusters(), kinds);
    objective.report(encoder.reported());
    return objective;
  }

  private static SubHeadsObjective several(Objective objective) {
    if (objective instanceof SubHeadsObjective several) {
      return several;
    }
    throw new IllegalArgumentException("the objective has no sub-heads");
  }

  /** [N, k], the logits of the reported sub-head in the last evaluation. */
  static Matrix reportedLogits(Objective objective) {
    return several(objective).reportedLogits();
  }

  /** What is saved beside the model. */
  CandidateTower.Part part() {
    return new CandidateTower.Part(ModelPart.HEADS, encoder.wholeNetwork(), encoder.parameters());
  }

  /** The reported sub-heads of both heads, for {@link #restore}. */
  float[] state() {
    return new float[] {encoder.reported(), reportedOver};
  }

  /**
   * @throws IllegalArgumentException where there are no such sub-heads
   */
  void restore(float[] state) {
    if (state.length != 2) {
      throw new IllegalArgumentException("the reported sub-heads must be 2 numbers");
    }
    encoder.report((int) state[0]);
    reportedOver = Math.clamp((int) state[1], 0, encoder.heads().subHeads() - 1);
  }

  /** Which head the step after so many updates trains. */
  void schedule(Objective objective, int steps) {
    several(objective).train(steps / stepsPerEpoch % CYCLE >= MAIN_EPOCHS);
  }

  /** Whether sub-heads are to be chosen after so many updates. */
  boolean choosesAfter(int steps) {
    return steps % (CYCLE * stepsPerEpoch) == 0 || steps == spec.steps();
  }

  /**
   * Chooses the sub-heads to report.
   *
   * @param companions of a batch
   * @return what changed, for a mark on the curve
   */
  Optional<String> choose(Objective objective, Companions companions) {
    Heads heads = encoder.heads();
    double[] main = new double[heads.subHeads()];
    double[] over = new double[heads.subHeads()];
    int rows = Batches.rows(spec, trainItems.length);
    TrainingSpec pass = spec.withSeed(spec.seed() + OTHER_SEED);
    try (Batches batches = new Batches(pass, data, trainItems, false);
        Matrix logits = Matrix.zeros(rows, heads.width(spec.dimension()))) {
      int items = rows / Batches.views(spec);
      for (int draw = 0; draw < Math.min(stepsPerEpoch, Math.ceilDiv(ITEMS, items)); draw++) {
        batches.draw(draw, companions);
        encoder.evaluateAll(batches.batch(), logits);
        add(several(objective).losses(logits, false), main);
        if (heads.overClustering()) {
          add(several(objective).losses(logits, true), over);
        }
      }
    }
    reportedOver = lowest(over);
    return report(objective, lowest(main));
  }

  private Optional<String> report(Objective objective, int subHead) {
    boolean same = encoder.reported() == subHead;
    encoder.report(subHead);
    several(objective).report(subHead);
    return same ? Optional.empty() : Optional.of("sub-head " + (subHead + 1));
  }

  private static void add(double[] values, double[] sums) {
    for (int s = 0; s < values.length; s++) {
      sums[s] += values[s];
    }
  }

  private static int lowest(double[] losses) {
    int best = 0;
    for (int s = 1; s < losses.length; s++) {
      best = losses[s] < losses[best] ? s : best;
    }
    return best;
  }

  /** The clusters of every item by every sub-head of the main head, then by the chosen over one. */
  List<Laboratory.SubClusters> assignments() {
    Heads heads = encoder.heads();
    int k = spec.dimension();
    List<Laboratory.SubClusters> found = new ArrayList<>();
    for (int s = 0; s < heads.subHeads(); s++) {
      found.add(new Laboratory.SubClusters(false, k, new int[data.size()]));
    }
    if (heads.overClustering()) {
      found.add(new Laboratory.SubClusters(true, heads.overClusters(), new int[data.size()]));
    }
    for (int from = 0; from < data.size(); from += Encoder.EVALUATION_ROWS) {
      assign(from, Math.min(from + Encoder.EVALUATION_ROWS, data.size()), found);
    }
    return found;
  }

  private void assign(int from, int to, List<Laboratory.SubClusters> found) {
    int d = data.dimension();
    int k = spec.dimension();
    try (Matrix inputs = Matrix.zeros(to - from, d);
        Matrix logits = Matrix.zeros(to - from, encoder.heads().width(k))) {
      for (int i = from; i < to; i++) {
        inputs.copyRowFrom(data.features(), i * d, i - from);
      }
      encoder.evaluateAll(Batch.ofInputs(inputs), logits);
      for (int s = 0; s < found.size(); s++) {
        Laboratory.SubClusters head = found.get(s);
        int start = head.over() ? encoder.heads().overStart(k, reportedOver) : s * k;
        for (int i = from; i < to; i++) {
          head.clusters()[i] = largest(logits, i - from, start, head.number());
        }
      }
    }
  }

  private static int largest(Matrix logits, int row, int start, int count) {
    int best = 0;
    for (int c = 1; c < count; c++) {
      best = logits.get(row, start + c) > logits.get(row, start + best) ? c : best;
    }
    return best;
  }
}

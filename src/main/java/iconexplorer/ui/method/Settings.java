package iconexplorer.ui.method;

import static iconexplorer.export.Setting.BATCH;
import static iconexplorer.export.Setting.BATCH_NORM;
import static iconexplorer.export.Setting.DIMENSION;
import static iconexplorer.export.Setting.OVER_CLUSTERS;
import static iconexplorer.export.Setting.PATIENCE;
import static iconexplorer.export.Setting.PROJECTION;
import static iconexplorer.export.Setting.SCHEDULE;
import static iconexplorer.export.Setting.SEED;
import static iconexplorer.export.Setting.STAGED;
import static iconexplorer.export.Setting.STEPS;
import static iconexplorer.export.Setting.SUB_HEADS;

import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.Clusters;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Support;
import iconexplorer.training.Change;
import iconexplorer.training.TrainingSpec;
import java.util.List;
import java.util.stream.Stream;

/** What may be set on a run, with the ranges its data allow. */
final class Settings {

  /** Settings that the card has room for; the rate gives way. */
  private static final int ROOM = 3;

  private final TrainingSpec spec;
  private final Edits edits;
  private final SupervisorySettings supervisory;
  private final LearnedSettings learned;

  Settings(TrainingSpec spec, DatasetInfo data) {
    this.spec = spec;
    edits = new Edits(spec, data);
    supervisory = new SupervisorySettings(edits);
    learned = new LearnedSettings(edits);
  }

  /** The few that stand in the card itself: of p, of q, the rate. */
  List<Setting> main() {
    return Stream.of(supervisory.main(), learned.main(), List.of(learningRate()))
        .flatMap(List::stream)
        .limit(ROOM)
        .toList();
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
            group("p", supervisory.main(), supervisory.more()),
            group("q", learned.main(), learned.more()),
            group("encoder", List.of(encoder()), projection(), convolutions(), heads()),
            group(
                "run",
                List.of(learningRate(), schedule(), batch(), steps()),
                stages(),
                List.of(patience(), leastImprovement(), seed())))
        .filter(group -> !group.settings().isEmpty())
        .toList();
  }

  @SafeVarargs
  private static Group group(String title, List<Setting>... settings) {
    return new Group(title, Stream.of(settings).flatMap(List::stream).toList());
  }

  // --- the encoder ---

  private Setting encoder() {
    List<String> choices = encoders().map(EncoderSpec::title).toList();
    return new Setting(
        "encoder",
        "encoder",
        spec.encoder().title(),
        "What maps an item to its embedding.",
        true,
        choices,
        title -> edits.restart(spec.withEncoder(encoderByTitle(title))));
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

  /** A head that is thrown away needs hidden layers before it and nothing that it holds. */
  private List<Setting> projection() {
    boolean hidden =
        spec.encoder() instanceof EncoderSpec.Mlp || spec.encoder() instanceof EncoderSpec.Cnn;
    boolean held =
        spec.equation().q() instanceof Clusters
            || Support.of(spec.equation().p(), false) == Support.PROTOTYPES;
    return hidden && !held
        ? List.of(
            edits.named(
                PROJECTION,
                "projection head",
                "Width of a projection head's hidden layer; the head is thrown away after training."
                    + " 0 for none."))
        : List.of();
  }

  private List<Setting> convolutions() {
    return spec.encoder() instanceof EncoderSpec.Cnn
        ? List.of(
            edits.named(
                BATCH_NORM,
                "batch norm",
                "Whether each convolution is followed by batch normalisation.",
                Edits.FLAGS.stream()))
        : List.of();
  }

  /** What the encoder ends in: a number of clusters is q's. */
  private List<Setting> heads() {
    boolean clusters = spec.equation().q() instanceof Clusters;
    boolean pairs = spec.equation().p() instanceof PositivePairs;
    if (clusters) {
      return pairs ? subHeads() : List.of();
    }
    return pairs ? List.of(dimension(), slowCopy()) : List.of(dimension());
  }

  private Setting dimension() {
    return edits.named(DIMENSION, "dimensions", "Dimensions of the embedding, at least 1.");
  }

  private List<Setting> subHeads() {
    return List.of(
        edits.named(
            SUB_HEADS,
            "sub-heads",
            "Sub-heads on one trunk, at least 1; the one with the lowest loss is shown."),
        edits.named(
            OVER_CLUSTERS,
            "over-clusters",
            "Clusters of an auxiliary head that trains every third epoch; 0 for none."));
  }

  private Setting slowCopy() {
    return edits.restart(
        "ema",
        "slow copy",
        spec.ema(),
        "What a slowly moving copy of the encoder keeps of itself at each step, in [0, 1); the copy"
            + " then gives the candidates. 0 for no copy.",
        spec::withEma);
  }

  // --- the run ---

  private Setting learningRate() {
    return edits.live(
        "learning-rate",
        "rate",
        spec.optimiser().learningRate(),
        "Step size of " + optimiserTitle() + ", above 0.",
        value -> new Edit.Live(new Change.LearningRate(value)));
  }

  private String optimiserTitle() {
    return switch (spec.optimiser()) {
      case OptimiserSpec.Adam adam -> "Adam";
      case OptimiserSpec.MomentumWithGains momentum -> "momentum with gains";
    };
  }

  private Setting schedule() {
    return edits.named(
        SCHEDULE,
        "schedule",
        "How the rate goes on: as it is, or along half a cosine to 0 at the last step of the run,"
            + " or of each stage.",
        Stream.of(RateSchedule.values()).map(RateSchedule::id));
  }

  private Setting batch() {
    return edits.named(BATCH, "batch", "Items in a step; 0 takes all of them.");
  }

  private Setting steps() {
    return edits.named(STEPS, "steps", "Updates in a whole run, at least 1.");
  }

  private List<Setting> stages() {
    return spec.stages().isEmpty()
        ? List.of()
        : List.of(
            edits.named(
                STAGED,
                "stages",
                "Whether the method's %d stages are gone through one after another, or the last one"
                        .formatted(spec.stages().size())
                    + " alone.",
                Edits.FLAGS.stream()));
  }

  private Setting patience() {
    return edits.named(
        PATIENCE,
        "patience",
        "Steps without improvement after which the run is finished; 0 for never.");
  }

  private Setting leastImprovement() {
    return edits.restart(
        "least-improvement",
        "least improvement",
        spec.plateau().leastImprovement(),
        "By how much the minimised value must fall to count as improvement, at least 0.",
        value -> spec.withPlateau(spec.plateau().withLeastImprovement(value)));
  }

  private Setting seed() {
    return edits.named(
        SEED,
        "seed",
        "Decides start, batches and augmentation; the same seed gives the same curve.");
  }
}

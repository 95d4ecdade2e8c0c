package iconexplorer.method;

import iconexplorer.data.ImageShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.supervisory.Space;
import java.util.List;
import java.util.Optional;

/**
 * Settings a method starts from; what depends on the data (perplexity below n, number of clusters)
 * is fitted to it when a run is planned.
 *
 * @param encoder what maps items to embeddings
 * @param dimension d of the embedding; for cluster columns the number of clusters, 0 for the number
 *     of classes of the data
 * @param batchItems items per step, 0 for all of them
 * @param steps updates in a whole run
 * @param optimiser how a gradient becomes an update; a rate of {@link #AUTOMATIC_RATE} is fitted to
 *     n
 * @param schedule how its learning rate goes on, in each stage from the beginning
 * @param space whose features p compares
 * @param heads sub-heads on the encoder's trunk
 * @param ema what a slowly moving copy of the encoder keeps of itself at each step, 0 for no copy
 * @param stages that a run goes through one after another; none where it has one only
 * @param onImages what suits images better that are large enough for convolutions, where something
 *     does
 */
public record Recipe(
    EncoderSpec encoder,
    int dimension,
    int batchItems,
    int steps,
    OptimiserSpec optimiser,
    RateSchedule schedule,
    Space space,
    Heads heads,
    double ema,
    List<TrainingStage> stages,
    Optional<Recipe> onImages) {

  /** Pixels that an image needs in both directions for convolutions to be worth their time. */
  private static final int LEAST_SIDE = 16;

  /** One whose p compares what the encoder sees. */
  public Recipe(
      EncoderSpec encoder, int dimension, int batchItems, int steps, OptimiserSpec optimiser) {
    this(
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        RateSchedule.CONSTANT,
        Space.INPUT,
        Heads.ONE,
        0,
        List.of(),
        Optional.empty());
  }

  /** What suits such items: for images of at least 16×16 pixels there may be another recipe. */
  public Recipe suiting(Optional<ImageShape> shape) {
    boolean large =
        shape.filter(image -> Math.min(image.height(), image.width()) >= LEAST_SIDE).isPresent();
    return large ? onImages.orElse(this) : this;
  }

  Recipe onImages(Recipe other) {
    return with(dimension, schedule, space, heads, ema, stages, Optional.of(other));
  }

  Recipe withDimension(int dimension) {
    Optional<Recipe> images = onImages.map(other -> other.withDimension(dimension));
    return with(dimension, schedule, space, heads, ema, stages, images);
  }

  Recipe withSchedule(RateSchedule schedule) {
    Optional<Recipe> images = onImages.map(other -> other.withSchedule(schedule));
    return with(dimension, schedule, space, heads, ema, stages, images);
  }

  Recipe withSpace(Space space) {
    Optional<Recipe> images = onImages.map(other -> other.withSpace(space));
    return with(dimension, schedule, space, heads, ema, stages, images);
  }

  Recipe withHeads(Heads heads) {
    Optional<Recipe> images = onImages.map(other -> other.withHeads(heads));
    return with(dimension, schedule, space, heads, ema, stages, images);
  }

  Recipe withEma(double ema) {
    Optional<Recipe> images = onImages.map(other -> other.withEma(ema));
    return with(dimension, schedule, space, heads, ema, stages, images);
  }

  Recipe withStages(TrainingStage... stages) {
    Optional<Recipe> images = onImages.map(other -> other.withStages(stages));
    return with(dimension, schedule, space, heads, ema, List.of(stages), images);
  }

  private Recipe with(
      int dimension,
      RateSchedule schedule,
      Space space,
      Heads heads,
      double ema,
      List<TrainingStage> stages,
      Optional<Recipe> onImages) {
    return new Recipe(
        encoder,
        dimension,
        batchItems,
        steps,
        optimiser,
        schedule,
        space,
        heads,
        ema,
        stages,
        onImages);
  }

  /**
   * Stands for max(n / (4 · exaggeration), 50), t-SNE's usual rule; for half of the former where q
   * is a Gaussian, whose pull grows with the distance.
   */
  public static final double AUTOMATIC_RATE = 1e-12;

  /** Stands for a width of p fitted to the data's nearest neighbours. */
  public static final double AUTOMATIC_SIGMA = 1e-12;
}

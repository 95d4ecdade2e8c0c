package iconexplorer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Augmentations that are applied to an item one after the other: first the geometric ones, composed
 * so that the image is interpolated once only, then the pointwise ones in their order.
 *
 * @param steps may be empty: then views are equal to their item
 */
public record AugmentationPipeline(List<Augmentation> steps) {
  /** Below this many features, dropping one of them makes another thing of the item. */
  private static final int LEAST_FOR_DROPOUT = 4;

  public AugmentationPipeline {
    steps = List.copyOf(steps);
  }

  /**
   * Shifts of up to a sixteenth of the side, small turns and scalings, some brightness and noise.
   * On the bundled digits, about nine views in ten are still nearest to another digit of their
   * class.
   */
  public static AugmentationPipeline forImages(ImageShape shape) {
    int side = Math.min(shape.height(), shape.width());
    return new AugmentationPipeline(
        List.of(
            new Augmentation.Shift(side / 16.0),
            new Augmentation.Rotation(15),
            new Augmentation.Scale(1.15),
            new Augmentation.Brightness(0.2),
            new Augmentation.PixelNoise(0.05)));
  }

  /** Noise of a fifth of a standard deviation, and one feature in ten dropped. */
  public static AugmentationPipeline forVectors() {
    return new AugmentationPipeline(
        List.of(new Augmentation.GaussianNoise(0.2), new Augmentation.FeatureDropout(0.1)));
  }

  /** What suits the data: images, vectors, or points of fewer than four features (noise alone). */
  public static AugmentationPipeline forData(Dataset data) {
    if (data.imageShape().isPresent()) {
      return forImages(data.imageShape().get());
    }
    return data.dimension() < LEAST_FOR_DROPOUT
        ? new AugmentationPipeline(List.of(new Augmentation.GaussianNoise(0.1)))
        : forVectors();
  }

  /**
   * Makes what applies it, for one thread.
   *
   * @param dimension d, features of an item
   * @param shape how an item is an image, where it is one
   * @throws IllegalArgumentException if a step needs images and the items are none
   */
  public Augmenter prepare(int dimension, Optional<ImageShape> shape) {
    List<Augmentation.Geometric> geometric = new ArrayList<>();
    List<Augmentation.Valued> valued = new ArrayList<>();
    for (Augmentation step : steps) {
      if (step.needsImage() && shape.isEmpty()) {
        throw new IllegalArgumentException(
            "%s changes images, but the data are vectors: use GaussianNoise or FeatureDropout"
                .formatted(step.getClass().getSimpleName()));
      }
      switch (step) {
        case Augmentation.Geometric g -> geometric.add(g);
        case Augmentation.Valued v -> valued.add(v);
      }
    }
    return new Augmenter(dimension, shape, geometric, valued);
  }

  /**
   * Makes what applies it to items of this data set, for one thread.
   *
   * @throws IllegalArgumentException if a step needs images and the items are none
   */
  public Augmenter prepare(Dataset data) {
    return prepare(data.dimension(), data.imageShape());
  }
}

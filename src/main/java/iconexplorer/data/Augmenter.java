package iconexplorer.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Applies a pipeline to items of one shape, without allocating anything per item. The view depends
 * on the item and the state of the generator alone. Not thread safe: one per thread.
 */
public final class Augmenter {
  private final int dimension;
  private final List<Augmentation.Geometric> geometric;
  private final List<Augmentation.Valued> valued;

  /** Present if there is a geometric step. */
  private final @Nullable Warp warp;

  /** Present if the items are images. */
  private final @Nullable Morphology morphology;

  Augmenter(
      int dimension,
      Optional<ImageShape> shape,
      List<Augmentation.Geometric> geometric,
      List<Augmentation.Valued> valued) {
    if (shape.isPresent() && shape.get().values() != dimension) {
      throw new IllegalArgumentException(
          "an image has %d values, but the items have %d"
              .formatted(shape.get().values(), dimension));
    }
    this.dimension = dimension;
    this.geometric = List.copyOf(geometric);
    this.valued = List.copyOf(valued);
    warp = geometric.isEmpty() ? null : shape.map(Warp::new).orElseThrow();
    morphology = shape.map(Morphology::new).orElse(null);
  }

  /** d, features of an item. */
  public int dimension() {
    return dimension;
  }

  /**
   * Makes one view of one item.
   *
   * @param in the item, at [inOffset, inOffset + d)
   * @param out its view, at [outOffset, outOffset + d); must not overlap the item
   */
  public void apply(float[] in, int inOffset, float[] out, int outOffset, RandomGenerator random) {
    if (warp == null) {
      System.arraycopy(in, inOffset, out, outOffset, dimension);
    } else {
      warp.reset();
      for (Augmentation.Geometric step : geometric) {
        step.draw(warp, random);
      }
      warp.sample(in, inOffset, out, outOffset);
    }
    for (Augmentation.Valued step : valued) {
      switch (step) {
        case Augmentation.Pointwise p -> p.change(out, outOffset, dimension, random);
        case Augmentation.Morphological m ->
            m.change(Objects.requireNonNull(morphology), out, outOffset, random);
      }
    }
  }
}

package iconexplorer.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A random change of an item that leaves it the same kind of thing. The records are settings and
 * hold no state; an {@link Augmenter} applies them.
 */
public sealed interface Augmentation {

  /** Whether it makes sense for images only. */
  boolean needsImage();

  /** A change of where pixels are; all of these together cost one bilinear interpolation. */
  sealed interface Geometric extends Augmentation {
    /** Draws one change and adds it to the warp. */
    void draw(Warp warp, RandomGenerator random);

    @Override
    default boolean needsImage() {
      return true;
    }
  }

  /** A change of the values, after all that changes where pixels are. */
  sealed interface Valued extends Augmentation {}

  /** A change of the values at their places. */
  sealed interface Pointwise extends Valued {
    /** Changes the item that lies at [offset, offset + length). */
    void change(float[] values, int offset, int length, RandomGenerator random);
  }

  /** A change of the values by those around them. */
  sealed interface Morphological extends Valued {
    /** Changes the image that lies at [offset, offset + values). */
    void change(Morphology images, float[] values, int offset, RandomGenerator random);

    @Override
    default boolean needsImage() {
      return true;
    }
  }

  /**
   * Moves the image, by fractions of pixels too.
   *
   * @param maxPixels greatest shift in each direction, at least 0; large ones push the image out
   */
  record Shift(double maxPixels) implements Geometric {
    public Shift {
      requireRange("the shift in pixels", maxPixels, 0, Double.MAX_VALUE);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      double rows = symmetric(random, maxPixels);
      warp.shift(rows, symmetric(random, maxPixels));
    }
  }

  /**
   * Turns the image around its centre.
   *
   * @param maxDegrees greatest angle in each direction, in [0, 180]; a 6 turned far is a 9
   */
  record Rotation(double maxDegrees) implements Geometric {
    public Rotation {
      requireRange("the rotation in degrees", maxDegrees, 0, 180);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      warp.rotate(Math.toRadians(symmetric(random, maxDegrees)));
    }
  }

  /**
   * Enlarges or shrinks the image about its centre; the logarithm of the factor is uniform.
   *
   * @param maxFactor the factor is in [1/maxFactor, maxFactor], in [1, 10]
   */
  record Scale(double maxFactor) implements Geometric {
    public Scale {
      requireRange("the scale factor", maxFactor, 1, 10);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      warp.enlarge(Math.exp(symmetric(random, Math.log(maxFactor))));
    }
  }

  /**
   * Slants the image about its centre, as handwriting leans.
   *
   * @param maxSlope greatest slope in each direction, columns for each row, in [0, 2]
   */
  record Slant(double maxSlope) implements Geometric {
    public Slant {
      requireRange("the slope of a slant", maxSlope, 0, 2);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      warp.slant(symmetric(random, maxSlope));
    }
  }

  /**
   * Cuts out a window of the image's proportions at a random place and enlarges it to full size.
   *
   * @param minFraction least fraction of the area that is kept, in (0, 1]
   */
  record Crop(double minFraction) implements Geometric {
    public Crop {
      requireRange("the least fraction of a crop", minFraction, Double.MIN_NORMAL, 1);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      double side = Math.sqrt(minFraction + (1 - minFraction) * random.nextDouble());
      double row = random.nextDouble();
      warp.crop(side, row, random.nextDouble());
    }
  }

  /**
   * Shows a window of one of a few sizes, as large as if it were another size: a smaller window is
   * enlarged, a larger one shrunk, and each lies anywhere in the image. What is around the window
   * is seen, too, as far as there is room.
   *
   * @param sides heights and widths of windows as fractions of the image's, each in (0, 1]
   * @param shown the side that is shown as it is, in (0, 1]
   * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, 2019, the crops of
   *     their MNIST run, which are neither enlarged to fill the image nor cut off here</a>
   */
  record Window(List<Double> sides, double shown) implements Geometric {
    public Window {
      sides = List.copyOf(sides);
      if (sides.isEmpty()) {
        throw new IllegalArgumentException("there must be at least 1 side of a window");
      }
      for (double side : sides) {
        requireRange("the side of a window", side, Double.MIN_NORMAL, 1);
      }
      requireRange("the side that is shown", shown, Double.MIN_NORMAL, 1);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      double side = sides.get(random.nextInt(sides.size()));
      double row = symmetric(random, 0.5);
      warp.look(side, shown / side, row, symmetric(random, 0.5));
    }
  }

  /**
   * Turns the image around its centre, or leaves it.
   *
   * @param probability of a turn, in [0, 1]
   * @param maxDegrees greatest angle in each direction, in [0, 180]
   */
  record OccasionalRotation(double probability, double maxDegrees) implements Geometric {
    public OccasionalRotation {
      requireRange("the probability of a rotation", probability, 0, 1);
      requireRange("the rotation in degrees", maxDegrees, 0, 180);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      double angle = Math.toRadians(symmetric(random, maxDegrees));
      warp.rotate(random.nextDouble() < probability ? angle : 0);
    }
  }

  /**
   * Moves every pixel a little otherwise than its neighbours, after all other geometric changes.
   *
   * @param alpha strength: what the smoothed field of uniform [−1, 1) shifts is multiplied by, in
   *     pixels, at least 0
   * @param sigma width of the Gaussian that smooths the field, in pixels, in (0, 100]; small and
   *     the image dissolves, large and it only shifts
   * @see <a href="https://doi.org/10.1109/ICDAR.2003.1227801">Simard, Steinkraus, Platt (2003),
   *     section 2</a>
   */
  record Elastic(double alpha, double sigma) implements Geometric {
    public Elastic {
      requireRange("the strength of an elastic change", alpha, 0, Double.MAX_VALUE);
      requireRange("the width of an elastic change", sigma, 1e-3, 100);
    }

    @Override
    public void draw(Warp warp, RandomGenerator random) {
      warp.displace(alpha, sigma, random);
    }
  }

  /**
   * Makes bright strokes wider or thinner on both sides, as another pen would: a fraction of a
   * pixel is so much of the dilation or erosion by one.
   *
   * @param thinner most pixels of erosion, in [0, 1]; strokes of two pixels vanish at 1
   * @param wider most pixels of dilation, in [0, 1]
   */
  record StrokeWidth(double thinner, double wider) implements Morphological {
    public StrokeWidth {
      requireRange("the erosion in pixels", thinner, 0, 1);
      requireRange("the dilation in pixels", wider, 0, 1);
    }

    @Override
    public void change(Morphology images, float[] values, int offset, RandomGenerator random) {
      images.widen(values, offset, (thinner + wider) * random.nextDouble() - thinner);
    }
  }

  /**
   * Adds Gaussian noise to every pixel; values stay in [0, 1].
   *
   * @param sigma standard deviation, in [0, 1]
   */
  record PixelNoise(double sigma) implements Pointwise {
    public PixelNoise {
      requireRange("the noise of pixels", sigma, 0, 1);
    }

    @Override
    public boolean needsImage() {
      return true;
    }

    @Override
    public void change(float[] values, int offset, int length, RandomGenerator random) {
      for (int v = offset; v < offset + length; v++) {
        values[v] = Math.clamp((float) (values[v] + sigma * random.nextGaussian()), 0, 1);
      }
    }
  }

  /**
   * Multiplies all pixels of an image by one factor; values stay in [0, 1], black stays black.
   *
   * @param max the factor is uniform in [1 − max, 1 + max), in [0, 1]
   */
  record Brightness(double max) implements Pointwise {
    public Brightness {
      requireRange("the change of brightness", max, 0, 1);
    }

    @Override
    public boolean needsImage() {
      return true;
    }

    @Override
    public void change(float[] values, int offset, int length, RandomGenerator random) {
      float factor = (float) (1 + symmetric(random, max));
      for (int v = offset; v < offset + length; v++) {
        values[v] = Math.clamp(values[v] * factor, 0, 1);
      }
    }
  }

  /**
   * Moves all pixels of an image towards their mean or away from it; values stay in [0, 1].
   *
   * @param max the factor of the distance to the mean is uniform in [1 − max, 1 + max), in [0, 1]
   */
  record Contrast(double max) implements Pointwise {
    public Contrast {
      requireRange("the change of contrast", max, 0, 1);
    }

    @Override
    public boolean needsImage() {
      return true;
    }

    @Override
    public void change(float[] values, int offset, int length, RandomGenerator random) {
      double sum = 0;
      for (int v = offset; v < offset + length; v++) {
        sum += values[v];
      }
      float mean = (float) (sum / length);
      float factor = (float) (1 + symmetric(random, max));
      for (int v = offset; v < offset + length; v++) {
        values[v] = Math.clamp(mean + factor * (values[v] - mean), 0, 1);
      }
    }
  }

  /**
   * Adds Gaussian noise to every feature.
   *
   * @param sigma standard deviation in units of the scaled feature, at least 0
   */
  record GaussianNoise(double sigma) implements Pointwise {
    public GaussianNoise {
      requireRange("the noise of features", sigma, 0, Float.MAX_VALUE);
    }

    @Override
    public boolean needsImage() {
      return false;
    }

    @Override
    public void change(float[] values, int offset, int length, RandomGenerator random) {
      for (int v = offset; v < offset + length; v++) {
        values[v] += (float) (sigma * random.nextGaussian());
      }
    }
  }

  /**
   * Sets features to 0, which is the mean of a standardised column, each on its own.
   *
   * @param rate probability of a feature to be dropped, in [0, 1)
   */
  record FeatureDropout(double rate) implements Pointwise {
    public FeatureDropout {
      requireRange("the rate of feature dropout", rate, 0, Math.nextDown(1.0));
    }

    @Override
    public boolean needsImage() {
      return false;
    }

    @Override
    public void change(float[] values, int offset, int length, RandomGenerator random) {
      for (int v = offset; v < offset + length; v++) {
        values[v] = random.nextDouble() < rate ? 0 : values[v];
      }
    }
  }

  private static double symmetric(RandomGenerator random, double max) {
    return max * (2 * random.nextDouble() - 1);
  }

  private static void requireRange(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new IllegalArgumentException(
          "%s must be in [%s, %s], got %s".formatted(name, least, greatest, value));
    }
  }
}

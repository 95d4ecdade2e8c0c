package iconexplorer.data;

import java.util.Optional;

/** Finds out whether the raw numbers of a table are images. */
final class TableScaling {
  /** Fewer columns than this are rather measurements than pixels. */
  private static final int LEAST_PIXELS = 16;

  private TableScaling() {}

  /** What the columns were found to be. */
  record Images(ImageShape shape, Preparation preparation) {}

  /** Whether so many columns can be the pixels of a square image. */
  static boolean mayBeImages(int d) {
    int side = (int) Math.round(Math.sqrt(d));
    return side * side == d && d >= LEAST_PIXELS;
  }

  /**
   * Scales in place, if the columns look like the pixels of a square image; else changes nothing.
   * They do if there are at least 16 of them, a square number, with whole values from 0 to exactly
   * 1, 15, 16 or 17…255, or fractions that span [0, 1]; then all are divided by their common
   * maximum (1, 15, 16 or 255).
   *
   * @param x [n, d], changed
   * @return the images, where they are some
   */
  static Optional<Images> scaleAsImages(float[] x, int d) {
    float maximum = mayBeImages(d) ? pixelMaximum(x) : 0;
    if (maximum == 0) {
      return Optional.empty();
    }
    Scaling scaling = Scaling.unitRange(d, maximum);
    scaling.apply(x);
    int side = (int) Math.round(Math.sqrt(d));
    return Optional.of(new Images(new ImageShape(side, side, 1), Preparation.of(scaling)));
  }

  /** White of pixels that look like these; 0 if they do not look like pixels. */
  private static float pixelMaximum(float[] x) {
    float least = x[0];
    float greatest = x[0];
    boolean whole = true;
    for (float value : x) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      whole &= value == Math.rint(value);
    }
    if (least != 0) {
      return 0;
    }
    if (greatest == 1 || (whole && (greatest == 15 || greatest == 16))) {
      return greatest;
    }
    return whole && greatest > 16 && greatest <= 255 ? 255 : 0;
  }
}

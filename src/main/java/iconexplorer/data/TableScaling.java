package iconexplorer.data;

import java.util.Optional;

/** Decides how the raw numbers of a table become features. */
final class TableScaling {
  /** Fewer columns than this are rather measurements than pixels. */
  private static final int LEAST_PIXELS = 16;

  private TableScaling() {}

  /**
   * Scales in place. Columns are the pixels of a square image if there are at least 16 of them, a
   * square number, with whole values from 0 to exactly 1, 15, 16 or 17…255, or fractions that span
   * [0, 1]; then all are divided by their common maximum (1, 15, 16 or 255). Otherwise each column
   * is standardised.
   *
   * @param x [n, d], changed
   * @return the shape of the images, where they are some
   */
  static Optional<ImageShape> scale(float[] x, int n, int d) {
    Optional<ImageShape> images = scaleAsImages(x, d);
    if (images.isEmpty()) {
      Scaling.standardise(x, n, d).apply(x);
    }
    return images;
  }

  /**
   * Scales in place, if the columns are pixels as {@link #scale} has it; else changes nothing.
   *
   * @param x [n, d], changed
   * @return the shape of the images, where they are some
   */
  static Optional<ImageShape> scaleAsImages(float[] x, int d) {
    int side = (int) Math.round(Math.sqrt(d));
    float maximum = side * side == d && d >= LEAST_PIXELS ? pixelMaximum(x) : 0;
    if (maximum == 0) {
      return Optional.empty();
    }
    Scaling.unitRange(d, maximum).apply(x);
    return Optional.of(new ImageShape(side, side, 1));
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

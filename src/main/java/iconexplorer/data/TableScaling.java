package iconexplorer.data;

import java.util.Optional;
import java.util.stream.IntStream;

/** Finds out whether the raw numbers of a table are images. */
final class TableScaling {
  /** Fewer columns than this are rather measurements than pixels. */
  private static final int LEAST_PIXELS = 16;

  private TableScaling() {}

  /** What the columns were found to be. */
  record Images(ImageShape shape, Preparation preparation) {}

  /** Whether so many columns fill a square image of more than one pixel. */
  static boolean isSquare(int d) {
    int side = (int) Math.round(Math.sqrt(d));
    return side * side == d && side > 1;
  }

  /** Whether so many columns can be the pixels of a square image. */
  static boolean mayBeImages(int d, RowsAs rowsAs) {
    return switch (rowsAs) {
      case DETECTED -> isSquare(d) && d >= LEAST_PIXELS;
      case TABLE -> false;
      case IMAGES -> isSquare(d);
    };
  }

  /** Refuses columns that somebody calls pixels and that fill no square. */
  static void requireSquare(SourceFile file, int d, RowsAs rowsAs) throws DataFormatException {
    if (rowsAs == RowsAs.IMAGES && !isSquare(d)) {
      throw file.refuse(
          "has %,d columns beside the labels, which fill no square image; choose another label column, or leave out as=images"
              .formatted(d));
    }
  }

  /**
   * Scales in place, if the columns are the pixels of a square image; else changes nothing. They
   * look like some if there are at least 16 of them, a square number, with whole values from 0 to
   * exactly 1, 15, 16 or 17…255, or fractions that span [0, 1]; then all are divided by their
   * common maximum (1, 15, 16 or 255). Where somebody says that they are some, other values are
   * stretched to [0, 1].
   *
   * @param x [n, d], changed
   * @return the images, where they are some
   * @throws DataFormatException if they are to be images and fill no square
   */
  static Optional<Images> scaleAsImages(SourceFile file, float[] x, int d, RowsAs rowsAs)
      throws DataFormatException {
    requireSquare(file, d, rowsAs);
    if (!mayBeImages(d, rowsAs)) {
      return Optional.empty();
    }
    Range range = Range.of(x);
    float maximum = range.pixelMaximum();
    if (maximum == 0 && rowsAs != RowsAs.IMAGES) {
      return Optional.empty();
    }
    Scaling scaling =
        maximum > 0
            ? Scaling.unitRange(d, maximum)
            : Scaling.range(d, range.least(), range.greatest());
    scaling.apply(x);
    int side = (int) Math.round(Math.sqrt(d));
    return Optional.of(new Images(new ImageShape(side, side, 1), Preparation.of(scaling)));
  }

  /**
   * What to say of columns that are kept although all their values are the same.
   *
   * @param x [n, d]
   * @return a sentence; empty where there are none
   */
  static Optional<String> noteOnConstants(float[] x, int n, int d) {
    long constant =
        IntStream.range(0, d)
            .filter(column -> IntStream.range(1, n).allMatch(i -> x[i * d + column] == x[column]))
            .count();
    return constant == 0 || n == 1
        ? Optional.empty()
        : Optional.of(
            "%s no item from another: all values are the same."
                .formatted(Count.of(constant, "column tells", "columns tell")));
  }

  /** Of the values of all items. */
  private record Range(float least, float greatest, boolean whole) {
    static Range of(float[] x) {
      float least = x[0];
      float greatest = x[0];
      boolean whole = true;
      for (float value : x) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        whole &= value == Math.rint(value);
      }
      return new Range(least, greatest, whole);
    }

    /** White of pixels that look like these; 0 if they do not look like pixels. */
    float pixelMaximum() {
      if (least != 0) {
        return 0;
      }
      if (greatest == 1 || (whole && (greatest == 15 || greatest == 16))) {
        return greatest;
      }
      return whole && greatest > 16 && greatest <= 255 ? 255 : 0;
    }
  }
}

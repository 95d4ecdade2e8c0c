package iconexplorer.ui.embedding;

import java.util.Arrays;

/** Pixels that shapes are stamped into: premultiplied ARGB, row-major. */
final class Raster {
  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * @param pixels [height, width], written in place
   */
  Raster(int width, int height, int[] pixels) {
    if (pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "pixels must hold %d × %d values, got %d".formatted(width, height, pixels.length));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  void clear(int argb) {
    Arrays.fill(pixels, argb);
  }

  /**
   * Puts a shape over what is there; nothing where its centre is not finite.
   *
   * @param x centre, in pixels
   * @param y centre, in pixels
   * @param rgb opaque colour
   * @param opacity 0–256
   */
  void stamp(Sprite sprite, double x, double y, int rgb, int opacity) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    int size = sprite.size();
    int left = column - size / 2;
    int top = row - size / 2;
    if (left + size <= 0 || top + size <= 0 || left >= width || top >= height) {
      return;
    }
    int place =
        (int) ((y - row) * Sprite.PLACES) * Sprite.PLACES + (int) ((x - column) * Sprite.PLACES);
    int offset = place * size * size;
    int fromColumn = Math.max(0, -left);
    int toColumn = Math.min(size, width - left);
    int toRow = Math.min(size, height - top);
    for (int r = Math.max(0, -top); r < toRow; r++) {
      blendRow(
          sprite.coverage(),
          offset + r * size + fromColumn,
          (top + r) * width + left + fromColumn,
          toColumn - fromColumn,
          rgb | 0xFF000000,
          opacity);
    }
  }

  private void blendRow(short[] coverage, int from, int to, int count, int colour, int opacity) {
    int redBlue = colour & 0xFF00FF;
    int alphaGreen = colour >>> 8 & 0xFF00FF;
    for (int k = 0; k < count; k++) {
      int share = coverage[from + k] * opacity >> 8;
      if (share > 0) {
        int below = pixels[to + k];
        int rest = 256 - share;
        pixels[to + k] =
            (redBlue * share + (below & 0xFF00FF) * rest) >>> 8 & 0xFF00FF
                | (alphaGreen * share + (below >>> 8 & 0xFF00FF) * rest) & 0xFF00FF00;
      }
    }
  }
}

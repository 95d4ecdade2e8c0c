package iconexplorer.export;

import iconexplorer.data.ItemPixels;
import java.awt.image.BufferedImage;

/**
 * All items of an image data set in one picture, row by row: as many columns as rows, the last ones
 * filled with black, as TensorFlow's Embedding Projector wants it.
 *
 * @param columns tiles in a row, and rows
 * @param tileWidth of one item, in pixels
 * @param tileHeight of one item, in pixels
 */
record Sprite(int columns, int tileWidth, int tileHeight) {
  /** What WebGL takes everywhere. */
  static final int LONGEST_SIDE = 8192;

  /**
   * The plan for so many items; where their own size would be too large, tiles are smaller.
   *
   * @throws IllegalArgumentException where not even one pixel is left of an item
   */
  static Sprite of(int items, int width, int height) {
    int columns = (int) Math.ceil(Math.sqrt(items));
    double shrink = Math.min(1, LONGEST_SIDE / (double) columns / (double) Math.max(width, height));
    int tileWidth = (int) (width * shrink);
    int tileHeight = (int) (height * shrink);
    if (tileWidth < 1 || tileHeight < 1) {
      throw new IllegalArgumentException(
          "%,d pictures do not fit into %d × %d pixels"
              .formatted(items, LONGEST_SIDE, LONGEST_SIDE));
    }
    return new Sprite(columns, tileWidth, tileHeight);
  }

  /** Draws the items; a pixel of a smaller tile is the mean of those it covers. */
  BufferedImage draw(ItemPixels pixels, int items) {
    int type = pixels.coloured() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage image = new BufferedImage(columns * tileWidth, columns * tileHeight, type);
    for (int item = 0; item < items; item++) {
      int left = item % columns * tileWidth;
      int top = item / columns * tileHeight;
      for (int y = 0; y < tileHeight; y++) {
        for (int x = 0; x < tileWidth; x++) {
          for (int band = 0; band < image.getRaster().getNumBands(); band++) {
            image.getRaster().setSample(left + x, top + y, band, mean(pixels, item, band, x, y));
          }
        }
      }
    }
    return image;
  }

  private int mean(ItemPixels pixels, int item, int channel, int x, int y) {
    int width = pixels.shape().width();
    int height = pixels.shape().height();
    int right = Math.ceilDiv((x + 1) * width, tileWidth);
    int bottom = Math.ceilDiv((y + 1) * height, tileHeight);
    int sum = 0;
    int count = 0;
    for (int row = y * height / tileHeight; row < bottom; row++) {
      for (int column = x * width / tileWidth; column < right; column++) {
        sum += pixels.level(item, channel, row * width + column);
        count++;
      }
    }
    return Math.round(sum / (float) count);
  }
}

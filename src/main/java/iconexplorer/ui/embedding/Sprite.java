package iconexplorer.ui.embedding;

import iconexplorer.ui.figure.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How much of each pixel a small shape covers, for its centre at each of 4 × 4 places in a pixel.
 *
 * @param size pixels per side
 * @param coverage [16, size, size], 0–256; the first index is 4 · (quarter in y) + (quarter in x)
 */
record Sprite(int size, short[] coverage) {
  static final int PLACES = 4;
  private static final int FINE = 8;

  /**
   * @param radius in pixels, positive
   */
  static Sprite of(Shape shape, double radius) {
    int reach = (int) Math.ceil(radius * 1.3) + 1;
    int size = 2 * reach + 1;
    short[] coverage = new short[PLACES * PLACES * size * size];
    for (int place = 0; place < PLACES * PLACES; place++) {
      double x = reach + (place % PLACES + 0.5) / PLACES;
      double y = reach + (place / PLACES + 0.5) / PLACES;
      cover(shape, x, y, radius, size, coverage, place * size * size);
    }
    return new Sprite(size, coverage);
  }

  private static void cover(
      Shape shape, double x, double y, double radius, int size, short[] coverage, int offset) {
    BufferedImage fine = new BufferedImage(size * FINE, size * FINE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = fine.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fill(shape.outline(x * FINE, y * FINE, radius * FINE));
    g.dispose();
    byte[] bytes = ((DataBufferByte) fine.getRaster().getDataBuffer()).getData();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        coverage[offset + row * size + column] = mean(bytes, row, column, size);
      }
    }
  }

  private static short mean(byte[] fine, int row, int column, int size) {
    int sum = 0;
    for (int r = 0; r < FINE; r++) {
      for (int c = 0; c < FINE; c++) {
        sum += fine[(row * FINE + r) * size * FINE + column * FINE + c] & 0xFF;
      }
    }
    return (short) Math.round(sum * 256.0 / (255 * FINE * FINE));
  }
}

package iconexplorer.ui.embedding;

import iconexplorer.ui.figure.Shape;
import java.nio.IntBuffer;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * The pixels of the scatter and the node that shows them.
 *
 * <p>Two buffers take turns: while the render thread still reads one, the next picture is stamped
 * into the other.
 */
final class ScatterSurface {
  private record Page(Raster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {}

  private final ImageView node = new ImageView();
  private final Map<Shape, Sprite> sprites = new EnumMap<>(Shape.class);
  private double spriteRadius = -1;
  private Page front = page(1, 1);
  private Page back = page(1, 1);
  private double scale = 1;

  ScatterSurface() {
    node.setSmooth(false);
    node.setMouseTransparent(true);
  }

  ImageView node() {
    return node;
  }

  /**
   * @param width in units of 1/96 inch
   * @param height likewise
   * @param pixelsPerUnit of the screen
   */
  void resize(double width, double height, double pixelsPerUnit) {
    int columns = Math.max(1, (int) Math.ceil(width * pixelsPerUnit));
    int rows = Math.max(1, (int) Math.ceil(height * pixelsPerUnit));
    scale = pixelsPerUnit;
    if (columns != (int) front.image().getWidth() || rows != (int) front.image().getHeight()) {
      front = page(columns, rows);
      back = page(columns, rows);
    }
    node.setFitWidth(columns / pixelsPerUnit);
    node.setFitHeight(rows / pixelsPerUnit);
  }

  private static Page page(int columns, int rows) {
    int[] pixels = new int[columns * rows];
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            columns, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    return new Page(new Raster(columns, rows, pixels), buffer, new WritableImage(buffer));
  }

  /** Pixels per unit. */
  double scale() {
    return scale;
  }

  /** The buffer that is not shown, empty. */
  Raster begin() {
    back.raster().clear(0);
    return back.raster();
  }

  /** Shows what was stamped since {@link #begin}. */
  void finish() {
    back.buffer().updateBuffer(written -> null);
    node.setImage(back.image());
    Page shown = back;
    back = front;
    front = shown;
  }

  /**
   * @param radius in units of 1/96 inch; kept to a tenth of a pixel
   */
  Sprite sprite(Shape shape, double radius) {
    double pixels = Math.max(Math.rint(radius * scale * 10) / 10, 0.5);
    if (pixels != spriteRadius) {
      sprites.clear();
      spriteRadius = pixels;
    }
    return sprites.computeIfAbsent(shape, wanted -> Sprite.of(wanted, pixels));
  }

  /** What is shown: [rows, columns] of premultiplied ARGB. */
  PixelBuffer<IntBuffer> shown() {
    return front.buffer();
  }
}

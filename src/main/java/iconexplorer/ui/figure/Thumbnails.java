package iconexplorer.ui.figure;

import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Items of an image data set as small pictures. They are enlarged here, pixel by pixel: the
 * software pipeline blurs what an image view enlarges.
 */
public final class Thumbnails {
  private static final int RANGE_SAMPLE = 50_000;

  private final Dataset dataset;
  private final float darkest;
  private final float lightest;

  public Thumbnails(Dataset dataset) {
    this.dataset = dataset;
    float low = 0;
    float high = 1;
    if (dataset.imageShape().isPresent()) {
      float[] features = dataset.features();
      int stride = Math.max(1, features.length / RANGE_SAMPLE);
      for (int k = 0; k < features.length; k += stride) {
        low = Math.min(low, features[k]);
        high = Math.max(high, features[k]);
      }
    }
    darkest = low;
    lightest = high;
  }

  /**
   * The picture of an item; empty where the items are no images. Grey ones are ink on paper: dark
   * on light in the light theme and the reverse in the dark one.
   *
   * @param side least length of the longer side, in pixels, unless the item has more
   */
  public Optional<Image> of(int item, int side, FigurePalette palette) {
    return dataset.imageShape().map(shape -> image(item, side, shape, palette));
  }

  private Image image(int item, int side, ImageShape shape, FigurePalette palette) {
    int plane = shape.width() * shape.height();
    int zoom = Math.max(1, Math.ceilDiv(side, Math.max(shape.width(), shape.height())));
    int width = shape.width() * zoom;
    int height = shape.height() * zoom;
    int[] pixels = new int[width * height];
    int base = item * dataset.dimension();
    for (int k = 0; k < pixels.length; k++) {
      int pixel = base + k / width / zoom * shape.width() + k % width / zoom;
      pixels[k] = shape.channels() < 3 ? grey(pixel, palette) : colour(pixel, plane);
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }

  private int grey(int pixel, FigurePalette palette) {
    int ink = palette.dark() ? 0xFFFFFFFF : 0xFF000000;
    return FigurePalette.mix(palette.surface(), ink, level(dataset.features()[pixel]) / 255.0);
  }

  private int colour(int pixel, int plane) {
    float[] features = dataset.features();
    return 0xFF000000
        | level(features[pixel]) << 16
        | level(features[pixel + plane]) << 8
        | level(features[pixel + 2 * plane]);
  }

  private int level(float value) {
    return Math.round(255 * (value - darkest) / Math.max(lightest - darkest, 1e-9f));
  }
}

package iconexplorer.ui.figure;

import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Items of an image data set as small pictures, one pixel per pixel. */
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
   */
  public Optional<Image> of(int item, FigurePalette palette) {
    return dataset.imageShape().map(shape -> image(item, shape, palette));
  }

  private Image image(int item, ImageShape shape, FigurePalette palette) {
    int plane = shape.width() * shape.height();
    int[] pixels = new int[plane];
    int base = item * dataset.dimension();
    for (int k = 0; k < plane; k++) {
      pixels[k] = shape.channels() < 3 ? grey(base + k, palette) : colour(base + k, plane);
    }
    WritableImage image = new WritableImage(shape.width(), shape.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            shape.width(),
            shape.height(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            shape.width());
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

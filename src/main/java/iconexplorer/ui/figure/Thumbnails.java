package iconexplorer.ui.figure;

import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import iconexplorer.data.ItemPixels;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Items of an image data set as small pictures. They are enlarged here, pixel by pixel: the
 * software pipeline blurs what an image view enlarges.
 */
public final class Thumbnails {
  private final Optional<ItemPixels> pixels;

  public Thumbnails(Dataset dataset) {
    pixels = dataset.imageShape().map(shape -> new ItemPixels(dataset, shape));
  }

  /**
   * The picture of an item; empty where the items are no images. Grey ones are ink on paper: dark
   * on light in the light theme and the reverse in the dark one.
   *
   * @param side least length of the longer side, in pixels, unless the item has more
   */
  public Optional<Image> of(int item, int side, FigurePalette palette) {
    return pixels.map(known -> image(known, item, side, palette));
  }

  private static Image image(ItemPixels pixels, int item, int side, FigurePalette palette) {
    ImageShape shape = pixels.shape();
    int zoom = Math.max(1, Math.ceilDiv(side, Math.max(shape.width(), shape.height())));
    int width = shape.width() * zoom;
    int height = shape.height() * zoom;
    int[] colours = new int[width * height];
    for (int k = 0; k < colours.length; k++) {
      int pixel = k / width / zoom * shape.width() + k % width / zoom;
      colours[k] =
          pixels.coloured()
              ? pixels.colour(item, pixel)
              : grey(pixels.level(item, 0, pixel), palette);
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
    return image;
  }

  private static int grey(int level, FigurePalette palette) {
    int ink = palette.dark() ? 0xFFFFFFFF : 0xFF000000;
    return FigurePalette.mix(palette.surface(), ink, level / 255.0);
  }
}

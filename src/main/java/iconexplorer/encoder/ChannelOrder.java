package iconexplorer.encoder;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;

/**
 * Copies images between planes [channels, height, width], as data sets and DL4J's dense layers have
 * them, and pixels [height, width, channels] with a border around, as the convolutions want them.
 */
final class ChannelOrder {
  private final int height;
  private final int width;
  private final int channels;
  private final int border;

  private final Team.Body toPixels = (from, to, block) -> copy(from, to, true);
  private final Team.Body toPlanes = (from, to, block) -> copy(from, to, false);
  private Matrix planes = Matrix.zeros(1, 1);
  private Matrix pixels = planes;

  /**
   * @param border pixels around the image, which are not written
   */
  ChannelOrder(int height, int width, int channels, int border) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.border = border;
  }

  void toPixels(Matrix planes, Matrix pixels) {
    this.planes = planes;
    this.pixels = pixels;
    Team.shared().forBlocks(planes.rows(), toPixels);
  }

  void toPlanes(Matrix pixels, Matrix planes) {
    this.planes = planes;
    this.pixels = pixels;
    Team.shared().forBlocks(planes.rows(), toPlanes);
  }

  private void copy(int from, int to, boolean toPixels) {
    MemorySegment plane = planes.segment();
    MemorySegment pixel = pixels.segment();
    int stride = width + 2 * border;
    for (int image = from; image < to; image++) {
      long planeStart = (long) image * planes.columns();
      long pixelStart = (long) image * pixels.columns();
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          long inPlane = planeStart + (long) row * width + column;
          long inPixels =
              pixelStart + ((long) (row + border) * stride + column + border) * channels;
          for (int k = 0; k < channels; k++) {
            long planeIndex = inPlane + (long) k * height * width;
            if (toPixels) {
              pixel.setAtIndex(JAVA_FLOAT, inPixels + k, plane.getAtIndex(JAVA_FLOAT, planeIndex));
            } else {
              plane.setAtIndex(JAVA_FLOAT, planeIndex, pixel.getAtIndex(JAVA_FLOAT, inPixels + k));
            }
          }
        }
      }
    }
  }
}

package iconexplorer.data;

/**
 * How a row of features is an image: planes [channels, height, width], row-major, so that pixel (r,
 * c) of channel k is at {@code (k * height + r) * width + c}.
 *
 * @param height rows of pixels, at least 1
 * @param width columns of pixels, at least 1
 * @param channels colour planes, at least 1
 */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    requirePositive("height", height);
    requirePositive("width", width);
    requirePositive("channels", channels);
    if ((long) height * width * channels > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image must have at most 2^31 - 1 values, got %d × %d × %d"
              .formatted(height, width, channels));
    }
  }

  /** Number of values of one image: height × width × channels. */
  public int values() {
    return height * width * channels;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, got %d".formatted(name, value));
    }
  }
}

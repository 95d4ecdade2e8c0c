package iconexplorer.data;

/**
 * Items of an image data set as brightness: 0 is the darkest value of all items, or 0, and 1 the
 * lightest, or 1, so that standardised features become pictures, too.
 */
public final class ItemPixels {
  private static final int RANGE_SAMPLE = 50_000;

  private final float[] features;
  private final ImageShape shape;
  private final float darkest;
  private final float lightest;

  /**
   * @param shape of the data's images
   */
  public ItemPixels(Dataset data, ImageShape shape) {
    features = data.features();
    this.shape = shape;
    float low = 0;
    float high = 1;
    int stride = Math.max(1, features.length / RANGE_SAMPLE);
    for (int k = 0; k < features.length; k += stride) {
      low = Math.min(low, features[k]);
      high = Math.max(high, features[k]);
    }
    darkest = low;
    lightest = high;
  }

  public ImageShape shape() {
    return shape;
  }

  /** Whether there are red, green and blue; else the first channel is grey. */
  public boolean coloured() {
    return shape.channels() >= 3;
  }

  /**
   * Brightness of one value.
   *
   * @param channel 0 is grey or red
   * @param pixel y × width + x
   * @return 0 to 255
   */
  public int level(int item, int channel, int pixel) {
    int plane = shape.width() * shape.height();
    float value = features[item * shape.values() + channel * plane + pixel];
    float share = (value - darkest) / Math.max(lightest - darkest, 1e-9f);
    return Math.clamp(Math.round(255 * share), 0, 255);
  }

  /** The pixel as opaque 0xFFRRGGBB; grey images are light on black. */
  public int colour(int item, int pixel) {
    int red = level(item, 0, pixel);
    int green = coloured() ? level(item, 1, pixel) : red;
    int blue = coloured() ? level(item, 2, pixel) : red;
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}

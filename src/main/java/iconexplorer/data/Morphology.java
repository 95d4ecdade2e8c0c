package iconexplorer.data;

/**
 * Dilation and erosion of images of one shape by a cross of radius 1, without allocating anything
 * per image. Not thread safe.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.1987.4767941">Haralick, Sternberg &amp; Zhuang, Image
 *     Analysis Using Mathematical Morphology, 1987, section III</a>
 */
public final class Morphology {
  private final ImageShape shape;
  private final float[] before;

  public Morphology(ImageShape shape) {
    this.shape = shape;
    before = new float[shape.height() * shape.width()];
  }

  /**
   * Mixes an image with its dilation or erosion, each channel by itself. Outside the image is
   * nothing that would count.
   *
   * @param values the image at [offset, offset + values), changed
   * @param share of the dilation, from 0 to 1, or of the erosion where it is negative
   */
  public void widen(float[] values, int offset, double share) {
    int height = shape.height();
    int width = shape.width();
    for (int k = 0; k < shape.channels(); k++) {
      int plane = offset + k * height * width;
      System.arraycopy(values, plane, before, 0, before.length);
      for (int r = 0; r < height; r++) {
        int above = Math.max(r - 1, 0) * width;
        int below = Math.min(r + 1, height - 1) * width;
        for (int c = 0; c < width; c++) {
          int pixel = r * width + c;
          float up = before[above + c];
          float down = before[below + c];
          float left = before[c > 0 ? pixel - 1 : pixel];
          float right = before[c < width - 1 ? pixel + 1 : pixel];
          float old = before[pixel];
          float other =
              share > 0
                  ? Math.max(old, Math.max(Math.max(up, down), Math.max(left, right)))
                  : Math.min(old, Math.min(Math.min(up, down), Math.min(left, right)));
          values[plane + pixel] = (float) (old + Math.abs(share) * (other - old));
        }
      }
    }
  }
}

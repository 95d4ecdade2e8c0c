package iconexplorer.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Where each pixel of a new image is taken from in the old one: an affine map, and a displacement
 * field before it.
 *
 * <pre>new(p) = old(A (p + u(p)) + t), p = (row, column) relative to the centre of the image</pre>
 *
 * <p>Values between pixels are bilinear; outside the image everything is 0. Reusable: {@link
 * #reset} makes it the identity again, and nothing is allocated after the first displacement. Not
 * thread safe.
 */
public final class Warp {
  /** A Gaussian is cut off here, in standard deviations. */
  private static final int CUTOFF = 3;

  private final ImageShape shape;
  private final double centreRow;
  private final double centreColumn;

  /** A, by rows, and t. */
  private double rr = 1;

  private double rc;
  private double cr;
  private double cc = 1;
  private double tr;
  private double tc;
  private boolean displaced;

  /** u, rows then columns: [2, height, width]; empty until first used. */
  private float[] field = new float[0];

  private float[] smoothed = new float[0];
  private double[] kernel = new double[0];
  private double kernelSigma;

  /** The identity. */
  public Warp(ImageShape shape) {
    this.shape = shape;
    centreRow = (shape.height() - 1) / 2.0;
    centreColumn = (shape.width() - 1) / 2.0;
  }

  /** Makes it the identity again. */
  public void reset() {
    rr = 1;
    rc = 0;
    cr = 0;
    cc = 1;
    tr = 0;
    tc = 0;
    displaced = false;
  }

  /** Then moves the image down and right by so many pixels. */
  public void shift(double rows, double columns) {
    then(1, 0, 0, 1, -rows, -columns);
  }

  /** Then turns the image around its centre, from the row axis towards the column axis. */
  public void rotate(double radians) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    then(cos, sin, -sin, cos, 0, 0);
  }

  /** Then enlarges the image about its centre. */
  public void enlarge(double factor) {
    then(1 / factor, 0, 0, 1 / factor, 0, 0);
  }

  /**
   * Then slants the image about its centre: each row moves right by slope for each row above it.
   */
  public void slant(double slope) {
    then(1, 0, slope, 1, 0, 0);
  }

  /**
   * Then cuts out a window and enlarges it to full size.
   *
   * @param side its height and width as a fraction of the image's, in (0, 1]
   * @param row where it lies from top, 0, to bottom, 1
   * @param column where it lies from left, 0, to right, 1
   */
  public void crop(double side, double row, double column) {
    double rows = (1 - side) * shape.height() * (row - 0.5);
    double columns = (1 - side) * shape.width() * (column - 0.5);
    then(side, 0, 0, side, rows, columns);
  }

  /**
   * Then looks at the image through a window and enlarges it about the window's centre.
   *
   * @param side of the window as a fraction of the image's, in (0, 1]: it lies within the image
   * @param factor of enlargement
   * @param row where it lies from top, −½, to bottom, ½
   * @param column where it lies from left, −½, to right, ½
   */
  public void look(double side, double factor, double row, double column) {
    double rows = (1 - side) * shape.height() * row;
    double columns = (1 - side) * shape.width() * column;
    then(1 / factor, 0, 0, 1 / factor, rows, columns);
  }

  /**
   * Adds to u a field of uniform [−1, 1), smoothed and multiplied by alpha.
   *
   * @param alpha strength in pixels
   * @param sigma width of the smoothing Gaussian in pixels
   */
  public void displace(double alpha, double sigma, RandomGenerator random) {
    int pixels = shape.height() * shape.width();
    if (field.length == 0) {
      field = new float[2 * pixels];
      smoothed = new float[2 * pixels];
    }
    if (!displaced) {
      Arrays.fill(field, 0);
      displaced = true;
    }
    prepareKernel(sigma);
    for (int axis = 0; axis < 2; axis++) {
      for (int v = 0; v < pixels; v++) {
        smoothed[v] = (float) (alpha * (2 * random.nextDouble() - 1));
      }
      Arrays.fill(smoothed, pixels, 2 * pixels, 0);
      smooth(smoothed, 0, smoothed, pixels, shape.width(), shape.height(), 1);
      smooth(smoothed, pixels, field, axis * pixels, shape.height(), shape.width(), shape.width());
    }
  }

  /**
   * Draws the new image.
   *
   * @param in old image at [inOffset, inOffset + values)
   * @param out new image at [outOffset, outOffset + values), must not overlap the old one
   */
  public void sample(float[] in, int inOffset, float[] out, int outOffset) {
    int height = shape.height();
    int width = shape.width();
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int pixel = r * width + c;
        double pr = r - centreRow + (displaced ? field[pixel] : 0);
        double pc = c - centreColumn + (displaced ? field[height * width + pixel] : 0);
        double row = rr * pr + rc * pc + tr + centreRow;
        double column = cr * pr + cc * pc + tc + centreColumn;
        for (int k = 0; k < shape.channels(); k++) {
          int plane = k * height * width;
          out[outOffset + plane + pixel] = bilinear(in, inOffset + plane, row, column);
        }
      }
    }
  }

  private float bilinear(float[] in, int plane, double row, double column) {
    // Also keeps the indices below from overflowing.
    if (!(row > -1 && row < shape.height() && column > -1 && column < shape.width())) {
      return 0;
    }
    int r = (int) Math.floor(row);
    int c = (int) Math.floor(column);
    float down = (float) (row - r);
    float right = (float) (column - c);
    float upper = (1 - right) * value(in, plane, r, c) + right * value(in, plane, r, c + 1);
    float lower = (1 - right) * value(in, plane, r + 1, c) + right * value(in, plane, r + 1, c + 1);
    return (1 - down) * upper + down * lower;
  }

  private float value(float[] in, int plane, int r, int c) {
    boolean inside = r >= 0 && r < shape.height() && c >= 0 && c < shape.width();
    return inside ? in[plane + r * shape.width() + c] : 0;
  }

  /** A ← A B, t ← A b + t: the new image is taken from the one that was warped so far. */
  private void then(double brr, double brc, double bcr, double bcc, double br, double bc) {
    tr += rr * br + rc * bc;
    tc += cr * br + cc * bc;
    double newRr = rr * brr + rc * bcr;
    double newRc = rr * brc + rc * bcc;
    double newCr = cr * brr + cc * bcr;
    double newCc = cr * brc + cc * bcc;
    rr = newRr;
    rc = newRc;
    cr = newCr;
    cc = newCc;
  }

  private void prepareKernel(double sigma) {
    if (sigma == kernelSigma) {
      return;
    }
    int radius = (int) Math.ceil(CUTOFF * sigma);
    kernel = new double[2 * radius + 1];
    double sum = 0;
    for (int t = -radius; t <= radius; t++) {
      kernel[t + radius] = Math.exp(-t * t / (2 * sigma * sigma));
      sum += kernel[t + radius];
    }
    for (int t = 0; t < kernel.length; t++) {
      kernel[t] /= sum;
    }
    kernelSigma = sigma;
  }

  /** Smooths lines of a plane, beyond whose ends everything is 0, and adds them to another. */
  private void smooth(
      float[] from, int start, float[] to, int target, int length, int lines, int stride) {
    int radius = kernel.length / 2;
    int between = stride == 1 ? length : 1;
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < length; i++) {
        double sum = 0;
        for (int t = Math.max(-radius, -i); t <= Math.min(radius, length - 1 - i); t++) {
          sum += kernel[t + radius] * from[start + line * between + (i + t) * stride];
        }
        int at = target + line * between + i * stride;
        to[at] += (float) sum;
      }
    }
  }
}

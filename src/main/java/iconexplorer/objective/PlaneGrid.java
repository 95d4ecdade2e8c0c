package iconexplorer.objective;

import iconexplorer.matrix.Fourier2d;
import iconexplorer.matrix.Team;
import java.util.Arrays;

/**
 * Sums over all pairs of very many points of the plane in O(N): charges are interpolated onto a
 * grid, convolved with a kernel there, and interpolated back.
 *
 * <p>A bell leaves points that stand alone with sums smaller than the grid's error; see {@link
 * LonelyPoints}.
 *
 * <p>A box of the grid has three nodes in each direction and nearly the width of the kernel, so
 * that a polynomial of degree 2 follows it. Forces have kernels of their own, k ∂s/∂d dx and ∂s/∂d
 * dx, so that nothing large cancels. The grid's spacing moves in steps, and kernels are transformed
 * anew only when it has, each when it is needed.
 *
 * @see <a href="https://doi.org/10.1038/s41592-018-0308-4">Linderman et al., Fast
 *     interpolation-based t-SNE (FIt-SNE), 2019</a>
 */
final class PlaneGrid {

  /** Points from which the grid is faster than all pairs, and exact no longer lively. */
  static final int FEWEST_POINTS = 20_001;

  private static final int NODES = 3;
  private static final int SMALLEST_LENGTH = 256;
  private static final int LARGEST_LENGTH = 4096;

  /** Box width at most, in units of the kernel's scale. */
  private static final double WIDEST = 0.9;

  /** Box widths are this to a whole power. */
  private static final double STEP = 1.1;

  private final Plane plane;
  private final int[] boxX;
  private final int[] boxY;
  private final int[] order;

  /** [n, 3] weights of a point's nodes in its box. */
  private final float[] weightsX;

  private final float[] weightsY;
  private final PairKernel kernel;
  private Fourier2d fourier;
  private int[] rowStarts = {};

  private final Spectrum sums;
  private final Spectrum repulsionX;
  private final Spectrum repulsionY;
  private final Spectrum pullX;
  private final Spectrum pullY;
  private final Spectrum scores;
  private float[] chargesRe = {};
  private float[] chargesIm = {};
  private float[] fieldRe = {};
  private float[] fieldIm = {};
  private double boxWidth;
  private int boxes;
  private double lowX;
  private double lowY;

  /** A function of a displacement on the grid. */
  @FunctionalInterface
  private interface Kernel {
    double at(double dx, double dy);
  }

  PlaneGrid(Plane plane, PairKernel kernel) {
    this.plane = plane;
    this.kernel = kernel;
    boxX = new int[plane.n];
    boxY = new int[plane.n];
    order = new int[plane.n];
    weightsX = new float[NODES * plane.n];
    weightsY = new float[NODES * plane.n];
    fourier = new Fourier2d(SMALLEST_LENGTH);
    sums = new Spectrum(false, (dx, dy) -> kernel.value(squares(dx, dy)));
    repulsionX = new Spectrum(true, (dx, dy) -> -repulsion(dx, dy) * dx);
    repulsionY = new Spectrum(true, (dx, dy) -> -repulsion(dx, dy) * dy);
    pullX = new Spectrum(true, (dx, dy) -> -kernel.slope(squares(dx, dy)) * dx);
    pullY = new Spectrum(true, (dx, dy) -> -kernel.slope(squares(dx, dy)) * dy);
    scores = new Spectrum(false, (dx, dy) -> kernel.score(squares(dx, dy)));
  }

  private static float squares(double dx, double dy) {
    return (float) (dx * dx + dy * dy);
  }

  private double repulsion(double dx, double dy) {
    float d = squares(dx, dy);
    return kernel.value(d) * kernel.slope(d);
  }

  /** A kernel's transform: real, or imaginary and divided by i. */
  private final class Spectrum {
    private final boolean odd;
    private final Kernel function;
    private float[] values = {};
    private double width;

    Spectrum(boolean odd, Kernel function) {
      this.odd = odd;
      this.function = function;
    }

    /** Of the grid as it lies now; may overwrite the field. */
    float[] current() {
      int cells = fourier.length() * fourier.length();
      if (values.length != cells || width != boxWidth) {
        values = values.length == cells ? values : new float[cells];
        width = boxWidth;
        transform();
      }
      return values;
    }

    private void transform() {
      int length = fourier.length();
      Team.shared().forBlocks(length, this::lines);
      Arrays.fill(fieldRe, 0);
      fourier.forward(values, fieldRe, length);
      if (odd) {
        System.arraycopy(fieldRe, 0, values, 0, fieldRe.length);
      }
    }

    /** Displacements beyond the middle are negative. */
    private void lines(int from, int to, int block) {
      int length = fourier.length();
      double spacing = boxWidth / NODES;
      for (int row = from; row < to; row++) {
        double dy = (row < length / 2 ? row : row - length) * spacing;
        for (int column = 0; column < length; column++) {
          double dx = (column < length / 2 ? column : column - length) * spacing;
          boolean outside = row == length / 2 || column == length / 2;
          values[row * length + column] = outside ? 0 : (float) function.at(dx, dy);
        }
      }
    }
  }

  /**
   * Lays the grid over the plane.
   *
   * @return false where the points are too far apart for it
   */
  boolean lay() {
    double highX = Double.NEGATIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    lowX = Double.POSITIVE_INFINITY;
    lowY = Double.POSITIVE_INFINITY;
    for (int i = 0; i < plane.n; i++) {
      lowX = Math.min(lowX, plane.x[i]);
      lowY = Math.min(lowY, plane.y[i]);
      highX = Math.max(highX, plane.x[i]);
      highY = Math.max(highY, plane.y[i]);
    }
    double span = Math.max(highX - lowX, highY - lowY);
    if (!(span < boxesOf(LARGEST_LENGTH) * widest())) {
      return false;
    }
    fit(span);
    place();
    return true;
  }

  /** Boxes no wider than this: errors grow with the third power of it. */
  private double widest() {
    return WIDEST * kernel.scale();
  }

  private static int boxesOf(int length) {
    return length / 2 / NODES;
  }

  /** Chooses length and spacing. */
  private void fit(double span) {
    int length = SMALLEST_LENGTH;
    while (boxesOf(length) * widest() <= span) {
      length *= 2;
    }
    boxes = boxesOf(length);
    double least = Math.max(span / (boxes - 1), widest() / boxes);
    boxWidth = Math.min(Math.pow(STEP, Math.ceil(Math.log(least) / Math.log(STEP))), widest());
    if (length != fourier.length() || chargesRe.length == 0) {
      takeMemory(length);
    }
  }

  private void takeMemory(int length) {
    fourier = new Fourier2d(length);
    int cells = length * length;
    chargesRe = new float[cells];
    chargesIm = new float[cells];
    fieldRe = new float[cells];
    fieldIm = new float[cells];
    rowStarts = new int[boxesOf(length) + 1];
  }

  /** Box and weights of each point, and the points in the order of their boxes' rows. */
  private void place() {
    Team.shared()
        .forBlocks(
            plane.n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                boxX[i] = weigh((plane.x[i] - lowX) / boxWidth, weightsX, i);
                boxY[i] = weigh((plane.y[i] - lowY) / boxWidth, weightsY, i);
              }
            });
    Arrays.fill(rowStarts, 0);
    for (int i = 0; i < plane.n; i++) {
      rowStarts[boxY[i] + 1]++;
    }
    for (int row = 0; row < boxes; row++) {
      rowStarts[row + 1] += rowStarts[row];
    }
    for (int i = plane.n - 1; i >= 0; i--) {
      rowStarts[boxY[i] + 1]--;
      order[rowStarts[boxY[i] + 1]] = i;
    }
    System.arraycopy(rowStarts, 1, rowStarts, 0, boxes);
    rowStarts[boxes] = plane.n;
  }

  /** Lagrange's polynomials on nodes at 1/6, 3/6 and 5/6 of the box; returns the box. */
  private int weigh(double position, float[] weights, int i) {
    int box = Math.clamp((int) position, 0, boxes - 1);
    double t = NODES * (position - box) - 1.5;
    weights[NODES * i] = (float) (t * (t - 1) / 2);
    weights[NODES * i + 1] = (float) (1 - t * t);
    weights[NODES * i + 2] = (float) (t * (t + 1) / 2);
    return box;
  }

  /**
   * Σ_{j≠i} c_j k_ij of every point, c the charges set last, 1 at the point itself.
   *
   * @param target [n]
   */
  void sums(double[] target) {
    convolve(sums, target, kernel.value(0));
  }

  /**
   * Σ_{j≠i} c_j s_ij of every point, s = log k, c the charges set last.
   *
   * @param target [n]
   */
  void scores(double[] target) {
    convolve(scores, target, 0);
  }

  /**
   * @param self what a point's own charge gives to it
   */
  private void convolve(Spectrum spectrum, double[] target, double self) {
    multiply(spectrum.current());
    fourier.inverse(fieldRe, fieldIm, NODES * boxes);
    Team.shared()
        .forBlocks(
            plane.n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                target[i] = interpolate(fieldRe, i) - self;
              }
            });
  }

  /**
   * Adds scale · f_i · Σ_j c_j k_ij ∂s/∂d (z_j − z_i), c the charges set last.
   *
   * @param factors f, at least [n]
   */
  void addRepulsion(float[] factors, float scale, float[] fx, float[] fy) {
    addForces(repulsionX, repulsionY, factors, scale, fx, fy);
  }

  /**
   * Adds scale · f_i · Σ_j c_j ∂s/∂d (z_j − z_i), c the charges set last.
   *
   * @param factors f, at least [n]
   */
  void addPull(float[] factors, float scale, float[] fx, float[] fy) {
    addForces(pullX, pullY, factors, scale, fx, fy);
  }

  private void addForces(
      Spectrum inX, Spectrum inY, float[] factors, float scale, float[] fx, float[] fy) {
    float[] spectrumX = inX.current();
    float[] spectrumY = inY.current();
    multiply(spectrumX, spectrumY);
    fourier.inverse(fieldRe, fieldIm, NODES * boxes);
    Team.shared()
        .forBlocks(
            plane.n,
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                fx[i] += scale * factors[i] * (float) interpolate(fieldRe, i);
                fy[i] += scale * factors[i] * (float) interpolate(fieldIm, i);
              }
            });
  }

  /**
   * Gives each point a charge.
   *
   * @param charges at least [n]
   */
  void charge(float[] charges) {
    Arrays.fill(chargesRe, 0);
    Arrays.fill(chargesIm, 0);
    Team.shared()
        .forBlocks(
            boxes,
            (from, to, block) -> {
              for (int at = rowStarts[from]; at < rowStarts[to]; at++) {
                spread(order[at], charges[order[at]]);
              }
            });
    fourier.forward(chargesRe, chargesIm, NODES * boxes);
  }

  private void spread(int i, float charge) {
    int length = fourier.length();
    for (int row = 0; row < NODES; row++) {
      int at = (NODES * boxY[i] + row) * length + NODES * boxX[i];
      float share = charge * weightsY[NODES * i + row];
      for (int column = 0; column < NODES; column++) {
        chargesRe[at + column] += share * weightsX[NODES * i + column];
      }
    }
  }

  private double interpolate(float[] field, int i) {
    int length = fourier.length();
    double sum = 0;
    for (int row = 0; row < NODES; row++) {
      int at = (NODES * boxY[i] + row) * length + NODES * boxX[i];
      float line = 0;
      for (int column = 0; column < NODES; column++) {
        line += weightsX[NODES * i + column] * field[at + column];
      }
      sum += weightsY[NODES * i + row] * line;
    }
    return sum;
  }

  /** field = charges · spectrum, a real one. */
  private void multiply(float[] spectrum) {
    Team.shared()
        .forBlocks(
            spectrum.length,
            (from, to, block) -> {
              for (int at = from; at < to; at++) {
                fieldRe[at] = spectrum[at] * chargesRe[at];
                fieldIm[at] = spectrum[at] * chargesIm[at];
              }
            });
  }

  /** field = charges · (i X + i · i Y): the force in x comes back real, that in y imaginary. */
  private void multiply(float[] spectrumX, float[] spectrumY) {
    Team.shared()
        .forBlocks(
            chargesRe.length,
            (from, to, block) -> {
              for (int at = from; at < to; at++) {
                float re = -spectrumY[at];
                float im = spectrumX[at];
                fieldRe[at] = chargesRe[at] * re - chargesIm[at] * im;
                fieldIm[at] = chargesRe[at] * im + chargesIm[at] * re;
              }
            });
  }
}

package iconexplorer.data;

import java.util.Arrays;

/**
 * An affine map of features, per column.
 *
 * <pre>x′ₖ = (xₖ − meanₖ) / scaleₖ</pre>
 *
 * @param mean [d], what is subtracted
 * @param scale [d], what is divided by, positive and finite
 */
public record Scaling(float[] mean, float[] scale) {
  public Scaling {
    if (mean.length != scale.length) {
      throw new IllegalArgumentException(
          "mean and scale must be equally long, got %d and %d"
              .formatted(mean.length, scale.length));
    }
    for (int k = 0; k < scale.length; k++) {
      if (!(scale[k] > 0) || !Float.isFinite(scale[k]) || !Float.isFinite(mean[k])) {
        throw new IllegalArgumentException(
            "mean must be finite and scale in (0, ∞), got %s and %s at column %d"
                .formatted(mean[k], scale[k], k));
      }
    }
  }

  /** Maps [0, maximum] to [0, 1] in each of d columns, e.g. pixels of 0…16 or 0…255. */
  public static Scaling unitRange(int d, float maximum) {
    return range(d, 0, maximum);
  }

  /** Maps [least, greatest] to [0, 1] in each of d columns; to 0 where they are the same. */
  static Scaling range(int d, float least, float greatest) {
    float[] mean = new float[d];
    float[] scale = new float[d];
    Arrays.fill(mean, least);
    double width = (double) greatest - least;
    Arrays.fill(scale, width > 0 ? (float) Math.min(width, Float.MAX_VALUE) : 1);
    return new Scaling(mean, scale);
  }

  /**
   * Mean 0 and (population) standard deviation 1 per column, as fitted on these rows. A constant
   * column keeps scale 1 and so becomes 0.
   *
   * @param x [n, d]
   */
  public static Scaling standardise(float[] x, int n, int d) {
    double[] sum = new double[d];
    for (int v = 0; v < n * d; v++) {
      sum[v % d] += x[v];
    }
    double[] squares = new double[d];
    for (int v = 0; v < n * d; v++) {
      double deviation = x[v] - sum[v % d] / n;
      squares[v % d] += deviation * deviation;
    }
    float[] mean = new float[d];
    float[] scale = new float[d];
    for (int k = 0; k < d; k++) {
      mean[k] = (float) (sum[k] / n);
      scale[k] = deviationOrOne(Math.sqrt(squares[k] / n), mean[k]);
    }
    return new Scaling(mean, scale);
  }

  /**
   * Mean 0 per column and one common factor for all columns, so that the whole has standard
   * deviation 1 and keeps its shape.
   *
   * @param x [n, d]
   */
  public static Scaling commonFactor(float[] x, int n, int d) {
    Scaling perColumn = standardise(x, n, d);
    double variance = 0;
    for (int v = 0; v < n * d; v++) {
      double deviation = x[v] - perColumn.mean[v % d];
      variance += deviation * deviation / ((double) n * d);
    }
    float[] scale = new float[d];
    Arrays.fill(scale, deviationOrOne(Math.sqrt(variance), 0));
    return new Scaling(perColumn.mean, scale);
  }

  /**
   * Maps rows in place.
   *
   * @param x [rows, d]
   */
  public void apply(float[] x) {
    int d = mean.length;
    if (x.length % d != 0) {
      throw new IllegalArgumentException(
          "rows of %d features were expected, got %d values".formatted(d, x.length));
    }
    for (int start = 0; start < x.length; start += d) {
      for (int k = 0; k < d; k++) {
        x[start + k] = (float) (((double) x[start + k] - mean[k]) / scale[k]);
      }
    }
  }

  /**
   * Maps rows back, in place.
   *
   * @param x [rows, d]
   */
  void unapply(float[] x) {
    int d = mean.length;
    for (int v = 0; v < x.length; v++) {
      x[v] = (float) ((double) x[v] * scale[v % d] + mean[v % d]);
    }
  }

  /** Whether another one maps alike. */
  boolean isSameAs(Scaling other) {
    return Arrays.equals(mean, other.mean) && Arrays.equals(scale, other.scale);
  }

  /** A spread that is only the rounding of the mean counts as none. */
  private static float deviationOrOne(double deviation, double mean) {
    return deviation > 1e-6 * Math.abs(mean) && (float) deviation > 0 ? (float) deviation : 1;
  }
}

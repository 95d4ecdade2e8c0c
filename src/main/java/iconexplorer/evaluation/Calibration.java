package iconexplorer.evaluation;

import java.util.Arrays;

/**
 * Whether probabilities mean what they say.
 *
 * <pre>ECE = Σ_b n_b / n · |accuracy of bin b − mean confidence of bin b|</pre>
 *
 * <p>An item's confidence is its largest probability; bin b of {@value #BINS} holds those in ((b −
 * 1) / {@value #BINS}, b / {@value #BINS}].
 *
 * @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo et al. (2017), equation 3</a>
 */
public final class Calibration {
  static final int BINS = 15;

  private Calibration() {}

  /**
   * Expected calibration error against labels: an accuracy is 1 or 0.
   *
   * @param confidence [n], in [0, 1]
   * @param right [n], whether the likeliest was right
   * @return in [0, 1]; NaN where a confidence is not finite or there are none
   */
  public static double expectedError(float[] confidence, boolean[] right) {
    float[] accuracy = new float[right.length];
    for (int i = 0; i < right.length; i++) {
      accuracy[i] = right[i] ? 1 : 0;
    }
    return expectedError(confidence, accuracy);
  }

  /**
   * Expected calibration error against a distribution: who says what it says errs by nothing.
   *
   * @param confidence [n], in [0, 1]
   * @param accuracy [n], how probable it is that the likeliest is right, in [0, 1]
   * @return in [0, 1]; NaN where a confidence is not finite or there are none
   */
  public static double expectedError(float[] confidence, float[] accuracy) {
    if (confidence.length != accuracy.length) {
      throw new IllegalArgumentException(
          "confidences and answers must be equally many, got %d and %d"
              .formatted(confidence.length, accuracy.length));
    }
    if (confidence.length == 0 || !Finite.all(confidence)) {
      return Double.NaN;
    }
    double[] gap = new double[BINS];
    for (int i = 0; i < confidence.length; i++) {
      int bin = (int) Math.ceil(confidence[i] * (double) BINS) - 1;
      gap[Math.clamp(bin, 0, BINS - 1)] += accuracy[i] - (double) confidence[i];
    }
    return Arrays.stream(gap).map(Math::abs).sum() / confidence.length;
  }
}

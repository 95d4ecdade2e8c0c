package iconexplorer.data;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * A recording as a picture: the logarithm of its energy by pitch (rows, the highest on top) and
 * time (columns).
 *
 * <p>Windows of 25 ms (Hann) begin at equal distances from the first sample to the last, so that a
 * word fills the picture however fast it was spoken. Bands are triangles on the mel scale.
 *
 * <pre>
 * mel(f) = 2595 log₁₀(1 + f/700)
 * value  = clamp(1 + (10 log₁₀ E − max 10 log₁₀ E) / 60), in [0, 1]: the loudest is 1, 60 dB below is 0
 * </pre>
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis, Mermelstein (1980), section
 *     II</a>
 */
final class LogMel {
  static final ImageShape SHAPE = new ImageShape(32, 32, 1);

  private static final double WINDOW_SECONDS = 0.025;
  private static final double LOWEST_HERTZ = 100;
  private static final double HIGHEST_HERTZ = 4000;
  private static final double RANGE_DECIBELS = 60;
  private static final double SILENCE = 1e-12;

  private final int rate;
  private final double[] window;
  private final double[][] bands;

  /** The first bin of each band. */
  private final int[] firsts;

  /**
   * @param rate samples per second
   */
  LogMel(int rate) {
    this.rate = rate;
    window = new double[(int) Math.round(WINDOW_SECONDS * rate)];
    Arrays.setAll(window, t -> 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (t + 0.5) / window.length));
    bands = bands(rate, 2 * Integer.highestOneBit(2 * window.length - 1));
    firsts = new int[bands.length];
    for (int m = 0; m < firsts.length; m++) {
      while (bands[m][firsts[m]] == 0) {
        firsts[m]++;
      }
    }
  }

  int rate() {
    return rate;
  }

  /**
   * @param samples at least one
   * @return [32 · 32], rows from high to low
   */
  float[] picture(float[] samples) {
    int frames = SHAPE.width();
    double[] decibels = new double[SHAPE.values()];
    double room = Math.max(0, samples.length - window.length);
    for (int f = 0; f < frames; f++) {
      int start = (int) Math.round(room * f / (frames - 1));
      double[] energies = energies(samples, start);
      for (int m = 0; m < energies.length; m++) {
        decibels[(SHAPE.height() - 1 - m) * frames + f] =
            10 * StrictMath.log10(Math.max(energies[m], SILENCE));
      }
    }
    double loudest = Arrays.stream(decibels).max().orElseThrow();
    float[] picture = new float[decibels.length];
    for (int v = 0; v < picture.length; v++) {
      picture[v] = (float) Math.clamp(1 + (decibels[v] - loudest) / RANGE_DECIBELS, 0, 1);
    }
    return picture;
  }

  /** Energy of each band in the window that begins here; beyond the end is silence. */
  private double[] energies(float[] samples, int start) {
    int bins = bands[0].length;
    double[][] spectrum = new double[2][2 * (bins - 1)];
    int length = Math.min(window.length, samples.length - start);
    for (int t = 0; t < length; t++) {
      spectrum[0][t] = window[t] * samples[start + t];
    }
    FastFourierTransformer.transformInPlace(
        spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
    for (int b = 0; b < bins; b++) {
      double re = spectrum[0][b];
      double im = spectrum[1][b];
      spectrum[0][b] = re * re + im * im;
    }
    double[] energies = new double[bands.length];
    for (int m = 0; m < bands.length; m++) {
      for (int b = firsts[m]; b < bins && bands[m][b] > 0; b++) {
        energies[m] += bands[m][b] * spectrum[0][b];
      }
    }
    return energies;
  }

  /** Weights [bands, length/2 + 1] of the bins in each band. */
  private static double[][] bands(int rate, int length) {
    double lowest = mel(LOWEST_HERTZ);
    double step = (mel(Math.min(HIGHEST_HERTZ, rate / 2.0)) - lowest) / (SHAPE.height() + 1);
    double[][] bands = new double[SHAPE.height()][length / 2 + 1];
    for (int m = 0; m < bands.length; m++) {
      double centre = lowest + (m + 1) * step;
      for (int b = 0; b < bands[m].length; b++) {
        double distance = Math.abs(mel(b * (double) rate / length) - centre) / step;
        bands[m][b] = Math.max(0, 1 - distance);
      }
    }
    return bands;
  }

  private static double mel(double hertz) {
    return 2595 * StrictMath.log10(1 + hertz / 700);
  }
}

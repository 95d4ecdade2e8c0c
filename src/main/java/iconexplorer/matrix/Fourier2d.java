package iconexplorer.matrix;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Fourier transforms of complex squares [L, L], for convolutions: the spectrum stays in the order
 * that decimation in frequency leaves, which the way back expects. A stripe of as many lines as a
 * vector has lanes is transformed at a time, within the cache.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1965-0178586-1">Cooley &amp; Tukey, 1965</a>
 */
public final class Fourier2d {

  private final int length;
  private final float[] cosines;
  private final float[] sines;
  private final float[][] stripeRe;
  private final float[][] stripeIm;

  /**
   * @param length L, a power of two, at least as long as a vector
   */
  public Fourier2d(int length) {
    if (Integer.bitCount(length) != 1 || length < Math.max(LANES, 2)) {
      throw new IllegalArgumentException(
          "length must be a power of two and at least %d, got %d".formatted(LANES, length));
    }
    this.length = length;
    cosines = new float[length / 2];
    sines = new float[length / 2];
    for (int k = 0; k < length / 2; k++) {
      cosines[k] = (float) Math.cos(2 * Math.PI * k / length);
      sines[k] = (float) Math.sin(2 * Math.PI * k / length);
    }
    stripeRe = new float[Team.BLOCKS][length * LANES];
    stripeIm = new float[Team.BLOCKS][length * LANES];
  }

  /** L. */
  public int length() {
    return length;
  }

  /**
   * To the spectrum, in place.
   *
   * @param re [L, L] real parts, row-major
   * @param im [L, L] imaginary parts
   * @param columns columns from this one on are zero, and not read
   */
  public void forward(float[] re, float[] im, int columns) {
    transformColumns(re, im, columns, true);
    transformRows(re, im, true);
  }

  /**
   * From the spectrum, in place, divided by L².
   *
   * @param columns columns from this one on are not wanted
   */
  public void inverse(float[] re, float[] im, int columns) {
    transformRows(re, im, false);
    transformColumns(re, im, columns, false);
  }

  private void transformColumns(float[] re, float[] im, int columns, boolean forward) {
    int stripes = Math.ceilDiv(columns, LANES);
    Team.shared()
        .forBlocks(
            stripes,
            (from, to, block) -> {
              float[] a = stripeRe[block];
              float[] b = stripeIm[block];
              for (int stripe = from; stripe < to; stripe++) {
                for (int i = 0; i < length; i++) {
                  System.arraycopy(re, i * length + stripe * LANES, a, i * LANES, LANES);
                  System.arraycopy(im, i * length + stripe * LANES, b, i * LANES, LANES);
                }
                transform(a, b, forward);
                for (int i = 0; i < length; i++) {
                  System.arraycopy(a, i * LANES, re, i * length + stripe * LANES, LANES);
                  System.arraycopy(b, i * LANES, im, i * length + stripe * LANES, LANES);
                }
              }
            });
  }

  private void transformRows(float[] re, float[] im, boolean forward) {
    Team.shared()
        .forBlocks(
            length / LANES,
            (from, to, block) -> {
              float[] a = stripeRe[block];
              float[] b = stripeIm[block];
              for (int stripe = from; stripe < to; stripe++) {
                int start = stripe * LANES * length;
                for (int lane = 0; lane < LANES; lane++) {
                  for (int i = 0; i < length; i++) {
                    a[i * LANES + lane] = re[start + lane * length + i];
                    b[i * LANES + lane] = im[start + lane * length + i];
                  }
                }
                transform(a, b, forward);
                for (int lane = 0; lane < LANES; lane++) {
                  for (int i = 0; i < length; i++) {
                    re[start + lane * length + i] = a[i * LANES + lane];
                    im[start + lane * length + i] = b[i * LANES + lane];
                  }
                }
              }
            });
  }

  /** All lanes of a stripe [L, lanes] at once. */
  private void transform(float[] re, float[] im, boolean forward) {
    if (forward) {
      for (int half = length / 2; half > 0; half /= 2) {
        for (int start = 0; start < length; start += 2 * half) {
          scatter(re, im, start, half);
        }
      }
    } else {
      for (int half = 1; half < length; half *= 2) {
        for (int start = 0; start < length; start += 2 * half) {
          gather(re, im, start, half);
        }
      }
      scale(re);
      scale(im);
    }
  }

  /** Decimation in frequency: (a, b) → (a + b, (a − b) w̄). */
  private void scatter(float[] re, float[] im, int start, int half) {
    int stride = length / (2 * half);
    for (int k = 0; k < half; k++) {
      int first = (start + k) * LANES;
      int second = first + half * LANES;
      float c = cosines[k * stride];
      float s = -sines[k * stride];
      FloatVector aRe = FloatVector.fromArray(SPECIES, re, first);
      FloatVector aIm = FloatVector.fromArray(SPECIES, im, first);
      FloatVector bRe = FloatVector.fromArray(SPECIES, re, second);
      FloatVector bIm = FloatVector.fromArray(SPECIES, im, second);
      aRe.add(bRe).intoArray(re, first);
      aIm.add(bIm).intoArray(im, first);
      FloatVector dRe = aRe.sub(bRe);
      FloatVector dIm = aIm.sub(bIm);
      dRe.mul(c).sub(dIm.mul(s)).intoArray(re, second);
      dRe.mul(s).add(dIm.mul(c)).intoArray(im, second);
    }
  }

  /** Decimation in time: (a, b) → (a + b w, a − b w). */
  private void gather(float[] re, float[] im, int start, int half) {
    int stride = length / (2 * half);
    for (int k = 0; k < half; k++) {
      int first = (start + k) * LANES;
      int second = first + half * LANES;
      float c = cosines[k * stride];
      float s = sines[k * stride];
      FloatVector bRe = FloatVector.fromArray(SPECIES, re, second);
      FloatVector bIm = FloatVector.fromArray(SPECIES, im, second);
      FloatVector wRe = bRe.mul(c).sub(bIm.mul(s));
      FloatVector wIm = bRe.mul(s).add(bIm.mul(c));
      FloatVector aRe = FloatVector.fromArray(SPECIES, re, first);
      FloatVector aIm = FloatVector.fromArray(SPECIES, im, first);
      aRe.add(wRe).intoArray(re, first);
      aIm.add(wIm).intoArray(im, first);
      aRe.sub(wRe).intoArray(re, second);
      aIm.sub(wIm).intoArray(im, second);
    }
  }

  private void scale(float[] values) {
    float factor = 1f / length;
    for (int at = 0; at < values.length; at += LANES) {
      FloatVector.fromArray(SPECIES, values, at).mul(factor).intoArray(values, at);
    }
  }
}

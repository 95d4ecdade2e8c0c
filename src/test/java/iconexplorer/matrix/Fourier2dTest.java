package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Fourier2dTest {

  private static final int L = 64;

  @Test
  void thereAndBackIsTheIdentity() {
    float[] re = random(L * L, 1);
    float[] im = random(L * L, 2);
    float[] oldRe = re.clone();
    float[] oldIm = im.clone();
    Fourier2d fourier = new Fourier2d(L);
    fourier.forward(re, im, L);
    fourier.inverse(re, im, L);
    assertArrayEquals(oldRe, re, 1e-5f);
    assertArrayEquals(oldIm, im, 1e-5f);
  }

  @Test
  void productOfSpectraIsTheCyclicConvolution() {
    float[] aRe = random(L * L, 3);
    float[] bRe = random(L * L, 4);
    double expected = 0;
    int row = 5;
    int column = 60;
    for (int i = 0; i < L; i++) {
      for (int j = 0; j < L; j++) {
        expected +=
            aRe[i * L + j] * bRe[Math.floorMod(row - i, L) * L + Math.floorMod(column - j, L)];
      }
    }
    Fourier2d fourier = new Fourier2d(L);
    float[] aIm = new float[L * L];
    float[] bIm = new float[L * L];
    fourier.forward(aRe, aIm, L);
    fourier.forward(bRe, bIm, L);
    float[] re = new float[L * L];
    float[] im = new float[L * L];
    for (int at = 0; at < L * L; at++) {
      re[at] = aRe[at] * bRe[at] - aIm[at] * bIm[at];
      im[at] = aRe[at] * bIm[at] + aIm[at] * bRe[at];
    }
    fourier.inverse(re, im, L);
    assertEquals(expected, re[row * L + column], 1e-3);
    assertEquals(0, im[row * L + column], 1e-3);
  }

  @Test
  void columnsBeyondTheNamedOnesCountAsZero() {
    float[] whole = random(L * L, 5);
    for (int i = 0; i < L; i++) {
      for (int j = L / 2; j < L; j++) {
        whole[i * L + j] = 0;
      }
    }
    float[] part = whole.clone();
    float[] wholeIm = new float[L * L];
    float[] partIm = new float[L * L];
    Fourier2d fourier = new Fourier2d(L);
    fourier.forward(whole, wholeIm, L);
    fourier.forward(part, partIm, L / 2);
    assertArrayEquals(whole, part, 1e-5f);
    assertArrayEquals(wholeIm, partIm, 1e-5f);
  }

  @Test
  void lengthsThatAreNoPowerOfTwoAreRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Fourier2d(48));
    assertEquals(true, refused.getMessage().contains("48"));
  }

  private static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int at = 0; at < length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return values;
  }
}

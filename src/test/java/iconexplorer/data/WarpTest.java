package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WarpTest {
  private static final ImageShape SQUARE = new ImageShape(8, 8, 1);
  private static final ImageShape COLOUR = new ImageShape(5, 7, 3);

  @Test
  void theIdentityChangesNothing() {
    float[] image = noise(COLOUR);
    assertArrayEquals(image, warped(COLOUR, image, warp -> {}));
  }

  @Test
  void aShiftByWholePixelsMovesThemExactlyAndFillsWithZero() {
    float[] image = noise(COLOUR);
    float[] moved = warped(COLOUR, image, warp -> warp.shift(2, -3));
    for (int k = 0; k < 3; k++) {
      for (int r = 0; r < 5; r++) {
        for (int c = 0; c < 7; c++) {
          float expected = r - 2 >= 0 && c + 3 < 7 ? image[(k * 5 + r - 2) * 7 + c + 3] : 0;
          assertEquals(expected, moved[(k * 5 + r) * 7 + c]);
        }
      }
    }
  }

  @Test
  void aShiftByHalfAPixelIsTheMeanOfTwo() {
    ImageShape line = new ImageShape(1, 4, 1);
    float[] moved = warped(line, new float[] {2, 4, 8, 16}, warp -> warp.shift(0, 0.5));
    assertArrayEquals(new float[] {1, 3, 6, 12}, moved);
  }

  @Test
  void aQuarterTurnPermutesThePixels() {
    float[] image = noise(SQUARE);
    float[] turned = warped(SQUARE, image, warp -> warp.rotate(Math.PI / 2));
    for (int r = 0; r < 8; r++) {
      for (int c = 0; c < 8; c++) {
        assertEquals(image[c * 8 + 7 - r], turned[r * 8 + c], 1e-6);
      }
    }
  }

  @Test
  void fourQuarterTurnsAndInversePairsAreTheIdentity() {
    float[] image = noise(SQUARE);
    float[] same =
        warped(
            SQUARE,
            image,
            warp -> {
              for (int t = 0; t < 4; t++) {
                warp.rotate(Math.PI / 2);
              }
              warp.enlarge(1.7);
              warp.rotate(0.3);
              warp.shift(0.4, -1.1);
              warp.shift(-0.4, 1.1);
              warp.rotate(-0.3);
              warp.enlarge(1 / 1.7);
            });
    assertArrayEquals(image, same, 1e-6f);
  }

  @Test
  void whatIsLinearStaysSoUnderEveryAffineMap() {
    // Bilinear interpolation is exact for linear images, so the composed map can be read off.
    ImageShape large = new ImageShape(31, 31, 1);
    float[] rows = new float[31 * 31];
    float[] columns = new float[31 * 31];
    for (int p = 0; p < rows.length; p++) {
      rows[p] = p / 31;
      columns[p] = p % 31;
    }
    Consumer<Warp> change =
        warp -> {
          warp.rotate(0.5);
          warp.enlarge(2);
          warp.shift(1.25, -0.5);
        };
    float[] fromRow = warped(large, rows, change);
    float[] fromColumn = warped(large, columns, change);
    for (int r = 8; r < 23; r++) {
      for (int c = 8; c < 23; c++) {
        double pr = (r - 15 - 1.25) / 2;
        double pc = (c - 15 + 0.5) / 2;
        double row = Math.cos(0.5) * pr + Math.sin(0.5) * pc + 15;
        double column = -Math.sin(0.5) * pr + Math.cos(0.5) * pc + 15;
        assertEquals(row, fromRow[r * 31 + c], 1e-4);
        assertEquals(column, fromColumn[r * 31 + c], 1e-4);
      }
    }
  }

  @Test
  void aCropOfEverythingIsTheIdentityAndACornerFillsTheImage() {
    float[] image = noise(SQUARE);
    assertArrayEquals(image, warped(SQUARE, image, warp -> warp.crop(1, 0.3, 0.9)));
    float[] corner = new float[64];
    for (int p = 0; p < 64; p++) {
      corner[p] = p / 8 >= 4 && p % 8 < 4 ? 1 : 0;
    }
    float[] full = warped(SQUARE, corner, warp -> warp.crop(0.5, 1, 0));
    for (int r = 1; r < 7; r++) {
      for (int c = 1; c < 7; c++) {
        assertEquals(1, full[r * 8 + c]);
      }
    }
  }

  @Test
  void anImageEnlargedTwiceShowsItsMiddle() {
    float[] image = new float[64];
    for (int p = 0; p < 64; p++) {
      image[p] = p / 8 >= 2 && p / 8 < 6 && p % 8 >= 2 && p % 8 < 6 ? 1 : 0;
    }
    float[] enlarged = warped(SQUARE, image, warp -> warp.enlarge(2));
    assertEquals(1, enlarged[9]);
    float[] shrunk = warped(SQUARE, image, warp -> warp.enlarge(0.5));
    assertEquals(4, sum(shrunk), 1e-6);
  }

  @Test
  void pixelsOutsideAreZeroHoweverFar() {
    assertEquals(0, sum(warped(SQUARE, noise(SQUARE), warp -> warp.shift(1e12, -1e300))));
    assertEquals(0, sum(warped(SQUARE, noise(SQUARE), warp -> warp.shift(8, 0))));
  }

  @Test
  void anElasticChangeOfStrengthZeroIsTheIdentity() {
    float[] image = noise(COLOUR);
    assertArrayEquals(
        image, warped(COLOUR, image, warp -> warp.displace(0, 2, new Random(1))), 1e-7f);
  }

  @Test
  void anElasticChangeKeepsWhatIsConstantInside() {
    ImageShape large = new ImageShape(28, 28, 1);
    float[] white = new float[28 * 28];
    Arrays.fill(white, 1);
    float[] changed = warped(large, white, warp -> warp.displace(20, 4, new Random(1)));
    for (int r = 6; r < 22; r++) {
      for (int c = 6; c < 22; c++) {
        assertEquals(1, changed[r * 28 + c], 1e-6);
      }
    }
  }

  @Test
  void anElasticFieldIsSmoothAndGrowsWithItsStrength() {
    // On an image that is its own column number, the change of values is the displacement.
    ImageShape large = new ImageShape(40, 40, 1);
    float[] columns = new float[1600];
    for (int p = 0; p < 1600; p++) {
      columns[p] = p % 40;
    }
    float[] once = warped(large, columns, warp -> warp.displace(10, 4, new Random(3)));
    float[] twice = warped(large, columns, warp -> warp.displace(20, 4, new Random(3)));
    double greatest = 0;
    for (int r = 10; r < 30; r++) {
      for (int c = 10; c < 30; c++) {
        int p = r * 40 + c;
        double u = once[p] - columns[p];
        assertEquals(2 * u, twice[p] - columns[p], 1e-4);
        assertEquals(u, once[p + 40] - columns[p + 40], 0.4);
        greatest = Math.max(greatest, Math.abs(u));
      }
    }
    assertTrue(greatest > 0.2 && greatest < 5, "greatest displacement " + greatest);
  }

  @Test
  void afterResetNothingIsLeft() {
    float[] image = noise(SQUARE);
    assertArrayEquals(
        image,
        warped(
            SQUARE,
            image,
            warp -> {
              warp.displace(30, 2, new Random(1));
              warp.rotate(1);
              warp.shift(1, 1);
              warp.reset();
            }));
  }

  private static float[] warped(ImageShape shape, float[] image, Consumer<Warp> change) {
    Warp warp = new Warp(shape);
    change.accept(warp);
    float[] result = new float[shape.values()];
    warp.sample(image, 0, result, 0);
    return result;
  }

  private static double sum(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  private static float[] noise(ImageShape shape) {
    Random random = new Random(2);
    float[] image = new float[shape.values()];
    for (int v = 0; v < image.length; v++) {
      image[v] = random.nextFloat();
    }
    return image;
  }
}

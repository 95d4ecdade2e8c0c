package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Augmentation.Brightness;
import iconexplorer.data.Augmentation.Crop;
import iconexplorer.data.Augmentation.Elastic;
import iconexplorer.data.Augmentation.FeatureDropout;
import iconexplorer.data.Augmentation.GaussianNoise;
import iconexplorer.data.Augmentation.PixelNoise;
import iconexplorer.data.Augmentation.Rotation;
import iconexplorer.data.Augmentation.Scale;
import iconexplorer.data.Augmentation.Shift;
import iconexplorer.data.Augmentation.Slant;
import iconexplorer.data.Augmentation.StrokeWidth;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(8, 8, 1);
  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 1);

  static Stream<List<Augmentation>> pairsThatDifferInOneSetting() {
    return Stream.of(
        List.of(new Shift(1), new Shift(2)),
        List.of(new Rotation(10), new Rotation(20)),
        List.of(new Scale(1.1), new Scale(1.3)),
        List.of(new Slant(0.2), new Slant(0.5)),
        List.of(new Crop(0.5), new Crop(0.8)),
        List.of(new Elastic(5, 2), new Elastic(8, 2)),
        List.of(new Elastic(5, 2), new Elastic(5, 3)),
        List.of(new StrokeWidth(0.2, 1), new StrokeWidth(0.6, 1)),
        List.of(new StrokeWidth(0, 0.5), new StrokeWidth(0, 1)),
        List.of(new PixelNoise(0.1), new PixelNoise(0.2)),
        List.of(new Brightness(0.1), new Brightness(0.2)),
        List.of(new GaussianNoise(0.1), new GaussianNoise(0.2)),
        List.of(new FeatureDropout(0.1), new FeatureDropout(0.6)));
  }

  static Stream<Augmentation> neutral() {
    return Stream.of(
        new Shift(0),
        new Rotation(0),
        new Scale(1),
        new Slant(0),
        new Crop(1),
        new Elastic(0, 2),
        new StrokeWidth(0, 0),
        new PixelNoise(0),
        new Brightness(0),
        new GaussianNoise(0),
        new FeatureDropout(0));
  }

  @ParameterizedTest
  @MethodSource("pairsThatDifferInOneSetting")
  void everySettingMatters(List<Augmentation> pair) {
    assertFalse(Arrays.equals(view(pair.get(0), 3), view(pair.get(1), 3)));
    assertFalse(Arrays.equals(view(pair.get(0), 3), DIGITS.row(0)));
  }

  @ParameterizedTest
  @MethodSource("pairsThatDifferInOneSetting")
  void theSeedDecides(List<Augmentation> pair) {
    assertArrayEquals(view(pair.get(0), 3), view(pair.get(0), 3));
    assertFalse(Arrays.equals(view(pair.get(0), 3), view(pair.get(0), 4)));
  }

  @ParameterizedTest
  @MethodSource("neutral")
  void theLeastSettingChangesNothing(Augmentation augmentation) {
    assertArrayEquals(DIGITS.row(0), view(augmentation, 3), 1e-6f);
  }

  @ParameterizedTest
  @MethodSource("neutral")
  void vectorsRefuseExactlyWhatNeedsImages(Augmentation augmentation) {
    AugmentationPipeline pipeline = new AugmentationPipeline(List.of(augmentation));
    if (augmentation.needsImage()) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> pipeline.prepare(64, Optional.empty()))
              .getMessage();
      assertEquals(
          augmentation.getClass().getSimpleName()
              + " changes images, but the data are vectors: use GaussianNoise or FeatureDropout",
          message);
    } else {
      assertEquals(64, pipeline.prepare(64, Optional.empty()).dimension());
    }
  }

  @Test
  void pixelsStayInTheUnitRange() {
    Augmenter augmenter =
        new AugmentationPipeline(List.of(new PixelNoise(1), new Brightness(1)))
            .prepare(64, Optional.of(SHAPE));
    float[] out = new float[64];
    for (int i = 0; i < 200; i++) {
      augmenter.apply(DIGITS.features(), i * 64, out, 0, new Random(i));
      for (float value : out) {
        assertTrue(value >= 0 && value <= 1, "" + value);
      }
    }
  }

  @Test
  void aStrokeOfThreePixelsIsOneOrFiveWideAtMost() {
    float[] stroke = new float[64];
    for (int r = 0; r < 8; r++) {
      Arrays.fill(stroke, 8 * r + 2, 8 * r + 5, 1);
    }
    DoubleSummaryStatistics widths = new DoubleSummaryStatistics();
    float[] drawn = new float[64];
    Augmenter augmenter = images(new StrokeWidth(1, 1));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      augmenter.apply(stroke, 0, drawn, 0, random);
      double width = IntStream.range(32, 40).mapToDouble(at -> drawn[at]).sum();
      assertEquals(width, IntStream.range(0, 8).mapToDouble(at -> drawn[at]).sum(), 1e-5);
      assertEquals(1, drawn[3]);
      widths.accept(width);
    }
    assertTrue(widths.getMin() >= 1 && widths.getMin() < 1.1, widths.toString());
    assertTrue(widths.getMax() <= 5 && widths.getMax() > 4.9, widths.toString());
  }

  @Test
  void channelsAreDilatedEachByItself() {
    float[] image = new float[3 * 64];
    image[64 + 9] = 1;
    new Morphology(new ImageShape(8, 8, 3)).widen(image, 0, 1);
    for (int at = 0; at < image.length; at++) {
      int apart = Math.abs((at - 64) / 8 - 1) + Math.abs(at % 8 - 1);
      assertEquals(at >= 64 && at < 128 && apart <= 1 ? 1 : 0, image[at], "value " + at);
    }
  }

  @Test
  void noiseHasItsDeviationAndDropoutItsRate() {
    int d = 20_000;
    float[] ones = new float[d];
    Arrays.fill(ones, 1);
    float[] noisy = new float[d];
    vectors(new GaussianNoise(0.3), d).apply(ones, 0, noisy, 0, new Random(1));
    double squares = 0;
    for (float value : noisy) {
      squares += (value - 1) * (value - 1) / (double) d;
    }
    assertEquals(0.3, Math.sqrt(squares), 0.006);
    float[] dropped = new float[d];
    vectors(new FeatureDropout(0.25), d).apply(ones, 0, dropped, 0, new Random(1));
    double zeros = 0;
    for (float value : dropped) {
      assertTrue(value == 0 || value == 1);
      zeros += value == 0 ? 1 : 0;
    }
    assertEquals(0.25, zeros / d, 0.015);
  }

  @Test
  void brightnessIsOneFactorForTheImage() {
    float[] view = view(new Brightness(0.5), 6);
    float[] image = DIGITS.row(0);
    float factor = view[3] / image[3];
    for (int p = 0; p < 64; p++) {
      assertEquals(Math.min(1, factor * image[p]), view[p], 1e-4);
    }
  }

  @Test
  void geometricStepsOfAListAreComposedNotRepeated() {
    // Two half shifts interpolate twice and blur; composed they are one whole shift and exact.
    float[] image = DIGITS.row(0);
    Warp warp = new Warp(SHAPE);
    warp.shift(0.5, 0);
    warp.shift(0.5, 0);
    float[] moved = new float[64];
    warp.sample(image, 0, moved, 0);
    assertArrayEquals(Arrays.copyOf(image, 56), Arrays.copyOfRange(moved, 8, 64));
  }

  @Test
  void onlyThePlaceOfTheViewIsWritten() {
    Augmenter augmenter = AugmentationPipeline.forData(DIGITS).prepare(DIGITS);
    float[] out = new float[64 * 3];
    Arrays.fill(out, -7);
    float[] before = DIGITS.features().clone();
    augmenter.apply(DIGITS.features(), 64, out, 64, new Random(1));
    for (int v = 0; v < 64; v++) {
      assertEquals(-7, out[v]);
      assertTrue(out[64 + v] >= 0);
      assertEquals(-7, out[128 + v]);
    }
    assertArrayEquals(before, DIGITS.features());
  }

  @Test
  void mostViewsOfADigitStayNearestToTheirClass() {
    Augmenter augmenter = AugmentationPipeline.forData(DIGITS).prepare(DIGITS);
    SquaredDistances distances = new SquaredDistances(DIGITS.features(), 1797, 64);
    Random random = new Random(1);
    float[] view = new float[64];
    float[] all = new float[1797];
    int same = 0;
    for (int i = 0; i < 1797; i++) {
      augmenter.apply(DIGITS.features(), i * 64, view, 0, random);
      distances.from(view, 0, 1, all);
      Nearest nearest = new Nearest(1);
      nearest.search(all, 0, 1797, i);
      same += DIGITS.labels()[nearest.index(0)] == DIGITS.labels()[i] ? 1 : 0;
    }
    assertTrue(same > 0.88 * 1797, same + " of 1797 views lie nearest to an item of their class");
  }

  @Test
  void theDefaultsSuitTheData() {
    assertEquals(
        AugmentationPipeline.forVectors(),
        AugmentationPipeline.forData(DatasetCatalogue.load("wine", 1)));
    assertEquals(
        List.of(new GaussianNoise(0.1)),
        AugmentationPipeline.forData(DatasetCatalogue.load("moons", 1)).steps());
  }

  @Test
  void settingsOutsideTheirRangeAreRefusedWithIt() {
    assertEquals(
        "the rate of feature dropout must be in [0.0, 0.9999999999999999], got 1.0",
        assertThrows(IllegalArgumentException.class, () -> new FeatureDropout(1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Scale(0.5));
    assertThrows(IllegalArgumentException.class, () -> new Crop(0));
    assertThrows(IllegalArgumentException.class, () -> new Rotation(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Elastic(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new StrokeWidth(0, 1.5));
  }

  @Test
  void nothingIsAllocatedPerItem() {
    Augmenter augmenter =
        new AugmentationPipeline(
                List.of(
                    new Shift(1),
                    new Rotation(10),
                    new Scale(1.1),
                    new Crop(0.8),
                    new Elastic(3, 2),
                    new StrokeWidth(0.5, 0.5),
                    new Brightness(0.1),
                    new PixelNoise(0.1)))
            .prepare(DIGITS);
    Random random = new Random(1);
    float[] out = new float[64];
    augmenter.apply(DIGITS.features(), 0, out, 0, random);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      augmenter.apply(DIGITS.features(), i * 64, out, 0, random);
    }
    // The iterators of the two lists of steps, where the compiler has not removed them yet.
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 100_000);
  }

  private static Augmenter images(Augmentation augmentation) {
    return new AugmentationPipeline(List.of(augmentation)).prepare(64, Optional.of(SHAPE));
  }

  private static Augmenter vectors(Augmentation augmentation, int d) {
    return new AugmentationPipeline(List.of(augmentation)).prepare(d, Optional.empty());
  }

  private static float[] view(Augmentation augmentation, long seed) {
    float[] view = new float[64];
    new AugmentationPipeline(List.of(augmentation))
        .prepare(DIGITS)
        .apply(DIGITS.features(), 0, view, 0, new Random(seed));
    return view;
  }
}

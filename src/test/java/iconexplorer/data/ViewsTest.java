package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final ImageShape SHAPE = new ImageShape(28, 28, 1);
  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 42);

  private static float[] view(List<Augmentation> steps, float[] image, long seed) {
    float[] out = new float[image.length];
    new AugmentationPipeline(steps)
        .prepare(image.length, Optional.of(SHAPE))
        .apply(image, 0, out, 0, new SplittableRandom(seed));
    return out;
  }

  /** A square of ten pixels in the middle. */
  private static float[] square() {
    float[] image = new float[784];
    for (int r = 9; r < 19; r++) {
      Arrays.fill(image, 28 * r + 9, 28 * r + 19, 1);
    }
    return image;
  }

  private static double area(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  @Test
  void aWindowOfTheShownSizeMovesTheImageWithinItsRoomAndKeepsItsSize() {
    double farthest = 0;
    for (long seed = 0; seed < 300; seed++) {
      float[] moved =
          view(List.of(new Augmentation.Window(List.of(20 / 28.0), 20 / 28.0)), square(), seed);
      assertEquals(100, area(moved), 0.01);
      double row = 0;
      for (int pixel = 0; pixel < 784; pixel++) {
        row += moved[pixel] * (pixel / 28) / 100;
      }
      farthest = Math.max(farthest, Math.abs(row - 13.5));
    }
    assertTrue(farthest > 3.8 && farthest <= 4.001, "four pixels up or down, got " + farthest);
  }

  @Test
  void windowsOfThreeSizesShowTheImageInThreeSizes() {
    TreeSet<Long> areas = new TreeSet<>();
    List<Double> sides = List.of(16 / 28.0, 20 / 28.0, 24 / 28.0);
    for (long seed = 0; seed < 60; seed++) {
      areas.add(
          Math.round(
              area(view(List.of(new Augmentation.Window(sides, 20 / 28.0)), square(), seed))));
    }
    for (long area : areas) {
      assertTrue(
          Math.abs(area - 69) <= 5 || area == 100 || Math.abs(area - 156) <= 5, "area " + area);
    }
    assertTrue(areas.first() < 75 && areas.contains(100L) && areas.last() > 150);
  }

  @Test
  void aTurnIsLeftOutAsOftenAsItIsToldTo() {
    int same = 0;
    for (long seed = 0; seed < 400; seed++) {
      float[] turned = view(List.of(new Augmentation.OccasionalRotation(0.5, 25)), square(), seed);
      same += Arrays.equals(square(), turned) ? 1 : 0;
    }
    assertTrue(same > 150 && same < 250, same + " of 400");
  }

  @Test
  void contrastKeepsTheMeanAndMovesValuesFromIt() {
    float[] image = new float[784];
    Arrays.fill(image, 0, 392, 0.4f);
    Arrays.fill(image, 392, 784, 0.6f);
    TreeSet<Float> seen = new TreeSet<>();
    for (long seed = 0; seed < 200; seed++) {
      float[] other = view(List.of(new Augmentation.Contrast(0.4)), image, seed);
      assertEquals(1, other[0] + other[783], 1e-5);
      seen.add(other[783]);
    }
    assertTrue(seen.first() >= 0.56f - 1e-5 && seen.first() < 0.565f);
    assertTrue(seen.last() <= 0.64f + 1e-5 && seen.last() > 0.635f);
  }

  @Test
  void theFirstViewIsOnlyMovedAndTheOthersAreOfOtherBrightness() {
    float[] item = Arrays.copyOf(DIGITS.features(), 64);
    float[] first = new float[64];
    Views.WINDOWS
        .pipeline(DIGITS, 0)
        .prepare(DIGITS)
        .apply(item, 0, first, 0, new SplittableRandom(1));
    float[] again = new float[64];
    Views.WINDOWS
        .pipeline(DIGITS, 0)
        .prepare(DIGITS)
        .apply(item, 0, again, 0, new SplittableRandom(1));
    assertArrayEquals(first, again);
    assertEquals(1, Views.WINDOWS.pipeline(DIGITS, 0).steps().size());
    assertEquals(4, Views.WINDOWS.pipeline(DIGITS, 3).steps().size());
    assertEquals(AugmentationPipeline.forData(DIGITS), Views.ALIKE.pipeline(DIGITS, 0));
  }

  /** A hand that leans: the middle of a column stays, its ends move apart. */
  @Test
  void aSlantMovesRowsAgainstEachOtherAndKeepsTheMiddle() {
    float[] column = new float[784];
    for (int r = 4; r < 24; r++) {
      Arrays.fill(column, 28 * r + 12, 28 * r + 16, 1);
    }
    double farthest = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] leaning = view(List.of(new Augmentation.Slant(0.5)), column, seed);
      double top = middle(leaning, 4);
      assertEquals(13.5, (top + middle(leaning, 23)) / 2, 1e-3);
      assertEquals(80, area(leaning), 0.01);
      farthest = Math.max(farthest, Math.abs(top - 13.5));
    }
    assertTrue(farthest > 4.5 && farthest <= 4.751, "half of 9.5 rows, got " + farthest);
  }

  /** Centre of mass of a row, in columns. */
  private static double middle(float[] image, int row) {
    double mass = 0;
    double moment = 0;
    for (int c = 0; c < 28; c++) {
      mass += image[28 * row + c];
      moment += c * image[28 * row + c];
    }
    return moment / mass;
  }

  @Test
  void viewsOfHandwritingAreMadeAlikeAndBendByTheSizeOfTheImage() {
    assertEquals(
        Views.HANDWRITING.pipeline(DIGITS, 0).steps(),
        Views.HANDWRITING.pipeline(DIGITS, 1).steps());
    Augmentation.Elastic bent =
        Views.HANDWRITING.pipeline(DIGITS, 0).steps().stream()
            .filter(Augmentation.Elastic.class::isInstance)
            .map(Augmentation.Elastic.class::cast)
            .findFirst()
            .orElseThrow();
    double unit = 8 / 28.0;
    assertEquals(34 / 4.0 * unit, bent.alpha() / bent.sigma(), 1e-9);
    assertEquals(4 * unit, bent.sigma(), 1e-9);
  }

  @Test
  void unknownNamesAndImpossibleWindowsAreRefused() {
    assertEquals(
        "unknown views \"crops\": use one of alike, windows, handwriting",
        assertThrows(IllegalArgumentException.class, () -> Views.byId("crops")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Augmentation.Window(List.of(1.2), 0.7));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation.Window(List.of(), 0.7));
  }
}

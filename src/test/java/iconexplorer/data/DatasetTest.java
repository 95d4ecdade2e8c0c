package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetTest {
  @Test
  void whatDoesNotFitTogetherIsRefusedWithTheNumbers() {
    assertRefused(
        "features must hold size × dimension = 6 values, got 5",
        3,
        new float[5],
        new int[0],
        List.of(),
        Optional.empty());
    assertRefused(
        "labels must be one per item or none with no class names, got 2 for 3 items and 1 classes",
        3,
        new float[6],
        new int[2],
        List.of("a"),
        Optional.empty());
    assertRefused(
        "labels must be in [0, 1), got 1 at item 2",
        3,
        new float[6],
        new int[] {0, 0, 1},
        List.of("a"),
        Optional.empty());
    assertRefused(
        "features must be finite, got NaN at item 1, feature 1",
        2,
        new float[] {0, 0, 0, Float.NaN},
        new int[0],
        List.of(),
        Optional.empty());
    assertRefused(
        "an image of 2 × 2 × 1 has 4 values, but the rows have 2",
        2,
        new float[4],
        new int[0],
        List.of(),
        Optional.of(new ImageShape(2, 2, 1)));
  }

  @Test
  void theArraysAreNotCopiedButRowsAre() {
    float[] features = {1, 2, 3, 4};
    Dataset data = new Dataset("a", "A", 2, 2, features, new int[0], List.of(), Optional.empty());
    features[3] = 9;
    float[] row = data.row(1);
    assertArrayEquals(new float[] {3, 9}, row);
    row[0] = 7;
    assertEquals(3, features[2]);
  }

  @Test
  void scalingsMapAsTheyWereFitted() {
    float[] x = {0, 10, 2, 30, 4, 50};
    Scaling scaling = Scaling.commonFactor(x, 3, 2);
    assertArrayEquals(new float[] {2, 30}, scaling.mean());
    assertEquals(scaling.scale()[0], scaling.scale()[1]);
    scaling.apply(x);
    assertEquals(10 * (x[4] - x[0]), x[5] - x[1], 1e-5);
    assertThrows(IllegalArgumentException.class, () -> scaling.apply(new float[3]));
    assertArrayEquals(new float[] {1, 1}, Scaling.unitRange(2, 0).scale(), "of one value");
  }

  private static void assertRefused(
      String message,
      int size,
      float[] features,
      int[] labels,
      List<String> names,
      Optional<ImageShape> shape) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dataset("id", "t", size, 2, features, labels, names, shape))
            .getMessage());
  }
}

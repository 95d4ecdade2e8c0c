package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private final Dataset digits = DatasetCatalogue.load("digits", 1);

  @Test
  void isAPartitionInAscendingOrder() {
    Split split = Split.stratified(digits, 0.2, 3);
    int[] all =
        IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.heldOut()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 1797).toArray(), all);
    assertEquals(359, split.heldOut().length);
    assertArrayEquals(Arrays.stream(split.heldOut()).sorted().toArray(), split.heldOut());
  }

  @Test
  void everyClassGivesItsShareToWithinOneItem() {
    Split split = Split.stratified(digits, 0.2, 3);
    for (int c = 0; c < 10; c++) {
      int label = c;
      double share = 0.2 * Arrays.stream(digits.labels()).filter(l -> l == label).count();
      long taken = Arrays.stream(split.heldOut()).filter(i -> digits.labels()[i] == label).count();
      assertEquals(share, taken, 1);
    }
  }

  @Test
  void theSeedDecides() {
    int[] heldOut = Split.stratified(digits, 0.2, 3).heldOut();
    assertArrayEquals(heldOut, Split.stratified(digits, 0.2, 3).heldOut());
    assertFalse(Arrays.equals(heldOut, Split.stratified(digits, 0.2, 4).heldOut()));
  }

  @Test
  void aClassOfOneItemTrainsAndNothingIsHeldOutAtZero() {
    Dataset tiny =
        new Dataset(
            "t",
            "t",
            4,
            1,
            new float[4],
            new int[] {0, 1, 1, 1},
            List.of("a", "b"),
            Optional.empty());
    assertTrue(Arrays.stream(Split.stratified(tiny, 0.9, 1).train()).anyMatch(i -> i == 0));
    assertEquals(0, Split.stratified(tiny, 0, 1).heldOut().length);
  }

  @Test
  void withoutLabelsAnyItemMayBeHeldOut() {
    Dataset bare =
        new Dataset("t", "t", 10, 1, new float[10], new int[0], List.of(), Optional.empty());
    assertEquals(3, Split.stratified(bare, 0.3, 1).heldOut().length);
  }

  @Test
  void aFractionOfOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Split.stratified(digits, 1, 1));
  }
}

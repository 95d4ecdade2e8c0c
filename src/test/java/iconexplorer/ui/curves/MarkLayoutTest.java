package iconexplorer.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.ui.curves.MarkLayout.Placed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkLayoutTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noLabelIsOnAnotherAndNoLineRunsThroughALabel(long seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(10);
    double[] x = random.doubles(count, 0, 400).sorted().toArray();
    double[] width = random.doubles(count, 20, 120).toArray();
    List<Placed> placed = MarkLayout.place(x, width, 0, 400);
    assertEquals(count, placed.size());
    for (Placed label : placed) {
      if (label.row() < 0) {
        continue;
      }
      assertTrue(label.left() >= 0 && label.right() <= 400, "inside the plot");
      for (Placed other : placed) {
        boolean same = other == label || other.row() != label.row();
        boolean apart = other.right() < label.left() || label.right() < other.left();
        assertTrue(same || apart, label + " " + other);
        boolean lineAtThisHeight = other.row() >= 0 && other.row() <= label.row();
        boolean through = other.x() > label.left() && other.x() < label.right();
        assertFalse(lineAtThisHeight && through, label + " " + other);
      }
    }
  }

  @Test
  void aLabelAtTheRightEdgeStandsLeftOfItsLine() {
    Placed only = MarkLayout.place(new double[] {390}, new double[] {60}, 0, 400).getFirst();
    assertTrue(only.right() < 390);
  }

  @Test
  void aLabelThatFitsNowhereLeavesItsLine() {
    double[] x = {100, 100, 100, 100, 100, 100, 100, 100, 100};
    double[] width = {300, 300, 300, 300, 300, 300, 300, 300, 300};
    List<Placed> placed = MarkLayout.place(x, width, 0, 410);
    assertEquals(x.length, placed.size());
    assertEquals(-1, placed.getLast().row());
  }
}

package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PlateauWatchTest {

  private static final int NEVER = -1;

  private static int stop(Plateau plateau, IntToDoubleFunction loss) {
    PlateauWatch watch = new PlateauWatch(plateau);
    for (int step = 1; step <= 2_000; step++) {
      if (watch.accept(step, loss.applyAsDouble(step))) {
        return step;
      }
    }
    return NEVER;
  }

  @Test
  void aLossThatFallsByEnoughGoesOn() {
    assertEquals(NEVER, stop(new Plateau(50, 0.01), step -> 10 - 0.001 * step));
  }

  @Test
  void aLossThatFallsByTooLittleHasPatienceAndThenEnds() {
    assertEquals(51, stop(new Plateau(50, 0.01), step -> 10 - 1e-5 * step));
  }

  @Test
  void theNoiseOfBatchesIsNoImprovement() {
    Random random = new Random(3);
    int end = stop(new Plateau(200, 0.5), step -> 3 + random.nextGaussian() * 0.2);
    assertTrue(end > 200 && end < 800, "" + end);
  }

  @Test
  void withoutPatienceNothingEnds() {
    assertEquals(NEVER, stop(Plateau.NEVER, step -> 1));
  }

  @Test
  void anotherScaleStartsAnew() {
    PlateauWatch watch = new PlateauWatch(new Plateau(10, 0));
    for (int step = 1; step <= 10; step++) {
      assertFalse(watch.accept(step, 1));
    }
    watch.reset();
    assertFalse(watch.accept(11, 100));
    assertFalse(watch.accept(20, 100));
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertEquals(
        "patience must be at least 0, got -1",
        assertThrows(IllegalArgumentException.class, () -> new Plateau(-1, 0)).getMessage());
    assertEquals(
        "least improvement must be at least 0, got NaN",
        assertThrows(IllegalArgumentException.class, () -> new Plateau(1, Double.NaN))
            .getMessage());
  }
}

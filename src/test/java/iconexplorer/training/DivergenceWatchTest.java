package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DivergenceWatchTest {

  /** The step at which the watch calls a run diverged; −1 where it never does. */
  private static int alarm(DivergenceWatch watch, int from, int to, IntToDoubleFunction loss) {
    for (int step = from; step <= to; step += 4) {
      if (watch.accept(step, loss.applyAsDouble(step))) {
        return step;
      }
    }
    return -1;
  }

  @Test
  void aLossThatStaysAboveThreeTimesItsBestIsCalledAfterFiftyUpdates() {
    DivergenceWatch watch = new DivergenceWatch();
    assertEquals(-1, alarm(watch, 1, 200, step -> 1 + 2.0 / step));
    int called = alarm(watch, 204, 1000, step -> 5);
    assertTrue(called >= 254 && called <= 280, "called at " + called);
  }

  @Test
  void aLossBelowThreeTimesItsBestIsNotCalled() {
    DivergenceWatch watch = new DivergenceWatch();
    assertEquals(-1, alarm(watch, 1, 200, step -> 1));
    assertEquals(-1, alarm(watch, 204, 3000, step -> 2.9));
  }

  @Test
  void aPeakThatPassesIsNotCalled() {
    DivergenceWatch watch = new DivergenceWatch();
    assertEquals(-1, alarm(watch, 1, 3000, step -> step / 40 % 10 == 3 ? 8 : 1));
  }

  @Test
  void theNoiseOfALossNearZeroIsNotCalled() {
    DivergenceWatch watch = new DivergenceWatch();
    Random random = new Random(3);
    assertEquals(
        -1,
        alarm(
            watch,
            1,
            5000,
            step -> 2.3 * Math.exp(-step / 50.0) + 0.05 * Math.pow(random.nextDouble(), 4)));
  }

  @Test
  void aLossThatRisesFromItsFirstStepOnIsCalled() {
    assertTrue(alarm(new DivergenceWatch(), 1, 600, step -> 2.3 + step / 10.0) > 0);
  }

  @Test
  void aNegativeLossHasAScaleOfItsOwn() {
    DivergenceWatch watch = new DivergenceWatch();
    assertEquals(-1, alarm(watch, 1, 400, step -> -2 + 2.0 / step));
    assertEquals(-1, alarm(watch, 404, 800, step -> 0), "back at its start");
    assertTrue(alarm(watch, 804, 1200, step -> 9) > 0);
  }

  @Test
  void afterAResetOnlyTheNewScaleCounts() {
    DivergenceWatch watch = new DivergenceWatch();
    alarm(watch, 1, 200, step -> 0.5);
    watch.reset();
    assertEquals(Double.POSITIVE_INFINITY, watch.limit());
    assertEquals(-1, alarm(watch, 204, 2000, step -> 6));
    assertEquals(18, watch.limit(), 1e-9);
  }

  @Test
  void aCollapseMustLast() {
    CollapseWatch watch = new CollapseWatch(1000);
    for (int step = 1; step <= 200; step += 4) {
      assertFalse(watch.accept(step, true), "step " + step);
    }
    assertFalse(watch.accept(204, false));
    int called = -1;
    for (int step = 208; step <= 600 && called < 0; step += 4) {
      called = watch.accept(step, true) ? step : -1;
    }
    assertEquals(408, called);
  }

  @Test
  void aCollapseOfALongRunMustLastAFifthOfIt() {
    CollapseWatch watch = new CollapseWatch(10_000);
    for (int step = 0; step < 2000; step += 40) {
      assertFalse(watch.accept(step, true), "step " + step);
    }
    assertTrue(watch.accept(2000, true));
  }
}

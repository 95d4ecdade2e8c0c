package iconexplorer.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KlCurveTest {

  private static void measure(KlCurve curve, int step, double kl) {
    curve.accept(new KlMeasured(1, step, kl, kl, 100));
  }

  @Test
  void keepsEveryPointWhileThereIsRoom() {
    KlCurve curve = new KlCurve(1000);
    for (int step = 1; step <= 1000; step++) {
      measure(curve, step, 1.0 / step);
    }
    assertEquals(1000, curve.size());
    assertEquals(0.5, curve.value(1));
  }

  @Test
  void keepsAtMostItsCapacityAndBothExtremes() {
    KlCurve curve = new KlCurve(100_000);
    Random random = new Random(1);
    for (int step = 1; step <= 100_000; step++) {
      measure(curve, step, step == 33_333 ? 50 : step == 77_777 ? -50 : random.nextDouble());
    }
    assertTrue(curve.size() <= KlCurve.CAPACITY + 1);
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < curve.size(); k++) {
      highest = Math.max(highest, curve.value(k));
      lowest = Math.min(lowest, curve.value(k));
    }
    assertEquals(50, highest);
    assertEquals(-50, lowest);
  }

  @Test
  void stepsAscendAndTheLatestIsTheLast() {
    KlCurve curve = new KlCurve(10_000);
    for (int step = 1; step <= 9_999; step++) {
      measure(curve, step, step % 7);
      assertEquals(step, curve.step(curve.size() - 1));
    }
    for (int k = 1; k < curve.size(); k++) {
      assertTrue(curve.step(k) > curve.step(k - 1));
    }
  }

  @Test
  void theMinimisedValueStaysWithItsStep() {
    KlCurve curve = new KlCurve(10_000, Optional.of("reverse KL"));
    for (int step = 1; step <= 9_999; step++) {
      curve.accept(new KlMeasured(1, step, step % 7, 3.0 * step, 100));
    }
    assertTrue(curve.size() < 9_999, "thinned out");
    for (int k = 0; k < curve.size(); k++) {
      assertEquals(3 * curve.step(k), curve.loss(k));
    }
  }

  @Test
  void valuesThatAreNotFiniteAreLeftOut() {
    KlCurve curve = new KlCurve(10);
    measure(curve, 1, 2);
    measure(curve, 2, Double.NaN);
    measure(curve, 3, Double.POSITIVE_INFINITY);
    assertEquals(1, curve.size());
  }

  @Test
  void findsThePointNearestToAStep() {
    KlCurve curve = new KlCurve(10);
    assertEquals(-1, curve.nearest(3));
    for (int step = 10; step <= 50; step += 10) {
      measure(curve, step, step);
    }
    assertEquals(0, curve.nearest(-5));
    assertEquals(1, curve.nearest(24));
    assertEquals(2, curve.nearest(26));
    assertEquals(4, curve.nearest(99));
  }

  @Test
  void marksAreKeptInOrder() {
    KlCurve curve = new KlCurve(10);
    curve.accept(new Marked(1, 3, "α → 0.20", Turn.SCALE));
    curve.accept(new Marked(1, 5, "continued", Turn.SCALE));
    assertEquals("continued", curve.marks().get(1).label());
  }

  @Test
  void ofTheChosenSubHeadsTheLastOneStandsAmongTheMarks() {
    KlCurve curve = new KlCurve(10);
    curve.accept(new Marked(1, 2, "sub-head 2", Turn.NONE));
    curve.accept(new Marked(1, 3, "α → 0.20", Turn.SCALE));
    curve.accept(new Marked(1, 5, "sub-head 4", Turn.NONE));
    assertEquals(
        List.of("α → 0.20", "sub-head 4"),
        curve.marks().stream().map(KlCurve.Mark::label).toList());
  }

  @Test
  void refusesARunWithoutSteps() {
    assertThrows(IllegalArgumentException.class, () -> new KlCurve(0));
  }

  @Test
  void onlyANoisyCurveIsSmoothed() {
    double[] falling = new double[500];
    double[] noisy = new double[500];
    Random random = new Random(4);
    for (int k = 0; k < falling.length; k++) {
      falling[k] = Math.exp(-k / 60.0);
      noisy[k] = falling[k] + 0.1 * random.nextGaussian();
    }
    assertFalse(Smoothing.noisy(falling));
    assertTrue(Smoothing.noisy(noisy));
  }

  @Test
  void informationIsKeptInOrderAndThinnedOutWhereItIsMuch() {
    KlCurve curve = new KlCurve(10_000);
    for (int step = 1; step <= 3 * KlCurve.CAPACITY; step++) {
      curve.accept(
          new TrainingEvent.InformationMeasured(
              1, step, new ClusterInformation(1, 2, 1 + 1.0 / step)));
    }
    List<Integer> steps = curve.information().stream().map(KlCurve.Information::step).toList();
    assertTrue(steps.size() < KlCurve.CAPACITY && steps.size() > KlCurve.CAPACITY / 2);
    assertEquals(steps.stream().sorted().distinct().toList(), steps);
    assertEquals(1.5, curve.informationAt(2.5).orElseThrow().conditionalEntropy(), 0.51);
    assertEquals(Optional.empty(), curve.informationAt(0.5));
    assertEquals(
        steps, curve.copy().information().stream().map(KlCurve.Information::step).toList());
  }
}

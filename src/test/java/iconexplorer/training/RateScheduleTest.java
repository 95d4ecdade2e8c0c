package iconexplorer.training;

import static iconexplorer.encoder.RateSchedule.CONSTANT;
import static iconexplorer.encoder.RateSchedule.COSINE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.encoder.SavedModel;
import iconexplorer.method.MethodTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateScheduleTest {

  private static final int STEPS = 40;
  private static final double RATE = 0.01;

  private static TrainingSpec spec(String method, Dataset data) {
    return RunPlanner.plan(
            MethodTable.byId(method).orElseThrow(), DatasetInfo.of(data.id(), "", data), 42)
        .withBatchItems(64)
        .withSteps(STEPS)
        .withOptimiser(new OptimiserSpec.Adam(RATE))
        .withSchedule(COSINE);
  }

  @Test
  void aCosineFallsFromOneThroughAHalfToNearlyNothingAndBeginsAgain() {
    assertEquals(1, COSINE.factor(0, 10));
    assertEquals(0.5, COSINE.factor(5, 10), 1e-12);
    assertEquals((1 - Math.cos(Math.PI / 10)) / 2, COSINE.factor(9, 10), 1e-12);
    assertEquals(1, COSINE.factor(10, 10));
    for (int done = 1; done < 10; done++) {
      assertTrue(COSINE.factor(done, 10) < COSINE.factor(done - 1, 10));
      assertEquals(1, CONSTANT.factor(done, 10));
    }
  }

  @Test
  void unknownSchedulesAreRefusedWithTheNamesThatThereAre() {
    assertEquals(
        "unknown schedule \"linear\": use one of constant, cosine",
        assertThrows(IllegalArgumentException.class, () -> RateSchedule.byId("linear"))
            .getMessage());
  }

  @Test
  void everyStageGoesThroughItFromItsBeginning() {
    TrainingSpec spec = spec("t-simcne", DatasetCatalogue.load("digits", 42));
    for (int stage = 0; stage < spec.stages().size(); stage++) {
      int first = spec.firstStep(stage);
      assertEquals(1, spec.rateFactor(first), 1e-12);
      assertTrue(spec.rateFactor(first + 1) < 1);
    }
    assertTrue(spec.rateFactor(STEPS - 1) < 0.02);
  }

  /** Encoder, prototypes, predictor, second tower and a learned τ. */
  @ParameterizedTest
  @CsvSource({"cross-entropy, digits", "moco-v3, digits", "clip, digit-halves", "t-sne, digits"})
  void theLastUpdateOfAllThatLearnsIsNearlyNothing(String method, String set) {
    Dataset data = DatasetCatalogue.load(set, 42);
    TrainingSpec spec = spec(method, data);
    try (TrainingSession session = new TrainingSession(1, spec, data, event -> {})) {
      session.prepare();
      List<float[]> before = List.of();
      for (int done = 0; done < STEPS; done++) {
        before = learned(session);
        session.step();
      }
      List<float[]> after = learned(session);
      double last = RATE * COSINE.factor(STEPS - 1, STEPS);
      for (int part = 0; part < after.size(); part++) {
        float[] then = before.get(part);
        float[] now = after.get(part);
        assertTrue(!Arrays.equals(then, now), "part " + part + " has learned");
        for (int k = 0; k < now.length; k++) {
          assertEquals(then[k], now[k], 5 * last + 1e-6 * Math.abs(now[k]), "part " + part);
        }
      }
    }
  }

  /** All but the slow copy, which stands still at the end whatever the rate. */
  private static List<float[]> learned(TrainingSession session) {
    SavedModel saved = session.learner().copy("{}");
    List<float[]> learned = new ArrayList<>(List.of(saved.parameters()));
    saved
        .parts()
        .forEach((part, values) -> {
          if (part != ModelPart.MOMENTUM) {
            learned.add(values);
          }
        });
    double temperature = session.learner().temperature();
    if (!Double.isNaN(temperature)) {
      learned.add(new float[] {(float) Math.log(temperature)});
    }
    return learned;
  }

  @Test
  void aSavedRunGoesOnBitForBitAndAnExtendedOneBeginsAgain() {
    Dataset data = DatasetCatalogue.load("digits", 42);
    TrainingSpec spec = spec("infonce", data).withSteps(10);
    try (TrainingSession whole = new TrainingSession(1, spec, data, event -> {});
        TrainingSession rest = new TrainingSession(2, spec, data, event -> {})) {
      whole.prepare();
      for (int done = 0; done < 6; done++) {
        whole.step();
      }
      SavedModel saved = whole.learner().copy("{}");
      rest.restore(saved, 6, 10, whole.history());
      whole.start();
      for (TrainingSession session : List.of(whole, rest)) {
        session.run();
        session.extend(4);
        session.run();
        assertEquals(14, session.steps());
      }
      assertArrayEquals(
          whole.learner().encoder().parameters().toArray(),
          rest.learner().encoder().parameters().toArray());
      assertEquals(COSINE.factor(3, 10), spec.rateFactor(13), 1e-12);
    }
  }
}

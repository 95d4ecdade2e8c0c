package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetInfo;
import iconexplorer.export.Setting;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.StateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on odd data and with odd settings end well or with one sentence, and never with NaN. */
class ExtremeRunsTest {

  private static final int STEPS = 5;

  /** What a run learns from. */
  private enum Data {
    ORDINARY(24, 3, 1),
    ALL_IDENTICAL(24, 3, 0),
    ONE_CLASS(24, 1, 1),
    FAR_APART(24, 3, 1e6),
    TWO_ITEMS(2, 2, 1),
    TWO_IDENTICAL_ITEMS(2, 2, 0),
    FIVE_ITEMS(5, 2, 1),
    ONE_ITEM(1, 1, 1);

    private final int size;
    private final int classes;
    private final double spread;

    Data(int size, int classes, double spread) {
      this.size = size;
      this.classes = classes;
      this.spread = spread;
    }

    Dataset make() {
      SplittableRandom random = new SplittableRandom(3);
      float[] features = new float[size * 4];
      int[] labels = new int[size];
      for (int at = 0; at < features.length; at++) {
        features[at] = 7 + (float) (spread * random.nextGaussian());
      }
      for (int i = 0; i < size; i++) {
        labels[i] = i % classes;
      }
      List<String> names = List.of("a", "b", "c").subList(0, classes);
      return new Dataset("odd", "Odd", size, 4, features, labels, names, Optional.empty());
    }
  }

  static Stream<Method> methods() {
    return MethodTable.all().stream();
  }

  static Stream<Arguments> runs() {
    return methods()
        .flatMap(method -> Stream.of(Data.values()).map(data -> Arguments.of(method, data)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void oddDataTrainOrAreRefusedInOneSentence(Method method, Data data) {
    train(method, data, STEPS);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyAlphaTrainsOrIsRefusedInOneSentence(Method method) {
    for (String alpha : List.of("0", "0.5", "1")) {
      train(method, Data.ORDINARY, STEPS, Setting.ALPHA, alpha);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void extremeWidthsTrainOrAreRefusedInOneSentence(Method method) {
    for (String width : List.of("1e-3", "1e3")) {
      for (Setting setting :
          List.of(Setting.SIGMA, Setting.TAU, Setting.SUPERVISORY_SIGMA, Setting.NU)) {
        train(method, Data.ORDINARY, STEPS, setting, width);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-sne", "sne", "infonce", "supcon", "cross-entropy"})
  void anAbsurdLearningRateNeverGivesANegativeKl(String method) {
    for (String rate : List.of("1e12", "1e30")) {
      RunState end =
          train(
              MethodTable.byId(method).orElseThrow(),
              Data.ORDINARY,
              200,
              Setting.LEARNING_RATE,
              rate);
      if (method.equals("t-sne")) {
        assertEquals(RunState.DIVERGED, end, rate);
      }
    }
  }

  private static RunState train(Method method, Data kind, int steps) {
    return train(method, kind, steps, Setting.STEPS, String.valueOf(steps));
  }

  /** How the run ended; failed where it was refused before it began. */
  private static RunState train(Method method, Data kind, int steps, Setting setting, String text) {
    Dataset data = kind.make();
    DatasetInfo info =
        new DatasetInfo(
            data.id(), data.title(), "", data.size(), 4, data.classes(), Optional.empty(), false);
    TrainingSpec spec;
    try {
      spec = RunPlanner.plan(method, info, 42).withSteps(steps);
      spec = setting.apply(spec, text);
      RunPlanner.check(spec, info);
      RunPlanner.checkPositives(spec, data);
    } catch (IllegalArgumentException refused) {
      requireSentence(refused.getMessage());
      return RunState.FAILED;
    }
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, data, events::add)) {
      session.run();
      for (TrainingEvent event : events) {
        if (event instanceof KlMeasured(long run, int step, double kl, double loss, double rate)) {
          assertTrue(kl >= -1e-4, "KL %s at step %d".formatted(kl, step));
        }
      }
      for (float value : session.learner().representation().embedding()) {
        assertTrue(Float.isFinite(value), "embedding " + value);
      }
    }
    StateChanged last =
        (StateChanged) events.stream().filter(StateChanged.class::isInstance).toList().getLast();
    if (last.state() != RunState.FINISHED) {
      requireSentence(last.message());
    } else {
      assertEquals("", last.message());
    }
    return last.state();
  }

  private static void requireSentence(String message) {
    assertFalse(message.isBlank());
    assertFalse(message.contains("the run failed") || message.contains("NaN"), message);
  }
}

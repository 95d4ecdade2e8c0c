package iconexplorer.demo;

import iconexplorer.data.DatasetInfo;
import iconexplorer.export.Setting;
import iconexplorer.export.SettingChanges;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.util.EnumMap;
import java.util.Map;

/**
 * One run of a demo.
 *
 * @param text what to say before it, at most {@value #WORDS} words
 * @param method id of a method that trains
 * @param dataset id of a data set
 * @param settings where it differs from the method's own settings, as typed
 * @param steps how many updates, at least 1
 * @param watch what to look at
 */
public record DemoStep(
    String text,
    String method,
    String dataset,
    Map<Setting, String> settings,
    int steps,
    String watch) {

  /** What can be read while the first points move. */
  public static final int WORDS = 60;

  public DemoStep {
    requireShort("text", text);
    requireShort("watch", watch);
    if (MethodTable.byId(method).isEmpty()) {
      throw new IllegalArgumentException("no method is called \"" + method + "\"");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps);
    }
    settings = settings.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(settings));
  }

  private static void requireShort(String field, String text) {
    int words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    if (words < 1 || words > WORDS) {
      throw new IllegalArgumentException(
          "\"%s\" must have 1 to %d words, got %d".formatted(field, WORDS, words));
    }
  }

  /**
   * What to train.
   *
   * @param data the data set of this step
   * @throws IllegalArgumentException in one sentence, where a setting does not suit method or data
   */
  public TrainingSpec plan(DatasetInfo data, long seed) {
    Method chosen = MethodTable.byId(method).orElseThrow();
    TrainingSpec spec =
        SettingChanges.apply(RunPlanner.plan(chosen, data, seed).withSteps(steps), settings);
    if (!settings.containsKey(Setting.EXAGGERATION)) {
      spec = RunPlanner.withoutIdleExaggeration(spec);
    }
    RunPlanner.check(spec, data);
    return spec;
  }
}

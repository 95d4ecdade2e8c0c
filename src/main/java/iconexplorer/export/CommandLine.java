package iconexplorer.export;

import iconexplorer.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** The command line that reproduces a run without a window. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * "icon-explorer train t-sne --data digits --seed 42 …", with what differs from the plan.
   *
   * @param spec the run
   * @param planned what the method's own settings would be on the same data
   */
  public static String of(TrainingSpec spec, TrainingSpec planned) {
    List<String> words =
        new ArrayList<>(
            List.of("icon-explorer", "train", spec.method(), "--data", quoted(spec.dataset())));
    for (Setting setting : Setting.values()) {
      boolean always = setting == Setting.SEED;
      setting
          .in(spec)
          .filter(value -> always || !setting.in(planned).equals(setting.in(spec)))
          .ifPresent(value -> words.addAll(List.of("--" + setting.id(), value)));
    }
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

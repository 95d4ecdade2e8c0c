package iconexplorer.export;

import iconexplorer.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line that reproduces a run without a window. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * "icon-explorer train t-sne --data digits --seed 42 …", with what differs from the plan.
   *
   * @param spec the run
   * @param planned what the method's own settings would be on the same data
   * @return empty where the run differs in something that no option says
   */
  public static Optional<String> of(TrainingSpec spec, TrainingSpec planned) {
    return SettingChanges.between(planned.withDataset(spec.dataset()), spec)
        .map(values -> line(spec, values));
  }

  private static String line(TrainingSpec spec, Map<Setting, String> values) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "icon-explorer",
                "train",
                spec.method(),
                "--data",
                quoted(spec.dataset()),
                "--seed",
                Long.toString(spec.seed())));
    values.forEach((setting, value) -> {
      if (setting != Setting.SEED) {
        words.addAll(List.of("--" + setting.id(), quoted(value)));
      }
    });
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[\\w.,/:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

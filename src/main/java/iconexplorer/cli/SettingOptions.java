package iconexplorer.cli;

import iconexplorer.export.Setting;
import iconexplorer.export.SettingChanges;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One option for each setting of a run, with its range in the help. */
final class SettingOptions {

  /** Settings that a command has options of its own for. */
  private static final Set<Setting> SEPARATE = EnumSet.of(Setting.SEED);

  private SettingOptions() {}

  /** Adds the options to a command, under a heading of their own. */
  static void addTo(CommandSpec command) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().heading("%nSettings:%n").validate(false).exclusive(false);
    for (Setting setting : Setting.values()) {
      if (!SEPARATE.contains(setting)) {
        group.addArg(option(setting));
      }
    }
    command.addArgGroup(group.build());
  }

  /** What the method brings along gives way; what the person asked for is left to be refused. */
  private static TrainingSpec withoutIdleExaggeration(CommandSpec command, TrainingSpec spec) {
    TrainingSpec without = RunPlanner.withoutIdleExaggeration(spec);
    OptionSpec asked = command.findOption("--" + Setting.EXAGGERATION.id());
    if (without.equals(spec) || asked != null && asked.getValue() != null) {
      return spec;
    }
    PrintWriter err = command.commandLine().getErr();
    err.println("Early exaggeration is off: it is for KL in two dimensions.");
    err.flush();
    return without;
  }

  private static OptionSpec option(Setting setting) {
    String words = setting.description();
    return OptionSpec.builder("--" + setting.id())
        .type(String.class)
        .paramLabel("VALUE")
        .description(capitalised(words) + ".")
        .build();
  }

  /** Letters of formulas stay: σ and Σ are two things. */
  private static String capitalised(String words) {
    char first = words.charAt(0);
    return first < 128 ? Character.toUpperCase(first) + words.substring(1) : words;
  }

  /** What the person gave. */
  private static Map<Setting, String> given(CommandSpec command) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      OptionSpec option = command.findOption("--" + setting.id());
      if (option != null && !SEPARATE.contains(setting) && option.getValue() != null) {
        given.put(setting, option.getValue());
      }
    }
    return given;
  }

  /**
   * The plan with all given options applied.
   *
   * @throws Refusal in one sentence, where a value does not suit the method or the data
   */
  static TrainingSpec apply(CommandSpec command, TrainingSpec planned, DataChoice data) {
    try {
      TrainingSpec spec = SettingChanges.apply(planned, given(command));
      spec = withoutIdleExaggeration(command, spec);
      RunPlanner.check(spec.withDataset(data.info().id()), data.info());
      RunPlanner.checkPositives(spec, data.data());
      return spec;
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }
}

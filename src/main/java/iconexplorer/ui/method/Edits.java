package iconexplorer.ui.method;

import iconexplorer.data.DatasetInfo;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.objective.Equation;
import iconexplorer.training.Change;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * Makes settings whose text becomes an edit of one run.
 *
 * @param data of the run
 */
record Edits(TrainingSpec spec, DatasetInfo data) {
  static final List<String> FLAGS = List.of("true", "false");

  /** Another q from the next step on. */
  Edit live(LearnedDistribution q) {
    Equation changed = spec.equation().withQ(q);
    RunPlanner.check(spec.withEquation(changed), data);
    return new Edit.Live(new Change.Learned(q));
  }

  Edit restart(TrainingSpec changed) {
    TrainingSpec fitting = RunPlanner.withoutIdleExaggeration(changed);
    RunPlanner.check(fitting, data);
    return new Edit.Restart(fitting);
  }

  /** One that needs a new run, as the command line has it. */
  Setting named(
      iconexplorer.export.Setting setting, String title, String help, Stream<String> choices) {
    return new Setting(
        setting.id(),
        title,
        setting.in(spec).orElseThrow(),
        help,
        true,
        choices.toList(),
        text -> restart(setting.apply(spec, text)));
  }

  /** One that is typed and needs a new run, as the command line has it. */
  Setting named(iconexplorer.export.Setting setting, String title, String help) {
    return named(setting, title, help, Stream.empty());
  }

  /** A number that applies at the next step. */
  Setting live(String id, String title, double value, String help, DoubleFunction<Edit> edit) {
    return new Setting(
        id, title, text(value), help, false, List.of(), typed -> edit.apply(parse(title, typed)));
  }

  /** A number that needs a new run. */
  Setting restart(
      String id, String title, double value, String help, DoubleFunction<TrainingSpec> changed) {
    return new Setting(
        id,
        title,
        text(value),
        help,
        true,
        List.of(),
        typed -> restart(changed.apply(parse(title, typed))));
  }

  private static double parse(String title, String typed) {
    try {
      return Double.parseDouble(typed.strip().replace(',', '.'));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(title + " must be a number, got \"" + typed + "\"");
    }
  }

  /** Four significant digits, no trailing zeros. */
  private static String text(double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}

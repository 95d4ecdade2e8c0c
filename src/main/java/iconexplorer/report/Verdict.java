package iconexplorer.report;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import iconexplorer.export.SettingChanges;
import iconexplorer.method.Check;
import iconexplorer.method.Checks;
import iconexplorer.method.Method;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Spread;
import iconexplorer.training.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a method's checks say of its runs. */
final class Verdict {

  private Verdict() {}

  /**
   * In a few words: each check that these runs can tell of, met or not.
   *
   * @param runs of the method on one data set, one for each seed, at least one
   */
  static String of(Method method, List<ReportRun> runs) {
    List<Check> checks = Checks.of(method);
    TrainingSpec spec = runs.getFirst().spec();
    Repeats repeats = new Repeats(runs.stream().map(ReportRun::repeat).toList());
    String verdicts =
        checks.stream()
            .filter(check -> check.isMeasured() && isAbout(check, spec))
            .map(check -> (isMet(check, repeats) ? "met: " : "not met: ") + check.bar())
            .collect(Collectors.joining("; "));
    if (!verdicts.isEmpty() || checks.isEmpty()) {
      return checks.isEmpty() ? "—" : verdicts;
    }
    return checks.stream().anyMatch(Check::isMeasured) ? "not on this data" : "by a test";
  }

  /** Whether a run is of the data and the settings that a check names. */
  private static boolean isAbout(Check check, TrainingSpec spec) {
    DataAddress asked = DataAddress.parse(check.dataset());
    DataAddress used = DataAddress.parse(spec.dataset());
    boolean sameData =
        asked.shortSource().equals(used.shortSource())
            && asked.get(Setting.WITH).isPresent() == used.get(Setting.WITH).isPresent()
            && used.get(Setting.PART).isEmpty()
            && used.get(Setting.FEATURES).isEmpty();
    return sameData && SettingChanges.named(spec, check.settings()).equals(spec);
  }

  private static boolean isMet(Check check, Repeats repeats) {
    Optional<Spread> measured =
        switch (check.quantity()) {
          case Check.Measured(var measure) -> Optional.ofNullable(repeats.measures().get(measure));
          case Check.DivergenceInNats kl -> repeats.kl();
          case Check.Tested tested -> Optional.empty();
        };
    boolean allFinished = repeats.finished() == repeats.runs().size();
    return allFinished && measured.filter(spread -> check.isMetBy(spread.mean())).isPresent();
  }
}

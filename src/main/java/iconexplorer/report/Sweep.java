package iconexplorer.report;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Repeats;
import iconexplorer.training.TrainingSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one method came to at several values of a setting.
 *
 * @param method its id
 * @param dataset its data
 * @param setting what was varied, as a person calls it
 * @param values the seeds of each value, in the order that was asked for
 */
public record Sweep(String method, String dataset, String setting, Map<String, Repeats> values) {

  public Sweep {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Those of the planned runs that a report has.
   *
   * @param planned the specs of each value, one for each seed; at least one of at least one
   */
  public static Sweep of(String setting, Map<String, List<TrainingSpec>> planned, Report report) {
    Map<String, Repeats> values = new LinkedHashMap<>();
    planned.forEach((value, specs) -> values.put(value, repeats(specs, report)));
    TrainingSpec first = planned.values().iterator().next().getFirst();
    return new Sweep(first.method(), first.dataset(), setting, values);
  }

  private static Repeats repeats(List<TrainingSpec> specs, Report report) {
    return new Repeats(
        specs.stream().map(report::find).flatMap(Optional::stream).map(ReportRun::repeat).toList());
  }

  /** Those of these measures that some value has. */
  public List<Measure> measured(List<Measure> among) {
    return among.stream()
        .filter(measure ->
            values.values().stream().anyMatch(seeds -> seeds.measures().containsKey(measure)))
        .toList();
  }
}

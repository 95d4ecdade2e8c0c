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
 * @param varied ids of the settings that took a value together, at least one
 * @param values the seeds of each value, in the order that was asked for
 */
public record Sweep(
    String method, String dataset, List<String> varied, Map<String, Repeats> values) {

  public Sweep {
    varied = List.copyOf(varied);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Those of the planned runs that a report has.
   *
   * @param planned the specs of each value, one for each seed; at least one of at least one
   */
  public static Sweep of(
      List<String> varied, Map<String, List<TrainingSpec>> planned, Report report) {
    Map<String, Repeats> values = new LinkedHashMap<>();
    planned.forEach((value, specs) -> values.put(value, repeats(specs, report)));
    TrainingSpec first = planned.values().iterator().next().getFirst();
    return new Sweep(first.method(), first.dataset(), varied, values);
  }

  private static Repeats repeats(List<TrainingSpec> specs, Report report) {
    return new Repeats(
        specs.stream().map(report::find).flatMap(Optional::stream).map(ReportRun::repeat).toList());
  }

  /** What was varied, as a person calls it. */
  public String setting() {
    return String.join(" and ", varied);
  }

  /** Those of these measures that some value has. */
  public List<Measure> measured(List<Measure> among) {
    return among.stream()
        .filter(measure ->
            values.values().stream().anyMatch(seeds -> seeds.measures().containsKey(measure)))
        .toList();
  }
}

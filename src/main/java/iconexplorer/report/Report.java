package iconexplorer.report;

import iconexplorer.training.Repeats;
import iconexplorer.training.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs of many methods.
 *
 * @param runs in the order of training
 */
public record Report(List<ReportRun> runs) {

  public static final Report EMPTY = new Report(List.of());

  public Report {
    runs = List.copyOf(runs);
  }

  /** The run of this very spec, where it is there. */
  public Optional<ReportRun> find(TrainingSpec spec) {
    return runs.stream().filter(run -> run.spec().equals(spec)).findFirst();
  }

  public Report with(ReportRun run) {
    List<ReportRun> more = new ArrayList<>(runs);
    more.add(run);
    return new Report(more);
  }

  /** Of each method and seed the run that was trained last: settings change as methods do. */
  public Report latest() {
    Map<List<Object>, ReportRun> latest = new LinkedHashMap<>();
    for (ReportRun run : runs) {
      latest.put(List.of(run.spec().method(), run.spec().seed()), run);
    }
    return new Report(List.copyOf(latest.values()));
  }

  /** Ids of the methods in it, in the order of training. */
  public List<String> methods() {
    return runs.stream().map(run -> run.spec().method()).distinct().toList();
  }

  /** The runs of one method. */
  public List<ReportRun> of(String method) {
    return runs.stream().filter(run -> run.spec().method().equals(method)).toList();
  }

  /** Each method's seeds together, in the order of training. */
  public Map<String, Repeats> repeats() {
    Map<String, Repeats> repeats = new LinkedHashMap<>();
    for (String method : methods()) {
      repeats.put(method, new Repeats(of(method).stream().map(ReportRun::repeat).toList()));
    }
    return repeats;
  }

  /** Mean seconds of training of a method that is in it. */
  public double seconds(String method) {
    return of(method).stream().mapToDouble(ReportRun::seconds).average().orElseThrow();
  }
}

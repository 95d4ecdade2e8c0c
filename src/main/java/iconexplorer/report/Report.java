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

  /** With one run more, in the place of that of the same spec where there is one. */
  public Report with(ReportRun run) {
    List<ReportRun> more = new ArrayList<>(runs);
    find(run.spec()).ifPresentOrElse(old -> more.set(more.indexOf(old), run), () -> more.add(run));
    return new Report(more);
  }

  /**
   * A method on a data set: a line of a table.
   *
   * @param method its id
   * @param dataset its address
   */
  public record Subject(String method, String dataset) {}

  /**
   * Of each method, data set and seed the run that was trained last: settings change as methods do.
   */
  public Report latest() {
    Map<List<Object>, ReportRun> latest = new LinkedHashMap<>();
    for (ReportRun run : runs) {
      latest.put(List.of(run.subject(), run.spec().seed()), run);
    }
    return new Report(List.copyOf(latest.values()));
  }

  /** Ids of the methods in it, in the order of training. */
  public List<String> methods() {
    return runs.stream().map(run -> run.spec().method()).distinct().toList();
  }

  /** What has been trained on what, in the order of training. */
  public List<Subject> subjects() {
    return runs.stream().map(ReportRun::subject).distinct().toList();
  }

  /** The runs of one method on one data set. */
  public List<ReportRun> of(Subject subject) {
    return runs.stream().filter(run -> run.subject().equals(subject)).toList();
  }

  /** Seeds together, in the order of training. */
  public Map<Subject, Repeats> repeats() {
    Map<Subject, Repeats> repeats = new LinkedHashMap<>();
    for (Subject subject : subjects()) {
      repeats.put(subject, new Repeats(of(subject).stream().map(ReportRun::repeat).toList()));
    }
    return repeats;
  }

  /** Mean seconds of training of what is in it. */
  public double seconds(Subject subject) {
    return of(subject).stream().mapToDouble(ReportRun::seconds).average().orElseThrow();
  }
}

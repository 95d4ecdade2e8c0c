package iconexplorer.report;

import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.TrainingSpec;

/**
 * One run of a report.
 *
 * @param spec as it was planned: the same spec gives the same result
 * @param repeat what its seed came to
 * @param seconds of training
 */
public record ReportRun(TrainingSpec spec, Repeat repeat, double seconds) {

  /** The method and its data. */
  public Report.Subject subject() {
    return new Report.Subject(spec.method(), spec.dataset());
  }
}

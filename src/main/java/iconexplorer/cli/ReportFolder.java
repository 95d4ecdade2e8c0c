package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.DataFormatException;
import iconexplorer.report.Report;
import iconexplorer.report.ReportFile;
import iconexplorer.report.ReportRun;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of runs that are trained one after another, where each is kept as soon as it has ended,
 * so that what was stopped goes on.
 */
final class ReportFolder implements AutoCloseable {

  private final OffscreenRun laboratory;
  private final Path file;
  private final boolean anew;
  private final PrintWriter err;
  private Report report;

  /**
   * Makes the folder where there is none, or reads what is in it.
   *
   * @param name of the file that holds the runs
   * @param anew whether runs that are there are trained again
   * @throws Refusal in one sentence, where that is none of ours
   */
  ReportFolder(Services services, Path folder, String name, boolean anew, PrintWriter err)
      throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Refusal.badInput("--out: %s is a file: name a folder".formatted(folder));
    }
    file = folder.resolve(name);
    report = read(file);
    this.anew = anew;
    this.err = err;
    Files.createDirectories(folder);
    laboratory = new OffscreenRun(services);
  }

  private static Report read(Path file) throws IOException {
    try {
      return ReportFile.read(file);
    } catch (DataFormatException e) {
      throw Refusal.badInput("--out: " + e.getMessage(), e);
    }
  }

  /** What is there by now. */
  Report report() {
    return report;
  }

  String device() {
    return laboratory.device();
  }

  /** What is made of a run before it is kept. */
  @FunctionalInterface
  interface Ended {
    void accept(Outcome outcome) throws IOException;
  }

  /**
   * Trains a run that is not there yet or is wanted anew, and keeps it.
   *
   * @param title said before it begins
   * @return whether it was trained
   */
  boolean train(TrainingSpec planned, String title, Ended ended) throws IOException {
    if (!anew && report.find(planned).isPresent()) {
      return false;
    }
    err.println(title);
    err.flush();
    Outcome outcome = laboratory.train(planned, Progress.SILENT);
    ended.accept(outcome);
    laboratory.laboratory().discard(outcome.id());
    double seconds = outcome.took().toMillis() / 1e3;
    report = report.with(new ReportRun(planned, outcome.repeat(planned.seed()), seconds));
    ReportFile.write(file, report, device());
    return true;
  }

  @Override
  public void close() {
    laboratory.close();
  }
}

package iconexplorer.bench;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;

/**
 * t-SNE of the digits from beginning to end: neighbours, widths and all steps.
 *
 * @param seconds of wall clock
 * @param kl of the last step, in nats
 * @param steps updates done
 */
public record DigitsRun(double seconds, double kl, int steps) {

  private static final String DIGITS = "digits";
  private static final long SEED = 42;

  /**
   * Trains once.
   *
   * @throws IOException when the bundled digits cannot be read
   */
  public static DigitsRun measure() throws IOException {
    Dataset data = DatasetCatalogue.load(DIGITS, SEED);
    DatasetInfo info =
        DatasetCatalogue.all().stream()
            .filter(known -> known.id().equals(DIGITS))
            .findFirst()
            .orElseThrow();
    Method method = MethodTable.byId("t-sne").orElseThrow();
    TrainingSpec spec = RunPlanner.plan(method, info, SEED);
    long start = System.nanoTime();
    try (TrainingSession session = new TrainingSession(1, spec, data, event -> {})) {
      session.run();
      return new DigitsRun(1e-9 * (System.nanoTime() - start), session.kl(), session.steps());
    }
  }
}

package iconexplorer.cli;

import iconexplorer.training.TrainingEvent.KlMeasured;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every tenth of the run and every half minute, for files and pipes. */
final class ProgressLines implements Progress {
  private static final int LINES = 10;
  private static final int QUARTERS = 4;
  private static final long LONGEST_SILENCE = 30_000_000_000L;

  private final PrintWriter out;
  private final int steps;
  private final LongSupplier clock;
  private long spoke;
  private int told;
  private int prepared;

  ProgressLines(PrintWriter out, int steps) {
    this(out, steps, System::nanoTime);
  }

  /**
   * @param clock nanoseconds
   */
  ProgressLines(PrintWriter out, int steps, LongSupplier clock) {
    this.out = out;
    this.steps = steps;
    this.clock = clock;
    spoke = clock.getAsLong();
  }

  @Override
  public void at(KlMeasured point) {
    int tenth = (int) ((long) point.step() * LINES / steps);
    long now = clock.getAsLong();
    if (tenth > told || now - spoke >= LONGEST_SILENCE) {
      told = tenth;
      spoke = now;
      out.printf(
          Locale.ROOT,
          "step %d of %d, KL %.4f nats, %s left%n",
          point.step(),
          steps,
          point.kl(),
          timeLeft(steps - point.step(), point.stepsPerSecond()));
      out.flush();
    }
  }

  @Override
  public void prepared(double share) {
    int quarter = (int) (QUARTERS * share);
    if (quarter > prepared) {
      prepared = quarter;
      out.printf(Locale.ROOT, "preparing %.0f %%%n", 100 * share);
      out.flush();
    }
  }

  static String timeLeft(int steps, double stepsPerSecond) {
    if (!(stepsPerSecond > 0)) {
      return "unknown time";
    }
    double seconds = steps / stepsPerSecond;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %d s", (long) seconds / 60, (long) seconds % 60);
  }

  @Override
  public void note(String remark) {
    out.println(remark);
    out.flush();
  }

  @Override
  public void close() {}
}

package iconexplorer.cli;

import iconexplorer.data.Checkpoint;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far the reading of a large file is: nothing in the first second, then one line that is drawn
 * over, or one for each quarter where nobody watches. Interrupting the program ends it.
 */
final class ReadingProgress implements AutoCloseable {
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int QUARTERS = 4;

  private final Terminal terminal;
  private final String name;
  private final long begin = System.nanoTime();
  private long last = begin + QUIET - PAUSE;
  private int quarter;
  private boolean drawn;

  /**
   * @param name of what is read
   */
  ReadingProgress(Terminal terminal, String name) {
    this.terminal = terminal;
    this.name = name;
  }

  /** For the reader. */
  Checkpoint checkpoint() {
    return new Checkpoint(this::at, () -> false);
  }

  private void at(double share) {
    long now = System.nanoTime();
    if (now - last < PAUSE) {
      return;
    }
    last = now;
    PrintWriter err = terminal.err();
    if (terminal.interactive()) {
      drawn = true;
      err.printf(Locale.ROOT, "\rreading %s %.0f %%", name, 100 * share);
      err.flush();
    } else if ((int) (QUARTERS * share) > quarter) {
      quarter = (int) (QUARTERS * share);
      err.printf(Locale.ROOT, "reading %s %.0f %%%n", name, 100 * share);
      err.flush();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (drawn) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
    }
  }
}

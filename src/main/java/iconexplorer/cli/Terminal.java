package iconexplorer.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Where progress is shown.
 *
 * @param err for progress and errors
 * @param interactive whether a person watches, so that a line may be drawn over
 */
record Terminal(PrintWriter err, boolean interactive) {

  /** Takes a line, and shows it at once. */
  static Consumer<String> lines(PrintWriter err) {
    return line -> {
      err.println(line);
      err.flush();
    };
  }

  static Terminal of(PrintWriter err) {
    Console console = System.console();
    return new Terminal(err, console != null && console.isTerminal());
  }

  Progress progress(String title, int steps) {
    return interactive
        ? new ProgressOnTerminal(new PrintStream(System.err, true), title, steps)
        : new ProgressLines(err, steps);
  }
}

package iconexplorer.cli;

import iconexplorer.compute.ComputeThread;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command with the real compute thread and no screen: what it said and returned. */
public record CommandRun(int code, String out, String err) {

  /** With pictures of the window going nowhere. */
  static final Services SERVICES = services((file, options) -> {});

  static Services services(Services.Picture picture) {
    return new Services(
        ComputeThread::new,
        file -> {},
        picture,
        seconds -> new Services.WindowTimes(900, 600, 16.7, 20, 31, 250));
  }

  /** Runs it to its end. */
  public static CommandRun of(String... arguments) {
    return of(SERVICES, arguments);
  }

  static CommandRun of(Services services, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Program.run(services, new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  String lastLine() {
    return out.lines().toList().getLast();
  }
}

package iconexplorer;

import iconexplorer.cli.Program;
import iconexplorer.cli.Services;
import iconexplorer.compute.ComputeThread;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Starts the window or a command; no {@code Application} subclass, so that JavaFX may sit on the
 * class path.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    Services services =
        new Services(
            ComputeThread::new,
            () -> {},
            (file, options) -> {
              throw new IOException("no window");
            });
    System.exit(Program.run(services, writer(System.out), writer(System.err), arguments));
  }

  /** In the terminal's encoding; a locale that only knows ASCII is taken for UTF-8. */
  private static PrintWriter writer(PrintStream stream) {
    Charset charset = stream.charset();
    boolean ascii = charset.equals(StandardCharsets.US_ASCII);
    return new PrintWriter(stream, true, ascii ? StandardCharsets.UTF_8 : charset);
  }
}

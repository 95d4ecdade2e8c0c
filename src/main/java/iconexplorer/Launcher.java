package iconexplorer;

import iconexplorer.cli.Program;
import iconexplorer.cli.Services;
import iconexplorer.compute.ComputeThread;
import iconexplorer.export.Versions;
import iconexplorer.log.LogFile;
import iconexplorer.ui.shell.ExplorerApplication;
import iconexplorer.ui.shell.WindowPicture;
import iconexplorer.ui.shell.WindowTimes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the window or a command; no {@code Application} subclass, so that JavaFX may sit on the
 * class path.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    Services services =
        new Services(ComputeThread::new, Launcher::open, Launcher::draw, Launcher::measure);
    System.exit(Program.run(services, writer(System.out), writer(System.err), arguments));
  }

  /** The window, whose errors nobody sees on a terminal. */
  private static void open(Optional<Path> file) {
    Logger log = LoggerFactory.getLogger(Launcher.class);
    try {
      LogFile.begin(LogFile.ofUser());
      log.info("started: {}", Versions.all());
    } catch (IOException unwritable) {
      log.warn("there is no log file: {}", unwritable.getMessage());
    }
    ExplorerApplication.open(ComputeThread::new, file);
  }

  private static void draw(Path file, Services.PictureOptions options) throws IOException {
    WindowPicture.Wanted wanted =
        new WindowPicture.Wanted(
            options.width(),
            options.height(),
            options.dark(),
            options.method(),
            options.dataset(),
            options.steps(),
            options.seed());
    WindowPicture.write(file, wanted, ComputeThread::new);
  }

  private static Services.WindowTimes measure(double seconds) throws IOException {
    WindowTimes.Times times = WindowTimes.measure(seconds, ComputeThread::new);
    return new Services.WindowTimes(
        times.shownMillis(),
        times.frames(),
        times.medianMillis(),
        times.p95Millis(),
        times.maximumMillis(),
        times.clickMillis());
  }

  /** In the terminal's encoding; a locale that only knows ASCII is taken for UTF-8. */
  private static PrintWriter writer(PrintStream stream) {
    Charset charset = stream.charset();
    boolean ascii = charset.equals(StandardCharsets.US_ASCII);
    return new PrintWriter(stream, true, ascii ? StandardCharsets.UTF_8 : charset);
  }
}

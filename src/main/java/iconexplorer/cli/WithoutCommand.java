package iconexplorer.cli;

import iconexplorer.cli.Services.PictureOptions;
import iconexplorer.export.RunFolder;
import iconexplorer.method.Method;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.Drawing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What happens when no command is given and no window can be shown: the same job without one. */
final class WithoutCommand {
  private static final long SEED = 42;

  private final Services services;
  private final CommandLine line;

  WithoutCommand(Services services, CommandLine line) {
    this.services = services;
    this.line = line;
  }

  /**
   * @param file that a window would open, and nothing else can; may be empty
   */
  int run(Optional<Path> file) {
    file.ifPresent(given -> {
      throw Refusal.badInput(
          given + " opens in the window, and there is no display: see icon-explorer --help");
    });
    line.getErr()
        .println(
            "There is no display: t-SNE trains on the digits off-screen"
                + " (icon-explorer --help shows what else there is).");
    line.getErr().flush();
    try {
      return trainOffscreen();
    } catch (IOException e) {
      throw Refusal.failed(String.valueOf(e.getMessage()), e);
    }
  }

  static boolean hasDisplay() {
    return hasDisplay(System.getProperty("os.name", ""), System.getenv());
  }

  /** Whether a window can be shown: always but on a Unix without X11 and Wayland. */
  static boolean hasDisplay(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.contains("windows")
        || name.contains("mac")
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private int trainOffscreen() throws IOException {
    Method method = MethodChoice.byId(MethodChoice.DEFAULT);
    DataChoice data = DataChoice.of("digits", SEED);
    TrainingSpec spec = TrainCommand.plan(method, data, SEED);
    RunFolder folder = RunFolder.next(Path.of("runs"), spec);
    Progress progress = Terminal.of(line.getErr()).progress(method.name(), spec.steps());
    return TrainCommand.train(
        services,
        method.name() + " on " + data.info().title(),
        spec,
        data,
        folder,
        progress,
        new RunExtras(),
        made -> writePicture(made.path().resolve("window.png"), spec),
        line);
  }

  private void writePicture(Path file, TrainingSpec spec) {
    PrintWriter err = line.getErr();
    try {
      services
          .picture()
          .write(
              file,
              new PictureOptions(
                  1280, 800, true, spec.method(), spec.dataset(), spec.steps(), spec.seed()));
    } catch (IOException | LinkageError | RuntimeException e) {
      LoggerFactory.getLogger(WithoutCommand.class).debug("the window cannot be drawn", e);
      err.println(
          "The picture of the window is left out: "
              + (Drawing.isOfFonts(e)
                  ? "there are no fonts here; on Debian and Ubuntu install "
                      + Drawing.FONT_PACKAGE
                      + "."
                  : e.getMessage()));
      err.flush();
    }
  }
}

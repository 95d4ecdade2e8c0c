package iconexplorer.cli;

import iconexplorer.cli.Services.PictureOptions;
import iconexplorer.method.Method;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "screenshot",
    description = "Trains in the real window, off-screen, and writes its picture as PNG.",
    footer = {
      "",
      "Example:",
      "  icon-explorer screenshot --out window.png --theme light --method supcon --steps 300"
    })
final class ScreenshotCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  private enum Theme {
    dark,
    light
  }

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "icon-explorer.png",
      description =
          "Where the picture goes: NAME.png, NAME-2x.png and NAME-300dpi.png with as many pixels,"
              + " NAME.svg, NAME.pdf; default: icon-explorer.png.")
  private Path out = Path.of("icon-explorer.png");

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1280x800",
      description = "Of the window in pixels, 640x400 to 7680x4320; default: 1280x800.")
  private String size = "1280x800";

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      defaultValue = "dark",
      description = "dark or light; default: dark.")
  private Theme theme = Theme.dark;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = MethodChoice.DEFAULT,
      description = "Id of a method that trains; default: t-sne.")
  private String method = MethodChoice.DEFAULT;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "Id of a data set, or a file; default: what suits the method.")
  private @Nullable String data;

  @Option(
      names = "--steps",
      paramLabel = "VALUE",
      description = "Updates before the picture is taken, at least 1; default: the whole run.")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "VALUE",
      defaultValue = "42",
      description = "Of the run; default: 42.")
  private long seed = 42;

  ScreenshotCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    PictureOptions options = options();
    if (!String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(png|svg|pdf)")) {
      throw Refusal.badInput(
          "--out: %s must end in .png, .svg or .pdf".formatted(out.getFileName()));
    }
    OutputFile.require("--out", out);
    services.picture().write(out, options);
    PrintWriter written = spec.commandLine().getOut();
    written.println(out);
    written.flush();
    return Program.DONE;
  }

  private PictureOptions options() {
    Matcher wanted = SIZE.matcher(size);
    if (!wanted.matches()) {
      throw Refusal.badInput("--size must be WIDTHxHEIGHT such as 1280x800, got " + size);
    }
    Method chosen = MethodChoice.byId(method);
    DataChoice choice = DataChoice.of(data, chosen, seed);
    TrainingSpec planned = TrainCommand.plan(chosen, choice, seed);
    Integer given = steps;
    try {
      return new PictureOptions(
          Integer.parseInt(wanted.group(1)),
          Integer.parseInt(wanted.group(2)),
          theme == Theme.dark,
          chosen.id(),
          choice.name(),
          given == null ? planned.steps() : given,
          seed);
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }
}

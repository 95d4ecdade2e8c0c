package iconexplorer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "measure",
    description =
        "Measures the real window, off-screen: time until it is shown, frame times while t-SNE"
            + " trains on the digits, and from a click on another cell to its first moving frame.",
    footer = {"", "Example:", "  icon-explorer measure --seconds 20"})
final class MeasureCommand implements Callable<Integer> {

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "VALUE",
      defaultValue = "10",
      description =
          "How long frames are counted, 1 to 600, or 0 to measure the start alone; default: 10.")
  private double seconds = 10;

  MeasureCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    if (!(seconds == 0 || seconds >= 1 && seconds <= 600)) {
      throw Refusal.badInput("--seconds must be 0 or in [1, 600], got " + seconds);
    }
    Services.WindowTimes times = services.stopwatch().measure(seconds);
    PrintWriter out = spec.commandLine().getOut();
    out.println(text("window shown after start", times.shownMillis()));
    if (seconds > 0) {
      printFrames(out, times);
    }
    out.flush();
    return Program.DONE;
  }

  private static void printFrames(PrintWriter out, Services.WindowTimes times) {
    out.println(text("frame time, median", times.medianMillis()));
    out.println(text("frame time, p95", times.p95Millis()));
    out.println(text("frame time, maximum", times.maximumMillis()));
    out.println(text("click to first moving frame", times.clickMillis()));
    out.println("frames counted: " + times.frames());
  }

  private static String text(String what, double milliseconds) {
    return String.format(Locale.ROOT, "%s: %.1f ms", what, milliseconds);
  }
}

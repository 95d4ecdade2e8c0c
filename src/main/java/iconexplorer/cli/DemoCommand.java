package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.DataFormatException;
import iconexplorer.demo.Demo;
import iconexplorer.demo.DemoReader;
import iconexplorer.demo.DemoStep;
import iconexplorer.method.Method;
import iconexplorer.method.Notation;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Plays a guided demo as text, with the values that it measures.",
    footer = {
      "",
      "Without NAME it lists the demos. A teacher's own demo is a JSON file like those in"
          + " assets/demos.",
      "",
      "Example:",
      "  icon-explorer demo one-equation-many-names"
    })
final class DemoCommand implements Callable<Integer> {

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A demo of the program, or a JSON file.")
  private @Nullable String name;

  @Option(
      names = "--seed",
      paramLabel = "VALUE",
      defaultValue = "42",
      description = "Of every run in it; default: 42.")
  private long seed = 42;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  DemoCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    String wanted = name;
    if (wanted == null) {
      list(spec.commandLine().getOut());
      return Program.DONE;
    }
    return play(find(wanted));
  }

  private static void list(PrintWriter out) {
    for (Demo demo : DemoReader.bundled()) {
      out.println(
          "%s %s (%d runs, about %d min)"
              .formatted(
                  TextTable.padded(demo.id(), 26),
                  demo.title(),
                  demo.steps().size(),
                  demo.minutes()));
    }
    out.flush();
  }

  private static Demo find(String wanted) throws IOException {
    Optional<Demo> bundled =
        DemoReader.bundled().stream().filter(demo -> demo.id().equals(wanted)).findFirst();
    if (bundled.isPresent()) {
      return bundled.get();
    }
    if (!Files.isRegularFile(Path.of(wanted))) {
      throw Refusal.badInput(
          "no demo is called \"%s\" and there is no such file: icon-explorer demo lists them"
              .formatted(wanted));
    }
    try {
      return DemoReader.read(Path.of(wanted));
    } catch (DataFormatException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }

  private int play(Demo demo) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(demo.title());
    try (OffscreenRun laboratory = new OffscreenRun(services)) {
      int number = 0;
      for (DemoStep step : demo.steps()) {
        out.println("\n── %d of %d ──\n".formatted(++number, demo.steps().size()));
        Outcome outcome = play(step, laboratory, out);
        laboratory.laboratory().discard(outcome.id());
        if (outcome.log().state() != RunState.FINISHED) {
          throw Refusal.failed(
              "step %d %s: %s"
                  .formatted(number, outcome.log().state().title(), outcome.log().message()));
        }
      }
    }
    return Program.DONE;
  }

  private Outcome play(DemoStep step, OffscreenRun laboratory, PrintWriter out) {
    DataChoice data = DataChoice.of(step.dataset(), seed);
    TrainingSpec planned = plan(step, data);
    Method method = MethodChoice.byId(step.method());
    Notation notation = Notation.unicode(planned.equation(), planned.ema());
    out.println(Paragraph.wrap(step.text(), ""));
    out.println();
    out.println("  " + notation.p());
    out.println("  " + notation.q());
    out.println("  " + notation.loss());
    out.println();
    out.println(Paragraph.wrap("Watch: " + step.watch(), ""));
    out.println();
    out.flush();
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    Outcome outcome;
    try (Progress progress =
        quiet ? Progress.SILENT : terminal.progress(method.name(), planned.steps())) {
      outcome = laboratory.train(planned, progress);
    }
    out.print(Summary.of(method.name() + " on " + data.info().title(), outcome));
    out.flush();
    return outcome;
  }

  private TrainingSpec plan(DemoStep step, DataChoice data) {
    try {
      return step.plan(data.info(), seed).withDataset(data.name());
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }
}

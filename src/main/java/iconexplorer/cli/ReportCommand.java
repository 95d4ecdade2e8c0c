package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.export.Provenance;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.report.Report;
import iconexplorer.report.ReportTable;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = {
      "Trains every method of the table on the data that suits it, with several seeds, and writes"
          + " what came of it: report.md, report.csv, report.json and a picture of each embedding.",
      "",
      "Stopped and started again with the same folder it goes on where it was."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer report",
      "  icon-explorer report t-sne supcon --seeds 5 --out my-report"
    })
final class ReportCommand implements Callable<Integer> {

  private static final int PICTURE = 360;

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "METHOD",
      description = "Ids of methods or open cells, as in \"list\"; default: all.")
  private List<String> methods = new ArrayList<>();

  @Mixin private SeedOptions seeds = new SeedOptions();

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "One set for all of them; default: what suits each method.")
  private @Nullable String data;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "report",
      description = "Where the report is written, or goes on; default: report.")
  private Path out = Path.of("report");

  ReportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    List<Method> chosen =
        methods.isEmpty() ? MethodTable.all() : methods.stream().map(MethodChoice::byId).toList();
    try (ReportFolder runs =
        new ReportFolder(services, out, "report.json", spec.commandLine().getErr())) {
      Files.createDirectories(out.resolve("figures"));
      int number = 0;
      for (Method method : chosen) {
        for (long run : seeds.all()) {
          number++;
          DataChoice choice = DataChoice.of(data, method, run);
          TrainingSpec planned = TrainCommand.plan(method, choice, run);
          String title =
              "%d of %d: %s, seed %d"
                  .formatted(number, chosen.size() * seeds.count(), method.name(), run);
          if (runs.train(planned, title, outcome -> draw(outcome, planned, choice))) {
            write(runs.report().latest(), runs.device());
          }
        }
      }
      write(runs.report().latest(), runs.device());
      return finish(runs.report().latest());
    }
  }

  private void draw(Outcome outcome, TrainingSpec planned, DataChoice choice) throws IOException {
    if (planned.seed() == seeds.first() && outcome.frame().isPresent()) {
      Path file = out.resolve("figures").resolve(ReportTable.fileName(planned.method()));
      Drawing.attempt(
          Terminal.lines(spec.commandLine().getErr()),
          () -> {
            Figure figure =
                EmbeddingFigure.of(choice.data(), outcome.frame().get(), FigurePalette.LIGHT);
            FigureFile.write(
                new SizedFigure(figure, PICTURE, PICTURE),
                FigureFormat.PNG,
                Provenance.NO_RUN,
                file);
          });
    }
  }

  private void write(Report report, String device) throws IOException {
    ReportTable.writeCsv(out.resolve("report.csv"), report);
    ReportTable.writeMarkdown(
        out.resolve("report.md"),
        report,
        device,
        method -> Files.exists(out.resolve("figures").resolve(ReportTable.fileName(method))));
  }

  private int finish(Report report) {
    long unfinished =
        report.runs().stream().filter(run -> run.repeat().state() != RunState.FINISHED).count();
    PrintWriter line = spec.commandLine().getOut();
    line.println(
        String.format(
            Locale.ROOT,
            "%d %s, %d runs, %d of them not finished",
            report.methods().size(),
            report.methods().size() == 1 ? "method" : "methods",
            report.runs().size(),
            unfinished));
    line.println(out.resolve("report.md"));
    line.flush();
    return unfinished == 0 ? Program.DONE : Program.FAILED;
  }
}

package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.Count;
import iconexplorer.export.Provenance;
import iconexplorer.export.SettingChanges;
import iconexplorer.method.Check;
import iconexplorer.method.Checks;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "Stopped and started again with the same folder it goes on where it was. The table says of"
          + " each method whether it has met its check, as in \"list METHOD\"; where that needs"
          + " other data, --checks trains on those."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer report",
      "  icon-explorer report t-sne supcon --seeds 5 --out my-report",
      "  icon-explorer report --checks --seeds 1 --datasets downloads"
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

  @Mixin private RunsOptions options = new RunsOptions();

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "One set for all of them; default: what suits each method.")
  private @Nullable String data;

  @Option(
      names = "--checks",
      description =
          "Train on the data that the methods' checks name, with the settings named there, in"
              + " place of what suits each method; what is not there is left out with a note.")
  private boolean checks;

  @Option(
      names = "--datasets",
      paramLabel = "FOLDER",
      description =
          "Where --checks finds folders called mnist and spoken-digits, besides where"
              + " \"download\" keeps its sets.")
  private @Nullable Path datasets;

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
        new ReportFolder(
            services, out, "report.json", options.anew(), spec.commandLine().getErr())) {
      Files.createDirectories(out.resolve("figures"));
      List<Task> tasks = checks ? ofChecks(chosen) : ofMethods(chosen);
      int number = 0;
      for (Task task : tasks) {
        for (long run : options.all()) {
          number++;
          DataChoice choice = DataChoice.of(task.data(), run);
          TrainingSpec planned = plan(task, choice, run);
          String title =
              "%d of %d: %s, seed %d"
                  .formatted(number, tasks.size() * options.count(), task.title(checks), run);
          if (runs.train(planned, title, outcome -> draw(outcome, planned, choice))) {
            write(runs.report().latest(), runs.device());
          }
        }
      }
      write(runs.report().latest(), runs.device());
      return finish(runs.report().latest());
    }
  }

  /**
   * What is trained with each seed.
   *
   * @param data its address
   * @param settings that differ from the method's own
   */
  private record Task(Method method, String data, Map<String, String> settings) {
    String title(boolean withData) {
      return withData ? method.name() + " on " + data : method.name();
    }
  }

  private List<Task> ofMethods(List<Method> chosen) {
    String one = data;
    return chosen.stream()
        .map(method -> new Task(method, one == null ? DataChoice.suited(method) : one, Map.of()))
        .toList();
  }

  /** Each data set and settings once, whose checks a run can tell of. */
  private List<Task> ofChecks(List<Method> chosen) {
    if (data != null) {
      throw Refusal.badInput("--checks names the data itself: leave out --data");
    }
    CheckData found = new CheckData(Optional.ofNullable(datasets));
    Set<Task> tasks = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    for (Method method : chosen) {
      for (Check check : Checks.of(method)) {
        if (check.isMeasured()) {
          found
              .address(check.dataset())
              .ifPresentOrElse(
                  address -> tasks.add(new Task(method, address, check.settings())),
                  () -> missing.add("Left out: " + method.name() + ", " + check.text() + "."));
        }
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    missing.forEach(err::println);
    if (!missing.isEmpty()) {
      err.println(CheckData.REMEDY);
    }
    err.flush();
    return List.copyOf(tasks);
  }

  private static TrainingSpec plan(Task task, DataChoice choice, long seed) {
    TrainingSpec planned = TrainCommand.plan(task.method(), choice, seed);
    return SettingChanges.named(planned, task.settings());
  }

  private void draw(Outcome outcome, TrainingSpec planned, DataChoice choice) throws IOException {
    if (!checks && planned.seed() == options.first() && outcome.frame().isPresent()) {
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
        checks,
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
            "%s, %s, %d of them not finished",
            Count.of(report.methods().size(), "method", "methods"),
            Count.of(report.runs().size(), "run", "runs"),
            unfinished));
    line.println(out.resolve("report.md"));
    line.flush();
    return unfinished == 0 ? Program.DONE : Program.FAILED;
  }
}

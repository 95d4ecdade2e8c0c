package iconexplorer.cli;

import iconexplorer.evaluation.Measure;
import iconexplorer.export.Provenance;
import iconexplorer.export.Setting;
import iconexplorer.export.SettingChanges;
import iconexplorer.method.Method;
import iconexplorer.report.Sweep;
import iconexplorer.report.SweepTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.curves.SweepFigure;
import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sweep",
    description = {
      "Trains a method at several values of a setting, with several seeds each, and writes what"
          + " came of it with its spread: sweep.md, sweep.csv, sweep.json, sweep.png and"
          + " sweep.svg.",
      "",
      "Stopped and started again with the same folder it goes on where it was."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer sweep supcon --vary tau --values 0.05,0.1,0.2,0.5",
      "  icon-explorer sweep debiased-infonce-clustering --vary alpha,alpha-q"
          + " --values 0,0.2,0.4,0.6,0.8 --measures hungarianAccuracy,expectedCalibrationError"
    })
final class SweepCommand implements Callable<Integer> {

  /** What is compared where nothing is said. */
  private static final List<Measure> USUAL =
      List.of(
          Measure.KNN_ACCURACY,
          Measure.HELD_OUT_ACCURACY,
          Measure.HUNGARIAN_ACCURACY,
          Measure.CALIBRATION_ERROR,
          Measure.RETRIEVAL);

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "METHOD", description = "Id of a method, as in \"list\".")
  private String method = "";

  @Option(
      names = "--vary",
      required = true,
      split = ",",
      paramLabel = "SETTING",
      description = "What is varied; several take the same value together.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--values",
      required = true,
      split = ",",
      paramLabel = "VALUE",
      description = "Its values, with commas between them.")
  private List<String> values = new ArrayList<>();

  @Mixin private RunsOptions options = new RunsOptions();

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "MEASURE",
      description =
          "What table and figure show, by its name in the CSV file; default: accuracies,"
              + " calibration error and retrieval. The CSV file has all.")
  private List<String> measures = new ArrayList<>();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "sweep",
      description = "Where the sweep is written, or goes on; default: sweep.")
  private Path out = Path.of("sweep");

  private SweepCommand(Services services) {
    this.services = services;
  }

  /** The command with an option for each setting, which all runs share. */
  static CommandLine line(Services services) {
    CommandLine line = new CommandLine(new SweepCommand(services));
    SettingOptions.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() throws IOException {
    List<Measure> wanted = wanted();
    Map<String, List<TrainingSpec>> planned = planned();
    String setting = String.join(" and ", vary);
    PrintWriter err = spec.commandLine().getErr();
    try (ReportFolder runs = new ReportFolder(services, out, "sweep.json", options.anew(), err)) {
      int number = 0;
      for (Map.Entry<String, List<TrainingSpec>> value : planned.entrySet()) {
        for (TrainingSpec run : value.getValue()) {
          number++;
          String title =
              "%d of %d: %s %s, seed %d"
                  .formatted(
                      number,
                      planned.size() * options.count(),
                      setting,
                      value.getKey(),
                      run.seed());
          runs.train(run, title, outcome -> {});
        }
      }
      Sweep sweep = Sweep.of(vary, planned, runs.report());
      write(sweep, wanted, runs.device());
      return finish(sweep);
    }
  }

  private List<Measure> wanted() {
    return measures.isEmpty()
        ? USUAL
        : measures.stream()
            .map(name ->
                Measure.byId(name)
                    .orElseThrow(() ->
                        Refusal.badInput(
                            "--measures: there is no \"%s\": use %s".formatted(name, names()))))
            .toList();
  }

  private static String names() {
    return Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "));
  }

  /** The runs of each value, one for each seed. */
  private Map<String, List<TrainingSpec>> planned() {
    Method chosen = MethodChoice.byId(method);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter silent = new PrintWriter(Writer.nullWriter());
    Map<String, List<TrainingSpec>> planned = new LinkedHashMap<>();
    for (long run : options.all()) {
      DataChoice choice = data.load(chosen, run, run == options.first() ? err : silent);
      TrainingSpec shared =
          SettingOptions.apply(spec, TrainCommand.plan(chosen, choice, run), choice);
      for (String value : values.stream().map(String::strip).distinct().toList()) {
        planned
            .computeIfAbsent(value, unseen -> new ArrayList<>())
            .add(with(shared, value, choice));
      }
    }
    return planned;
  }

  private TrainingSpec with(TrainingSpec shared, String value, DataChoice choice) {
    try {
      Map<Setting, String> changes = new EnumMap<>(Setting.class);
      vary.forEach(name -> changes.put(Setting.byId(name), value));
      TrainingSpec changed = SettingChanges.apply(shared, changes);
      RunPlanner.check(changed.withDataset(choice.info().id()), choice.info());
      return changed;
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput("--vary: " + e.getMessage(), e);
    }
  }

  private void write(Sweep sweep, List<Measure> wanted, String device) throws IOException {
    List<Measure> shown = sweep.measured(wanted);
    SweepTable.writeCsv(out.resolve("sweep.csv"), sweep);
    SweepTable.writeMarkdown(out.resolve("sweep.md"), sweep, shown, device, "sweep.png");
    if (!shown.isEmpty()) {
      SizedFigure figure = new SweepFigure(sweep, shown, FigurePalette.LIGHT).sized();
      Drawing.attempt(
          Terminal.lines(spec.commandLine().getErr()),
          () -> {
            Provenance made = Provenance.NO_RUN;
            FigureFile.write(figure, FigureFormat.PNG_TWICE, made, out.resolve("sweep.png"));
            FigureFile.write(figure, FigureFormat.SVG, made, out.resolve("sweep.svg"));
          });
    }
  }

  private int finish(Sweep sweep) {
    int unfinished =
        sweep.values().values().stream()
            .mapToInt(repeats -> repeats.runs().size() - repeats.finished())
            .sum();
    PrintWriter line = spec.commandLine().getOut();
    line.println(
        "%d values, %d runs, %d of them not finished"
            .formatted(sweep.values().size(), sweep.values().size() * options.count(), unfinished));
    line.println(out.resolve("sweep.md"));
    line.flush();
    return unfinished == 0 ? Program.DONE : Program.FAILED;
  }
}

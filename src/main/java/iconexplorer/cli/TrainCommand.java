package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.DataFormatException;
import iconexplorer.encoder.ModelFile;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.export.RunConfig;
import iconexplorer.export.RunFolder;
import iconexplorer.method.Method;
import iconexplorer.training.Film;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.Laboratory.Snapshot;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSpec;
import iconexplorer.training.UnknownFields;
import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.folder.RunOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = {
      "Trains a method without a window and writes a run folder: settings, KL curve, metrics,"
          + " embedding, model, figures.",
      "",
      "Settings that are not given are the method's own, fitted to the data; with --config they are"
          + " those of the run that wrote the file."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer train",
      "  icon-explorer train supcon --data digits --tau 0.2 --alpha 0.1",
      "  icon-explorer train k-means --seeds 5 --patience 200",
      "  icon-explorer train t-sne --gif t-sne.gif --gif-every 5",
      "  icon-explorer train --p k-neighbours --q clusters --data my.csv --k 10 --seed 7",
      "  icon-explorer train --config runs/t-sne-digits-42-1/config.json"
    })
final class TrainCommand implements Callable<Integer> {

  private static final long USUAL_SEED = 42;

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "METHOD",
      description =
          "Id of a method that trains, as in \"list\", or of a cell (row/column); default: t-sne.")
  private @Nullable String method;

  @Option(names = "--p", paramLabel = "ROW", description = "Row of the table instead of a method.")
  private @Nullable String p;

  @Option(names = "--q", paramLabel = "COLUMN", description = "Column of the table, with --p.")
  private @Nullable String q;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "config.json of a run, or its folder, in place of a method: the same run again, bit for"
              + " bit on the same machine. Options that are given as well change it.")
  private @Nullable Path config;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--seed",
      paramLabel = "VALUE",
      description = "Of initialisation, split, batches and augmentation; default: 42.")
  private @Nullable Long seed;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Where run folders are made; default: runs.")
  private Path runs = Path.of("runs");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The run folder itself, new or empty; default: a new one in --runs.")
  private @Nullable Path out;

  @Option(
      names = "--seeds",
      paramLabel = "COUNT",
      defaultValue = "1",
      description =
          "How many seeds are trained one after another, from --seed on; the run folder then holds"
              + " one for each, and mean and spread as repeats.json and repeats.csv. Default: 1.")
  private int seeds = 1;

  @Mixin private RunExtras extras = new RunExtras();

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  private TrainCommand(Services services) {
    this.services = services;
  }

  /** The command with an option for each setting. */
  static CommandLine line(Services services) {
    CommandLine line = new CommandLine(new TrainCommand(services));
    SettingOptions.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() throws IOException {
    extras.requireUse(spec.commandLine().getParseResult());
    extras.film();
    Wanted wanted = wanted();
    if (seeds < 1) {
      throw Refusal.badInput("--seeds must be at least 1, got " + seeds);
    }
    if (seeds > 1 && extras.filmed()) {
      throw Refusal.badInput("--gif shows one run: leave out --seeds, or train one seed for it");
    }
    Path given = out;
    RunFolder folder = given == null ? RunFolder.next(runs, wanted.spec()) : folder(given);
    String title = wanted.method().name() + " on " + wanted.data().info().title();
    return seeds > 1
        ? new SeveralSeeds(
                services,
                title,
                wanted.spec(),
                folder,
                extras,
                wanted.addition(),
                spec.commandLine())
            .train(seeds, other -> load(wanted.spec().dataset(), other), this::progress)
        : train(
            services,
            title,
            wanted.spec(),
            wanted.data(),
            folder,
            progress(wanted.method().name(), wanted.spec()),
            extras,
            wanted.addition(),
            spec.commandLine());
  }

  /**
   * What the options ask for.
   *
   * @param unknown fields of the config that go into the new one
   */
  record Wanted(Method method, DataChoice data, TrainingSpec spec, UnknownFields unknown) {

    private Wanted with(TrainingSpec other) {
      return new Wanted(method, data, other, unknown);
    }

    private Addition addition() {
      return folder -> {
        if (!unknown.names().isEmpty()) {
          folder.writeConfig(RunConfig.read(folder.config()).withUnknown(unknown));
        }
      };
    }
  }

  /** Loads the data and puts method, config and settings together. */
  Wanted wanted() throws IOException {
    Path given = config;
    Wanted wanted =
        given == null
            ? ofMethod()
            : ofConfig(Files.isDirectory(given) ? new RunFolder(given).config() : given);
    return wanted.with(started(wanted.spec()));
  }

  /** With the file of the model to start from, which is one, in place of its run folder. */
  private static TrainingSpec started(TrainingSpec planned) throws IOException {
    if (planned.start().isEmpty()) {
      return planned;
    }
    try {
      Path named = Path.of(planned.start());
      Path file = Files.isDirectory(named) ? new RunFolder(named).model() : named;
      ModelFile.requireWhole(file);
      return planned.withStart(file.toString());
    } catch (ModelFormatException | InvalidPathException refused) {
      throw Refusal.badInput("--start: " + refused.getMessage(), refused);
    }
  }

  private Wanted ofMethod() {
    Method chosen = MethodChoice.of(method, p, q);
    long from = seed == null ? USUAL_SEED : seed;
    DataChoice choice = load(DataChoice.suited(chosen), from);
    TrainingSpec planned = SettingOptions.apply(spec, plan(chosen, choice, from), choice);
    return new Wanted(chosen, choice, planned, new UnknownFields());
  }

  private Wanted ofConfig(Path file) throws IOException {
    if (method != null || p != null || q != null) {
      throw Refusal.badInput("--config names its method: leave out METHOD, --p and --q");
    }
    RunConfig read = read(file);
    Method chosen = MethodChoice.byId(read.spec().method());
    TrainingSpec own = seed == null ? read.spec() : read.spec().withSeed(seed);
    DataChoice choice = loadOf(file, own);
    PrintWriter err = spec.commandLine().getErr();
    if (!read.unknown().names().isEmpty()) {
      err.println(
          "%s: kept, but not known here and without effect: %s"
              .formatted(file, String.join(", ", read.unknown().names())));
    }
    if (own.dataset().equals(choice.name()) && own.seed() == read.spec().seed()) {
      sayChanges(read, choice, err);
    }
    err.flush();
    TrainingSpec planned = SettingOptions.apply(spec, own.withDataset(choice.name()), choice);
    return new Wanted(chosen, choice, planned, read.unknown());
  }

  /** Addresses are as they were given, seen from the folder of that time. */
  private DataChoice loadOf(Path file, TrainingSpec own) {
    try {
      return load(own.dataset(), own.seed());
    } catch (Refusal refused) {
      Throwable unreadable = refused.getCause();
      if (data.named()
          || unreadable == null
          || !(unreadable.getCause() instanceof NoSuchFileException)) {
        throw refused;
      }
      throw Refusal.badInput(
          "%s: it was trained on %s, which is not there as seen from this folder: give --data"
              .formatted(file, own.dataset()),
          refused);
    }
  }

  private static void sayChanges(RunConfig read, DataChoice choice, PrintWriter err) {
    if (!read.isOf(choice.data())) {
      err.println(
          "%s has changed since that run (its checksum is another): the result will differ."
              .formatted(choice.name()));
    }
  }

  private static RunConfig read(Path file) throws IOException {
    try {
      return RunConfig.read(file);
    } catch (DataFormatException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }

  private DataChoice load(String usual, long from) {
    return data.load(usual, from, spec.commandLine().getErr());
  }

  private Progress progress(String title, TrainingSpec planned) {
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    return quiet ? Progress.SILENT : terminal.progress(title, planned.steps());
  }

  private static RunFolder folder(Path given) throws IOException {
    try {
      return RunFolder.at(given);
    } catch (FileSystemException impossible) {
      throw Refusal.badInput("--out: the folder %s cannot be made".formatted(given), impossible);
    } catch (IOException inUse) {
      throw Refusal.badInput("--out: " + inUse.getMessage(), inUse);
    }
  }

  /**
   * The method's own settings on this data.
   *
   * @throws Refusal in one sentence, where they do not go together
   */
  static TrainingSpec plan(Method method, DataChoice data, long seed) {
    try {
      return RunPlanner.plan(method, data.info(), seed).withDataset(data.name());
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(String.valueOf(e.getMessage()), e);
    }
  }

  /** What else goes into a run folder. */
  @FunctionalInterface
  interface Addition {
    void addTo(RunFolder folder) throws IOException;
  }

  /** Trains, writes the folder, says what came of it and where it is. */
  static int train(
      Services services,
      String title,
      TrainingSpec planned,
      DataChoice data,
      RunFolder folder,
      Progress progress,
      RunExtras extras,
      Addition addition,
      CommandLine line)
      throws IOException {
    try (OffscreenRun laboratory = new OffscreenRun(services);
        Interruption _ = new Interruption(laboratory)) {
      Trained trained = train(laboratory, planned, data, folder, progress, extras, addition, line);
      PrintWriter out = line.getOut();
      out.print(Summary.of(title, trained.outcome()));
      out.print(Summary.of(trained.labels()));
      out.println(folder.path());
      out.flush();
      return exitCode(trained.outcome(), line.getErr());
    }
  }

  /**
   * What came of a run, and of its clusters when some labels are known.
   *
   * @param labels what they say of the clusters
   */
  record Trained(Outcome outcome, KnownLabels labels) {}

  /** Trains in a laboratory that may have trained before, and writes the folder. */
  static Trained train(
      OffscreenRun laboratory,
      TrainingSpec planned,
      DataChoice data,
      RunFolder folder,
      Progress progress,
      RunExtras extras,
      Addition addition,
      CommandLine line)
      throws IOException {
    Outcome outcome;
    Optional<Film> film = extras.film();
    film.ifPresent(laboratory.laboratory()::film);
    folder.writeConfig(RunConfig.of(planned, data.data()));
    try (progress) {
      outcome = laboratory.train(planned, progress);
    }
    folder.writeLog(outcome.log());
    KnownLabels labels = KnownLabels.NONE;
    if (outcome.log().latest().isPresent()) {
      labels = write(laboratory, planned, folder, outcome, extras, line);
    }
    if (film.isPresent()) {
      Drawing.attempt(
          Terminal.lines(line.getErr()),
          () -> extras.write(film.get(), planned, data.data(), line.getErr()));
    }
    addition.addTo(folder);
    folder.writeManifest(
        planned, data.data(), outcome.log(), laboratory.device(), Optional.of(outcome.times()));
    return new Trained(outcome, labels);
  }

  /** The model first of what is large. */
  private static KnownLabels write(
      OffscreenRun laboratory,
      TrainingSpec planned,
      RunFolder folder,
      Outcome outcome,
      RunExtras extras,
      CommandLine line)
      throws IOException {
    Snapshot at = laboratory.snapshot(outcome.id(), folder.model());
    if (extras.projector()) {
      folder.writeProjector(
          planned.method() + " of " + at.data().title(), at.embedding(), at.data());
    }
    return new RunOutput(planned, outcome.log(), at).write(folder, Terminal.lines(line.getErr()));
  }

  private static int exitCode(Outcome outcome, PrintWriter err) {
    if (outcome.log().state() == RunState.FINISHED) {
      return Program.DONE;
    }
    err.println("icon-explorer: the run " + ended(outcome));
    err.flush();
    return Program.FAILED;
  }

  private static String ended(Outcome outcome) {
    String message = outcome.log().message();
    return outcome.log().state().title() + (message.isEmpty() ? "" : ": " + message);
  }
}

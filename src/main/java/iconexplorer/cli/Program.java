package iconexplorer.cli;

import iconexplorer.export.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: what is there, what went wrong, what to return. */
@Command(
    name = "icon-explorer",
    description = {
      "A periodic table of representation learning that trains when you click it.",
      "",
      "Without a command it opens the window; where there is no display it trains t-SNE on the"
          + " digits off-screen and says where the results are."
    })
public final class Program implements Callable<Integer> {

  /** Exit code: the work is done. */
  public static final int DONE = 0;

  /** Exit code: the work failed. */
  public static final int FAILED = 1;

  /** Exit code: wrong usage or bad input. */
  public static final int BAD_INPUT = 2;

  /** Exit code: left by Ctrl-C, after what there was has been written; it is the shell's own. */
  private static final int INTERRUPTED = 130;

  private final Services services;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "Opened in the window: a session (.icon), a model (.zip), a run's config.json, or data.")
  private @Nullable Path file;

  private Program(Services services) {
    this.services = services;
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int run(Services services, PrintWriter out, PrintWriter err, String... arguments) {
    if (arguments.length == 0 && WithoutCommand.hasDisplay()) {
      return open(services, Optional.empty(), err);
    }
    return commandLine(services, List.of(arguments)).setOut(out).setErr(err).execute(arguments);
  }

  /** The window, which without arguments waits for no command line to be made. */
  private static int open(Services services, Optional<Path> file, PrintWriter err) {
    try {
      services.window().accept(file);
      return DONE;
    } catch (RuntimeException e) {
      return failed(e, err);
    }
  }

  /**
   * With the commands that the arguments name, and with all where help lists them: few are fast.
   */
  private static CommandLine commandLine(Services services, List<String> arguments) {
    CommandLine program = new CommandLine(new Program(services));
    boolean all = arguments.contains("-h") || arguments.contains("--help");
    commands(services).entrySet().stream()
        .filter(command -> all || arguments.contains(command.getKey()))
        .forEach(command -> program.addSubcommand(command.getValue().get()));
    describe(program);
    program.getSubcommands().values().forEach(Program::describe);
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setParameterExceptionHandler((e, ignored) -> misused(e));
    program.setExecutionExceptionHandler((e, line, result) -> failed(e, line.getErr()));
    return program;
  }

  /** Every command by its name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Services services) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("list", ListCommand::new);
    commands.put("train", () -> TrainCommand.line(services));
    commands.put("embed", () -> new EmbedCommand(services));
    commands.put("export", () -> new ExportCommand(services));
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("demo", () -> new DemoCommand(services));
    commands.put("screenshot", () -> new ScreenshotCommand(services));
    commands.put("measure", () -> new MeasureCommand(services));
    commands.put("data", DataCommand::new);
    commands.put("download", DownloadCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("report", () -> new ReportCommand(services));
    commands.put("sweep", () -> SweepCommand.line(services));
    return commands;
  }

  private static void describe(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    spec.version("icon-explorer " + Versions.program());
    spec.usageMessage()
        .width(96)
        .abbreviateSynopsis(true)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(" " + DONE, "done");
    codes.put(" " + FAILED, "the work failed: a run diverged, a file could not be written");
    codes.put(" " + BAD_INPUT, "wrong usage or bad input: an unknown name, a value out of range");
    codes.put(INTERRUPTED + "", "left by Ctrl-C; of a run that trained, what there is was written");
    return codes;
  }

  @Override
  public Integer call() {
    Path given = file;
    if (given != null && !Files.exists(given)) {
      if (given.getNameCount() > 1 || given.isAbsolute() || given.toString().contains(".")) {
        throw Refusal.badInput("there is no such file: %s; check the path".formatted(given));
      }
      throw new UnmatchedArgumentException(spec.commandLine(), List.of(given.toString()));
    }
    Optional<Path> opened = Optional.ofNullable(given);
    return WithoutCommand.hasDisplay()
        ? open(services, opened, spec.commandLine().getErr())
        : new WithoutCommand(services, spec.commandLine()).run(opened);
  }

  private static int misused(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("icon-explorer: " + complaint(e));
    err.println(
        "Try \"%s --help\".".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    err.flush();
    return BAD_INPUT;
  }

  private static String complaint(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      boolean program = e.getCommandLine().getParent() == null;
      String what = program ? "command or option" : "argument";
      return "there is no %s \"%s\"".formatted(what, unmatched.getUnmatched().getFirst());
    }
    return firstLine(e);
  }

  private static int failed(Exception e, PrintWriter err) {
    LoggerFactory.getLogger(Program.class).debug("the command failed", e);
    err.println("icon-explorer: " + sentence(e));
    err.flush();
    return e instanceof Refusal refusal ? refusal.exitCode() : FAILED;
  }

  /** What went wrong, for a person. */
  private static String sentence(Exception e) {
    return switch (e) {
      case Refusal refusal -> firstLine(refusal);
      case AccessDeniedException denied -> denied.getFile() + " must not be written or read";
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileSystemException file ->
          file.getFile() + " cannot be used: " + (file.getReason() == null ? e : file.getReason());
      case IOException io -> firstLine(io);
      default -> "unexpected failure, please report it: " + e;
    };
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }
}

package iconexplorer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import iconexplorer.fixture.FixtureFormatException;
import iconexplorer.fixture.FixtureResult;
import iconexplorer.fixture.FixtureResult.Computed;
import iconexplorer.fixture.FixtureResult.Skipped;
import iconexplorer.fixture.FixtureRunner;
import iconexplorer.training.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = {
      "Computes p, q, row losses, loss and gradients of cells given as JSON, one line each, with"
          + " the code that trains them. Exit code 1 where a cell was not computed.",
      "",
      "FILE holds one specification, a list of them, or {\"fixtures\": […]}."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer evaluate cells.json --check",
      "  icon-explorer evaluate cells.json --check --backend nd4j"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "Specifications as JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--check",
      description =
          "Compare with \"expected\" and print only the worst relative error; exit code 1 above"
              + " 1e-4, or 1e-9 in double precision, and where a cell was not computed.")
  private boolean check;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "fused",
      description =
          "One of fused (the kernels that train, single precision), nd4j (plain ND4J operations,"
              + " double precision); default: fused.")
  private String backendName = Backend.FUSED.id();

  @Override
  public Integer call() throws IOException {
    List<FixtureResult> results = results();
    return check ? compare(results) : print(results);
  }

  private List<FixtureResult> results() throws IOException {
    try {
      return FixtureRunner.run(file, backend());
    } catch (FixtureFormatException unreadable) {
      throw Refusal.badInput(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private Backend backend() {
    try {
      return Backend.byId(backendName);
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badInput(String.valueOf(unknown.getMessage()), unknown);
    }
  }

  private int print(List<FixtureResult> results) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    for (FixtureResult result : results) {
      out.println(JSON.writeValueAsString(result));
    }
    out.flush();
    List<Skipped> skipped = of(results, Skipped.class).toList();
    PrintWriter err = spec.commandLine().getErr();
    skipped.forEach(
        one -> err.println("icon-explorer: not computed: " + one.name() + ": " + one.reason()));
    err.flush();
    return sayUndefined(results) || !skipped.isEmpty() ? Program.FAILED : Program.DONE;
  }

  /** Names the cells that came to NaN; false where there is none. */
  private boolean sayUndefined(List<FixtureResult> results) {
    List<String> names =
        of(results, Computed.class).filter(Computed::undefined).map(Computed::name).toList();
    if (!names.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "icon-explorer: NaN came out of %s: its inputs are beyond what the numbers can hold"
              .formatted(String.join(", ", names)));
      err.flush();
    }
    return !names.isEmpty();
  }

  private static <T extends FixtureResult> Stream<T> of(
      List<FixtureResult> results, Class<T> kind) {
    return results.stream().filter(kind::isInstance).map(kind::cast);
  }

  private int compare(List<FixtureResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    List<Skipped> skipped = of(results, Skipped.class).toList();
    skipped.forEach(one -> out.println(one.name() + ": " + one.reason()));
    List<Computed> computed = of(results, Computed.class).toList();
    List<Computed> compared =
        computed.stream().filter(one -> one.worstError().isPresent()).toList();
    double tolerance = FixtureRunner.tolerance(backend());
    compared.stream()
        .filter(one -> error(one) > tolerance)
        .forEach(one -> out.println(line("off", one)));
    Optional<Computed> worst =
        compared.stream().max(Comparator.comparingDouble(EvaluateCommand::error));
    boolean undefined = sayUndefined(results);
    if (worst.isEmpty()) {
      out.flush();
      throw Refusal.badInput(
          file + " expects nothing that could be compared: give fixtures with \"expected\"");
    }
    out.println(
        compared.size()
            + " compared, "
            + counted(skipped.size(), "not computed, ")
            + counted(computed.size() - compared.size(), "with nothing expected, ")
            + line("worst", worst.get()));
    out.flush();
    boolean all = skipped.isEmpty() && !undefined;
    return all && error(worst.get()) <= tolerance ? Program.DONE : Program.FAILED;
  }

  private static String counted(int number, String words) {
    return number == 0 ? "" : number + " " + words;
  }

  private static double error(Computed computed) {
    return computed.worstError().orElse(0);
  }

  private static String line(String word, Computed computed) {
    return String.format(
        Locale.ROOT, "%s relative error %.1e: %s", word, error(computed), computed.name());
  }
}

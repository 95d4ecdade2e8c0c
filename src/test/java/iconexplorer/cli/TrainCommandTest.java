package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.export.RunConfig;
import iconexplorer.export.Setting;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run can be had again: from its config.json, and from the line that the window copies. */
class TrainCommandTest {

  /** Other values for a setting; those that do not apply to a method are left out. */
  private static final Map<Setting, List<String>> VALUES =
      Map.ofEntries(
          Map.entry(Setting.STEPS, List.of("7", "123456")),
          Map.entry(Setting.PATIENCE, List.of("9")),
          Map.entry(Setting.LEAST_IMPROVEMENT, List.of("0.125")),
          Map.entry(Setting.SEED, List.of("-3", "9223372036854775807")),
          Map.entry(
              Setting.ENCODER, List.of("lookup-table", "linear", "orthonormal", "mlp", "cnn")),
          Map.entry(Setting.HIDDEN, List.of("7", "256,128", "31,17,3")),
          Map.entry(Setting.CHANNELS, List.of("4,8")),
          Map.entry(Setting.DENSE, List.of("33")),
          Map.entry(Setting.BATCH_NORM, List.of("true")),
          Map.entry(Setting.STAGED, List.of("false")),
          Map.entry(Setting.SUB_HEADS, List.of("3")),
          Map.entry(Setting.OVER_CLUSTERS, List.of("20")),
          Map.entry(Setting.PROJECTION, List.of("16")),
          Map.entry(Setting.DIMENSION, List.of("2", "5")),
          Map.entry(Setting.BATCH, List.of("0", "20")),
          Map.entry(Setting.OPTIMISER, List.of("adam", "momentum")),
          Map.entry(Setting.LEARNING_RATE, List.of("0.037")),
          Map.entry(Setting.SCHEDULE, List.of("constant", "cosine")),
          Map.entry(Setting.EXAGGERATION, List.of("1.0", "5.5")),
          Map.entry(Setting.EXAGGERATED_STEPS, List.of("33")),
          Map.entry(Setting.ALPHA, List.of("0.3", "1.0E-4")),
          Map.entry(Setting.LEARNED_ALPHA, List.of("0.2")),
          Map.entry(Setting.SYMMETRISE, List.of("true", "false")),
          Map.entry(Setting.WALKS, List.of("2", "0")),
          Map.entry(Setting.UNIFORM_WALKS, List.of("true", "false")),
          Map.entry(Setting.PERPLEXITY, List.of("5.5")),
          Map.entry(Setting.SUPERVISORY_SIGMA, List.of("0.7", "auto")),
          Map.entry(Setting.SUPERVISORY_NU, List.of("4.0")),
          Map.entry(Setting.SUPERVISORY_GAMMA, List.of("0.6", "auto")),
          Map.entry(Setting.GRAPH, List.of("random-walk", "degree-softmax")),
          Map.entry(Setting.LINK, List.of("directed", "symmetric", "mutual")),
          Map.entry(Setting.EPSILON, List.of("0.01")),
          Map.entry(Setting.REPEATS, List.of("2")),
          Map.entry(Setting.K, List.of("3")),
          Map.entry(Setting.SPACE, List.of("input", "companion")),
          Map.entry(Setting.SIMILARITY, List.of("euclidean", "cosine", "dot")),
          Map.entry(Setting.SIGMA, List.of("0.4")),
          Map.entry(Setting.TAU, List.of("0.07")),
          Map.entry(Setting.LEARN_TAU, List.of("true", "false")),
          Map.entry(Setting.NU, List.of("3.0")),
          Map.entry(Setting.GAMMA, List.of("0.5")),
          Map.entry(Setting.DEGREE, List.of("2.5")),
          Map.entry(Setting.DEGREE_WEIGHTED, List.of("true", "false")),
          Map.entry(Setting.MARGIN, List.of("0.75")),
          Map.entry(Setting.NEGATIVES, List.of("random", "hardest", "semi-hard")),
          Map.entry(
              Setting.DIVERGENCE,
              List.of("kl", "hellinger", "mutual-information", "debiased-contrast")),
          Map.entry(Setting.LAMBDA, List.of("1.5")),
          Map.entry(Setting.CLASS_PRIOR, List.of("0.25")),
          Map.entry(Setting.COHESION, List.of("9.0")),
          Map.entry(Setting.VARIANCE, List.of("8.0")),
          Map.entry(Setting.COVARIANCE, List.of("2.0")),
          Map.entry(Setting.NORMALISATION, List.of("row", "joint")),
          Map.entry(Setting.EMA, List.of("0.9")),
          Map.entry(Setting.AUGMENT, List.of("true", "false")),
          Map.entry(Setting.VIEWS, List.of("windows", "alike")),
          Map.entry(Setting.BACKEND, List.of("nd4j", "fused")),
          Map.entry(Setting.START, List.of("none", "my models/a;b's.zip")));

  /** Loaded once. */
  private static final Map<String, DataChoice> DATA = new ConcurrentHashMap<>();

  @TempDir Path folder;

  static Stream<Method> methods() {
    return MethodTable.all().stream();
  }

  @Test
  void everySettingHasOtherValuesHere() {
    assertEquals(Setting.values().length, VALUES.size());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theCopiedLineGivesTheSameRun(Method method) {
    DatasetInfo data = DatasetCatalogue.info(method.training().dataset()).orElseThrow();
    assertCopied(method, RunPlanner.plan(method, data, 42), data);
    Random random = new Random(method.id().hashCode());
    int changed = 0;
    for (int trial = 0; trial < 12; trial++) {
      TrainingSpec spec = varied(RunPlanner.plan(method, data, 42), data, random);
      if (!spec.equals(RunPlanner.plan(method, data, 42))) {
        changed++;
        assertCopied(method, spec, data);
      }
    }
    assertTrue(changed > 4, changed + " differ from the plan");
  }

  /** Some settings at other values, as far as the data allow. */
  private static TrainingSpec varied(TrainingSpec planned, DatasetInfo data, Random random) {
    TrainingSpec spec = planned;
    for (int change = 0; change < 12; change++) {
      Setting setting = Setting.values()[random.nextInt(Setting.values().length)];
      List<String> values = VALUES.getOrDefault(setting, List.of());
      try {
        TrainingSpec next =
            setting.apply(spec, values.get(random.nextInt(values.size()))).withDataset(data.id());
        RunPlanner.check(next, data);
        spec = next;
      } catch (IllegalArgumentException inapplicable) {
        continue;
      }
    }
    return spec;
  }

  private void assertCopied(Method method, TrainingSpec spec, DatasetInfo data) {
    List<String> words = words(copied(method, spec, data));
    assertEquals(
        List.of("icon-explorer", "train", method.id(), "--data", data.id()), words.subList(0, 5));
    picocli.CommandLine command = TrainCommand.line(CommandRun.SERVICES);
    command.setErr(new PrintWriter(new StringWriter()));
    command.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
    long seed = command.getParseResult().matchedOptionValue("--seed", 0L);
    DataChoice choice = DATA.computeIfAbsent(data.id(), id -> DataChoice.of(id, 42));
    assertEquals(
        spec,
        SettingOptions.apply(
            command.getCommandSpec(), TrainCommand.plan(method, choice, seed), choice),
        words.toString());
  }

  private static String copied(Method method, TrainingSpec spec, DatasetInfo data) {
    return iconexplorer.export.CommandLine.of(spec, RunPlanner.plan(method, data, spec.seed()))
        .orElseThrow(() -> new AssertionError("no line says " + spec));
  }

  /** As a shell takes a line apart. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '\\' && !quoted) {
        word.append(line.charAt(++i));
      } else if (c == ' ' && !quoted) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }

  @Test
  void theCopiedLineNamesAFileThatAShellWouldTakeApart() throws IOException {
    Path table = folder.resolve("Anna's table & more.csv");
    Files.writeString(table, "a,kind\n" + "1,x\n2,y\n3,x\n4,y\n".repeat(5));
    DataChoice choice = DataChoice.of(table + "?label=kind", 42);
    Method method = MethodTable.byId("supcon").orElseThrow();
    TrainingSpec spec = TrainCommand.plan(method, choice, -7).withBatchItems(8);
    List<String> words = words(copied(method, spec, choice.info()));
    picocli.CommandLine command = TrainCommand.line(CommandRun.SERVICES);
    command.setErr(new PrintWriter(new StringWriter()));
    command.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
    TrainCommand parsed = command.getCommand();
    assertEquals(spec, parsed.wanted().spec());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t-sne --data iris --steps 40 --alpha 0.1",
        "iic --data digits --steps 6 --batch 64"
      })
  void aConfigReproducesItsRunByteForByte(String arguments) throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    train(first, arguments.split(" ", -1));
    CommandRun again = train(second, "--config", first.resolve("config.json").toString());
    assertEquals("", again.err());
    for (String name :
        List.of("config.json", "curve.csv", "embedding.csv", "embedding.npy", "embeddings.npz")) {
      assertTrue(Files.size(first.resolve(name)) > 20, name);
      assertEquals(-1, Files.mismatch(first.resolve(name), second.resolve(name)), name);
    }
    Path other = folder.resolve("other");
    train(other, "--config", first.resolve("config.json").toString(), "--learning-rate", "0.5");
    assertTrue(Files.mismatch(first.resolve("curve.csv"), other.resolve("curve.csv")) >= 0);
  }

  private CommandRun train(Path out, String... arguments) {
    List<String> words = new ArrayList<>(List.of("train"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--quiet", "--out", out.toString()));
    CommandRun result = CommandRun.of(words.toArray(String[]::new));
    assertEquals(0, result.code(), result.err());
    return result;
  }

  @Test
  void changedDataAndUnknownFieldsAreSaidAndKept() throws IOException {
    Path table = folder.resolve("my table.csv");
    StringBuilder rows = new StringBuilder("a,b,c,kind\n");
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      rows.append("%.3f,%.3f,%d,%s\n".formatted(random.nextGaussian(), i / 7.0, i % 5, i % 2));
    }
    Files.writeString(table, rows);
    Path first = folder.resolve("first");
    train(first, "sne", "--data", table.toString(), "--label", "kind", "--steps", "5");
    String config = Files.readString(first.resolve("config.json"));
    Path edited =
        Files.writeString(
            folder.resolve("edited.json"),
            config.replace("\"seed\"", "\"colour\" : \"blue\",\n  \"seed\""));

    Path second = folder.resolve("second");
    CommandRun same = train(second, "--config", edited.toString());
    assertEquals(
        List.of(edited + ": kept, but not known here and without effect: colour"),
        said(same, "colour"));
    assertEquals(List.of(), said(same, "checksum"));
    assertTrue(Files.readString(second.resolve("config.json")).contains("\"blue\""));
    assertEquals(
        List.of("colour"), RunConfig.read(second.resolve("config.json")).unknown().names());

    Files.writeString(table, rows.append("9,9,9,0\n"));
    CommandRun changed =
        train(folder.resolve("third"), "--config", first.resolve("config.json").toString());
    assertEquals(1, said(changed, "has changed since that run").size(), changed.err());
  }

  private static List<String> said(CommandRun result, String what) {
    return result.err().lines().filter(line -> line.contains(what)).toList();
  }

  @Test
  void aConfigBesideAMethodIsRefused() throws IOException {
    Path first = folder.resolve("first");
    train(first, "t-sne", "--data", "iris", "--steps", "2");
    String config = first.resolve("config.json").toString();
    for (String more : List.of("t-sne", "--p=gaussian")) {
      CommandRun refused = CommandRun.of("train", more, "--config", config);
      assertEquals(Program.BAD_INPUT, refused.code());
      assertTrue(refused.err().contains("--config names its method"), refused.err());
    }
    assertFalse(Files.exists(Path.of("runs", "t-sne-iris-42-1")));
  }
}

package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.cli.Services.PictureOptions;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.export.RunConfig;
import iconexplorer.export.Setting;
import iconexplorer.method.Checks;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

  @TempDir Path folder;

  private final List<PictureOptions> pictures = new ArrayList<>();
  private final Services services = CommandRun.services((file, options) -> pictures.add(options));

  private CommandRun run(String... arguments) {
    return CommandRun.of(services, arguments);
  }

  @Test
  void theTableShowsEveryMethodAndFitsItsFrame() {
    CommandRun list = run("list");
    assertEquals(0, list.code());
    for (Method method : MethodTable.named()) {
      assertTrue(list.out().contains(method.id()), method.id());
    }
    assertEquals(
        1,
        list.out().lines().limit(34).map(String::length).distinct().count(),
        "lines of the table differ in length");
  }

  @Test
  void theTableAsJsonHasAllCells() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("list", "--json").out());
    assertEquals(50, json.path("cells").size());
    assertEquals(3, json.path("relatives").size());
    JsonNode tSne = json.path("cells").path(3).path("methods").path(0);
    assertEquals("t-sne", tSne.path("id").asText());
    assertTrue(tSne.path("equation").path("q").asText().startsWith("Q"));
    assertEquals("lookup-table", tSne.path("spec").path("encoder").path("kind").asText());
    assertEquals("at-most", tSne.path("checks").path(0).path("bound").asText());
  }

  @Test
  void oneMethodIsShownWithItsEquationAndReference() {
    CommandRun card = run("list", "supcon");
    assertTrue(card.out().contains("q(j|i) ∝ exp(cos(zᵢ, zⱼ)/0.1)"), card.out());
    assertTrue(card.out().contains("https://arxiv.org/abs/2004.11362"), card.out());
    assertTrue(card.out().contains("Check: held-out accuracy ≥ 0.985 on mnist"), card.out());
    assertTrue(card.out().contains("Encoder: MLP"), card.out());
    assertTrue(card.out().contains("Augmentation: none"), card.out());
    assertTrue(card.out().contains("dimension 64"), card.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "train", "demo", "screenshot", "bench", "report", "sweep"})
  void everyCommandHasHelpWithExitCodes(String command) {
    CommandRun help = run(command, "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("Exit codes:"), help.out());
    assertTrue(help.out().contains("130   left by Ctrl-C"), help.out());
  }

  @Test
  void helpOfTrainNamesEverySetting() {
    String help = run("train", "--help").out();
    for (Setting setting : Setting.values()) {
      assertTrue(help.contains("--" + setting.id() + "="), setting.id());
    }
  }

  @Test
  void aReportGoesOnWhereItStopped() throws IOException {
    Path out = folder.resolve("health");
    String[] first = {"report", "t-k-means", "--data", "iris", "--seeds", "1", "--out", "" + out};
    assertEquals(0, run(first).code());
    byte[] written = Files.readAllBytes(out.resolve("report.json"));
    CommandRun more =
        run("report", "t-k-means", "--data", "iris", "--seeds", "2", "--out", "" + out);
    assertEquals(0, more.code(), more.err());
    assertEquals("2 of 2: t K-Means, seed 43", more.err().lines().toList().getLast());
    assertEquals(
        "1 method, 2 runs, 0 of them not finished", more.out().lines().findFirst().orElseThrow());
    assertTrue(Files.readString(out.resolve("report.json")).length() > written.length);
    assertTrue(
        Files.readString(out.resolve("report.md"))
            .contains("| student-t/clusters | t K-Means | iris | 2 |"));
    String[] again = Arrays.copyOf(first, first.length + 1);
    again[first.length] = "--anew";
    CommandRun anew = run(again);
    assertEquals("1 of 1: t K-Means, seed 42", anew.err().lines().findFirst().orElseThrow());
    assertEquals(
        "1 method, 2 runs, 0 of them not finished",
        anew.out().lines().findFirst().orElseThrow(),
        "in place of the old one");
  }

  @Test
  void aReportOfChecksTrainsOnTheirDataAndSaysWhetherTheyAreMet() throws IOException {
    Path out = folder.resolve("checks");
    String[] checks = {
      "report", "normalized-cuts", "pca", "--checks", "--seeds", "1", "--out", "" + out
    };
    CommandRun run = run(checks);
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "1 of 1: Normalized cuts on karate, seed 42", run.err().lines().findFirst().orElseThrow());
    String table = Files.readString(out.resolve("report.md"));
    assertTrue(table.contains("met: Hungarian accuracy ≥ 0.9412"), table);
    assertEquals("", run(checks).err(), "it is all there");
  }

  @Test
  void dataOfChecksAreInTheCatalogueOrInTheFolderThatIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("spoken-digits"));
    Path archive = Files.createFile(folder.resolve("spoken-digits").resolve("some.tar.gz"));
    assertEquals(Optional.of("moons"), new CheckData(Optional.empty()).address("moons"));
    assertEquals(Optional.empty(), new CheckData(Optional.empty()).address(Checks.SPOKEN_DIGITS));
    assertEquals(
        Optional.of("digits?with=" + archive),
        new CheckData(Optional.of(folder)).address(Checks.SPOKEN_DIGITS));
  }

  @Test
  void aSweepTrainsEveryValueWithEverySeedAndGoesOn() throws IOException {
    Path out = folder.resolve("sweep");
    String[] sweep = {
      "sweep",
      "supcon",
      "--data",
      "iris",
      "--vary",
      "alpha",
      "--values",
      "0,0.5",
      "--seeds",
      "2",
      "--steps",
      "3",
      "--out",
      "" + out
    };
    CommandRun result = run(sweep);
    assertEquals(Program.DONE, result.code(), result.err());
    assertTrue(result.err().contains("4 of 4: alpha 0.5, seed 43"), result.err());
    assertTrue(Files.readString(out.resolve("sweep.md")).contains("| 0.5 | 2 |"));
    assertEquals(3, Files.readAllLines(out.resolve("sweep.csv")).size());
    assertTrue(Files.size(out.resolve("sweep.png")) > 2000);
    assertEquals("", run(sweep).err(), "nothing is left to train");
  }

  @Test
  void aReportIsNotWrittenOverAnotherFile() throws IOException {
    Files.writeString(folder.resolve("report.json"), "a diary");
    CommandRun refused = run("report", "--out", "" + folder);
    assertEquals(2, refused.code());
    assertEquals(
        "icon-explorer: --out: report.json is no report of this program: name another folder.",
        refused.err().strip());
    assertEquals("a diary", Files.readString(folder.resolve("report.json")));
  }

  @Test
  void aBenchmarkPrintsTheFieldsThatPeersPrint() throws IOException {
    CommandRun bench =
        run(
            "bench",
            "icon",
            "--methods",
            "xent",
            "--sizes",
            "256",
            "--seconds",
            "0.05",
            "--reps",
            "1");
    assertEquals(0, bench.code(), bench.err());
    JsonNode json = new ObjectMapper().readTree(bench.lastLine());
    assertEquals("icon", json.path("bench").asText());
    assertEquals("xent", json.path("method").asText());
    assertEquals(256, json.path("batch").asInt());
    assertEquals(256, json.path("rows").asInt());
    assertTrue(json.path("steps_per_s").asDouble() > 0, bench.out());
    assertEquals(1e3, json.path("steps_per_s").asDouble() * json.path("ms").asDouble(), 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench icon --methods nothing",
        "bench everything",
        "bench --seconds 0",
        "bench --reps 0",
        "bench cnn --vs-torch --python no-such-python",
        "bench --digits --vs-sklearn --python no-such-python",
        "bench --digits --vs-torch",
        "bench icon --vs-sklearn"
      })
  void aBenchmarkThatCannotBeIsRefusedInOneSentence(String line) {
    CommandRun refused = run(line.split(" "));
    assertTrue(refused.code() != 0, line);
    assertTrue(refused.err().startsWith("icon-explorer: "), refused.err());
  }

  @Test
  void theVersionIsNamed() {
    assertTrue(run("--version").out().strip().matches("icon-explorer \\d+\\..*"), "the pom's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list nobody",
        "train nobody",
        "train pca --dimension 65",
        "train --p gaussian",
        "train masked-language-modelling --data digits",
        "train --p gausian --q student-t",
        "train t-sne --p gaussian --q student-t",
        "train t-sne --perplexity 5000",
        "train t-sne --perplexity many",
        "train t-sne --alpha 1.5",
        "train t-sne --tau 0.5",
        "train t-sne --steps 0",
        "train t-sne --data iris --encoder cnn",
        "train infonce --encoder lookup-table",
        "train t-sne --data no-such-file.csv",
        "train t-sne --seed x",
        "train t-sne --steps 99999999999",
        "train supcon --part foo",
        "train t-sne --start no-such-model.zip",
        "train t-sne --start pom.xml",
        "train t-sne --config src",
        "train t-sne --gif-fps 10",
        "train t-sne --gif src",
        "train t-sne --gif a.txt",
        "train t-sne --gif-frames pom.xml",
        "export no-model.zip --onnx no/such/folder/a.onnx",
        "export no-model.zip --onnx src",
        "embed no-model.zip --data iris --out no/such/folder/e.csv",
        "report --out pom.xml",
        "sweep supcon --vary nu --values 1,2",
        "sweep supcon --vary speed --values 1,2",
        "sweep supcon --vary alpha --values 0 --measures speed",
        "bench icon --methods nosuch",
        "screenshot --out a.jpg",
        "no/such/file.icon",
        "train t-sne --divergence total-variation --exaggeration 12",
        "screenshot --out no/such/folder/x.png",
        "train --stepz 4",
        "demo nothing-of-this-name",
        "screenshot --size big",
        "screenshot --size 10x10",
        "screenshot --theme pink",
        "screenshot --steps 0",
        "no-such-command"
      })
  void badInputIsOneSentenceAndExitCodeTwo(String arguments) {
    CommandRun result = run(arguments.split(" ", -1));
    assertEquals(Program.BAD_INPUT, result.code(), result.err());
    List<String> lines = result.err().lines().filter(line -> !line.startsWith("Try \"")).toList();
    assertEquals(1, lines.size(), result.err());
    assertTrue(lines.getFirst().startsWith("icon-explorer: "), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
    assertTrue(result.out().isEmpty(), result.out());
  }

  @Test
  void dataThatAConfigNamesFromAnotherFolderAreAskedFor() throws IOException {
    TrainingSpec spec =
        RunPlanner.plan(
                MethodTable.byId("pca").orElseThrow(),
                DatasetCatalogue.info("iris").orElseThrow(),
                42)
            .withDataset("d/good.csv");
    Path config = Files.writeString(folder.resolve("config.json"), SpecJson.text(spec));
    CommandRun elsewhere = run("train", "--config", config.toString());
    assertEquals(Program.BAD_INPUT, elsewhere.code());
    assertEquals(
        "icon-explorer: %s: it was trained on d/good.csv, which is not there as seen from this folder: give --data"
            .formatted(config),
        elsewhere.err().strip());
    Path out = folder.resolve("again");
    CommandRun given =
        run(
            "train",
            "--config",
            config.toString(),
            "--data",
            "iris",
            "--steps",
            "2",
            "--out",
            out.toString());
    assertEquals(Program.DONE, given.code(), given.err());
  }

  @Test
  void brokenTablesAndSettingsAreNamedWithTheRemedy() throws IOException {
    Path table = Files.writeString(folder.resolve("open.csv"), "a,b\n1,2\n3,\"4\n5,6\n");
    CommandRun quote = run("train", "t-sne", "--data", table.toString());
    assertEquals(Program.BAD_INPUT, quote.code());
    assertTrue(quote.err().contains(table + ": row 3: a value in quotes"), quote.err());
    Path config = Files.writeString(folder.resolve("config.json"), "not json");
    CommandRun json = run("train", "--config", folder.toString());
    assertEquals(Program.BAD_INPUT, json.code());
    assertTrue(json.err().contains(config + ": this is not JSON at line 1, column"), json.err());
  }

  @Test
  void trainingWritesARunFolderAndNamesIt() throws IOException {
    CommandRun result =
        run(
            "train",
            "t-sne",
            "--data",
            "iris",
            "--steps",
            "60",
            "--alpha",
            "0.1",
            "--runs",
            folder.toString());
    assertEquals(0, result.code(), result.err());
    Path run = Path.of(result.lastLine());
    assertEquals(folder.resolve("t-sne-iris-42-1"), run);
    for (String name :
        List.of(
            "config.json",
            "curve.csv",
            "events.json",
            "metrics.json",
            "embedding.csv",
            "embedding.npy",
            "embeddings.npz",
            "model.zip",
            "manifest.json")) {
      assertTrue(Files.size(run.resolve(name)) > 0, name);
    }
    assertEquals(
        0.1, RunConfig.read(run.resolve("config.json")).spec().equation().modifiers().alpha());
    assertTrue(result.out().contains("finished after 60 steps"), result.out());
    assertTrue(result.err().contains("step 60 of 60, KL "), result.err());
  }

  @Test
  void theSameSeedGivesTheSameCurveAndAnotherSeedAnother() throws IOException {
    List<String> same = curve("7", "a");
    assertTrue(same.size() > 20, "a curve of " + same.size() + " lines");
    assertEquals(same, curve("7", "b"));
    assertFalse(same.equals(curve("8", "c")));
  }

  private List<String> curve(String seed, String name) throws IOException {
    Path out = folder.resolve(name);
    CommandRun result =
        run(
            "train",
            "supcon",
            "--data",
            "iris",
            "--steps",
            "20",
            "--batch",
            "32",
            "--seed",
            seed,
            "--quiet",
            "--out",
            out.toString());
    assertEquals(0, result.code(), result.err());
    return Files.readAllLines(out.resolve("curve.csv"));
  }

  @Test
  void severalSeedsHaveAFolderEachAndTheirMeanAndSpread() throws IOException {
    Path out = folder.resolve("repeats");
    CommandRun result =
        run(
            "train",
            "k-means",
            "--data",
            "iris",
            "--steps",
            "30",
            "--seeds",
            "2",
            "--seed",
            "7",
            "--quiet",
            "--out",
            out.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("seed 8: finished after 30 steps"), result.out());
    assertTrue(result.out().contains("2 of 2 seeds finished"), result.out());
    assertTrue(result.out().matches("(?s).*\n  NMI +0\\.\\d{4} ± 0\\.\\d{4}\n.*"), result.out());
    assertEquals(5, Files.readAllLines(out.resolve("repeats.csv")).size());
    JsonNode json = new ObjectMapper().readTree(out.resolve("repeats.json").toFile());
    List<String> curve = Files.readAllLines(out.resolve("seed-8").resolve("curve.csv"));
    assertEquals(
        Double.parseDouble(curve.getLast().split(",", -1)[1]),
        json.path("runs").path(1).path("kl").asDouble());
    // K-Means finds the same clusters from either seed; what is held out differs.
    assertTrue(json.path("standardDeviation").path("linearProbe").asDouble() > 0, json.toString());
  }

  @Test
  void aRunThatDivergesReturnsOneAndSaysSo() throws IOException {
    Path out = folder.resolve("run");
    CommandRun result =
        run(
            "train",
            "sne",
            "--data",
            "iris",
            "--steps",
            "50",
            "--learning-rate",
            "1e30",
            "--quiet",
            "--out",
            out.toString());
    assertEquals(Program.FAILED, result.code(), result.out());
    assertTrue(result.err().startsWith("icon-explorer: the run diverged: "), result.err());
    assertEquals(
        "diverged",
        new ObjectMapper().readTree(out.resolve("manifest.json").toFile()).path("state").asText());
  }

  @Test
  void aFolderInUseIsNotTouched() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "precious");
    CommandRun result =
        run("train", "t-sne", "--data", "iris", "--steps", "5", "--out", folder.toString());
    assertEquals(Program.BAD_INPUT, result.code());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void aTeachersDemoPlaysAsText() throws IOException {
    Path demo =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"id": "mine", "title": "Mine", "minutes": 1, "steps": [
              {"text": "Look at the flowers.", "method": "t-sne", "dataset": "iris",
               "settings": {"perplexity": 12}, "steps": 30, "watch": "The gap."}]}
            """);
    CommandRun result = run("demo", demo.toString(), "--quiet");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("Look at the flowers."), result.out());
    assertTrue(result.out().contains("perplexity 12"), result.out());
    assertTrue(result.out().contains("k-NN accuracy"), result.out());
  }

  @Test
  void demosAreListed() {
    assertEquals(3, run("demo").out().lines().count());
  }

  @Test
  void aScreenshotAsksForTheWindowThatIsMeant() {
    Path file = folder.resolve("a.png");
    CommandRun result =
        run(
            "screenshot",
            "--out",
            file.toString(),
            "--size",
            "1000x700",
            "--theme",
            "light",
            "--method",
            "supcon",
            "--steps",
            "30");
    assertEquals(0, result.code(), result.err());
    assertEquals(
        List.of(new PictureOptions(1000, 700, false, "supcon", "digits", 30, 42)), pictures);
  }

  @Test
  void aScreenshotWithoutAPlaceIsRefusedBeforeAnythingTrains() {
    CommandRun result = run("screenshot", "--out", folder.resolve("no/x.png").toString());
    assertEquals(Program.BAD_INPUT, result.code());
    assertTrue(result.err().contains(folder.resolve("no").toString()), result.err());
    assertEquals(List.of(), pictures);
  }

  @Test
  void earlyExaggerationGivesWayToAnotherDivergenceAndThatIsSaid() throws IOException {
    Path out = folder.resolve("tv");
    CommandRun result =
        run(
            "train t-sne --data iris --steps 3 --quiet --divergence total-variation --out"
                .split(" "),
            out.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.err().contains("Early exaggeration is off"), result.err());
  }

  private CommandRun run(String[] first, String last) {
    return run(Stream.concat(Arrays.stream(first), Stream.of(last)).toArray(String[]::new));
  }

  @Test
  void aClusterRunHasItsClustersAsAFigureAndFilesThatOthersMayReadAsTheirFoldersSay()
      throws IOException {
    Path out = folder.resolve("clusters");
    CommandRun result =
        run("train k-means --data iris --steps 30 --quiet --out".split(" "), out.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(out.resolve("figures/clusters.svg")));
    Path plain = Files.createFile(folder.resolve("plain"));
    assertEquals(
        Files.getPosixFilePermissions(plain),
        Files.getPosixFilePermissions(out.resolve("manifest.json")));
    String events = Files.readString(out.resolve("events.json"));
    assertFalse(events.contains("PAUSED") || events.contains("paused"), "nobody paused it");
  }

  @Test
  void clustersOfARunAreNamedByLabelsAndScoredOnHeldOutItems() throws IOException {
    Path out = folder.resolve("budget");
    CommandRun run =
        run(
            "train",
            "infonce-clustering",
            "--data",
            "iris",
            "--steps",
            "5",
            "--quiet",
            "--out",
            out.toString());
    assertTrue(run.out().contains("clusters named by labels: held-out accuracy"), run.out());
    List<String> lines = Files.readAllLines(out.resolve("label-budget.csv"));
    assertEquals("clusters,share,labels,accuracy,deviation,unassigned_clusters", lines.getFirst());
    assertEquals(7, lines.size());
    assertTrue(lines.get(1).startsWith("clusters,1.0,120,"), lines.get(1));
    assertTrue(lines.getLast().startsWith("clusters,0.01,1,"), lines.getLast());
    assertTrue(Files.exists(out.resolve("figures/label-budget.svg")));
  }

  @Test
  void aFileThatIsThereButWrongIsNotAnsweredWithTheBundledSets() throws IOException {
    Path ragged = Files.writeString(folder.resolve("ragged.csv"), "1,2\n3\n4,5\n");
    String wrong = run("train", "sne", "--data", ragged.toString()).err();
    assertTrue(wrong.contains("ragged.csv"), wrong);
    assertFalse(wrong.contains("bundled"), wrong);
    assertTrue(run("train", "sne", "--data", "digitz").err().contains("bundled"));
  }

  @Test
  void messagesNameASettingOnceAndLettersOfFormulasStay() throws IOException {
    String alpha = run("train", "t-sne", "--alpha", "1.5").err();
    assertTrue(alpha.contains("icon-explorer: alpha must be in [0, 1], got 1.5"), alpha);
    String steps = run("train", "t-sne", "--steps", "99999999999").err();
    assertTrue(steps.contains("at most 2147483647"), steps);
    assertTrue(run("bogus").err().contains("no command or option \"bogus\""));
    String help = run("train", "--help").out();
    assertTrue(help.contains("σ of a Gaussian q") && !help.contains("Σ of a Gaussian q"), help);
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"p\": ");
    assertFalse(run("evaluate", broken.toString()).err().contains("Source"));
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    assertTrue(run("evaluate", empty.toString()).err().contains("empty"));
  }

  @Test
  void theTableSaysOfEveryCellWhetherItTrainsAndBracketsEveryGap() {
    String table = run("list").out();
    long open =
        table.lines().limit(34).mapToInt(line -> line.split("open cell", -1).length - 1).sum();
    assertEquals(MethodTable.open().size(), open);
    assertTrue(table.contains("(Avg. SupCon)") && table.contains("(Sup. clustering)"), table);
    assertTrue(table.contains("Dimensionality reduction"), table);
  }

  @Test
  void aDisplayIsWhatX11OrWaylandNames() {
    assertFalse(WithoutCommand.hasDisplay("Linux", Map.of()));
    assertFalse(WithoutCommand.hasDisplay("Linux", Map.of("DISPLAY", "")));
    assertTrue(WithoutCommand.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
    assertTrue(WithoutCommand.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    assertTrue(WithoutCommand.hasDisplay("Mac OS X", Map.of()));
    assertTrue(WithoutCommand.hasDisplay("Windows 11", Map.of()));
  }

  @Test
  void measurePrintsWhatTheStopwatchSaidAndRefusesATimeOutOfRange() {
    CommandRun measured = run("measure", "--seconds", "2");
    assertEquals(Program.DONE, measured.code());
    assertTrue(measured.out().contains("frame time, p95: 20.0 ms"), measured.out());
    CommandRun started = run("measure", "--seconds", "0");
    assertEquals(1, started.out().lines().count(), started.out());
    CommandRun refused = run("measure", "--seconds", "0.5");
    assertEquals(Program.BAD_INPUT, refused.code());
    assertEquals(
        "icon-explorer: --seconds must be 0 or in [1, 600], got 0.5", refused.err().strip());
  }

  @Test
  void evaluateComputesACellAndChecksWhatIsExpected() throws IOException {
    Path file = folder.resolve("cell.json");
    Files.writeString(
        file,
        """
        {"name": "two points", "support": "in-batch", "p": {"kind": "classes"},
         "q": {"kind": "student-t", "dof": 1, "scale": 1}, "divergence": "kl",
         "inputs": {"z": [[0, 0], [3, 4]], "labels": [1, 1]},
         "expected": {"loss": %s}}
        """
            .formatted("0"));
    CommandRun computed = run("evaluate", file.toString());
    assertEquals(Program.DONE, computed.code());
    assertTrue(computed.out().contains("\"p\":[[0.0,1.0],[1.0,0.0]]"), computed.out());
    assertEquals(Program.DONE, run("evaluate", file.toString(), "--check").code());
    Files.writeString(file, Files.readString(file).replace("\"loss\": 0", "\"loss\": 1"));
    assertEquals(Program.FAILED, run("evaluate", file.toString(), "--check").code());
    Files.writeString(file, "{\"fixtures\": ");
    CommandRun broken = run("evaluate", file.toString());
    assertEquals(Program.BAD_INPUT, broken.code());
    assertTrue(broken.err().contains("cell.json is not JSON at line 1"), broken.err());
  }
}

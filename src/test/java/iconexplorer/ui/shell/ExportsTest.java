package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.cli.CommandRun;
import iconexplorer.compute.ComputeThread;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.export.DatasetDigest;
import iconexplorer.export.RunConfig;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Metrics;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.runs.Message;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window writes of a run, without a window. */
class ExportsTest {
  private static final int POLLS = 6_000;

  @TempDir private Path folder;
  private final EventInbox inbox = new EventInbox();
  private final Workbench workbench =
      new Workbench(inbox, DatasetCatalogue.info("iris").orElseThrow());
  private final Exports exports = new Exports(workbench);

  @BeforeEach
  void open() {
    workbench.employ(new ComputeThread(inbox));
    await(() -> !workbench.deviceProperty().get().isEmpty());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private Run play(String method, int steps) {
    var chosen = MethodTable.byId(method).orElseThrow();
    var iris = DatasetCatalogue.info("iris").orElseThrow();
    TrainingSpec spec = RunPlanner.plan(chosen, iris, 7).withSteps(steps);
    return workbench.play(chosen, iris, spec);
  }

  private void await(BooleanSupplier condition) {
    for (int poll = 0; poll < POLLS; poll++) {
      workbench.drain();
      if (condition.getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
    throw new AssertionError("waited in vain; messages: " + workbench.messages().all());
  }

  private void awaitMessage(String begin) {
    await(() ->
        workbench.messages().all().stream().map(Message::text).anyMatch(t -> t.startsWith(begin)));
  }

  @Test
  void aRunFolderOfTheWindowIsThatOfTheCommandLine() throws IOException {
    Run run = play("k-means", 30);
    await(() ->
        run.state() == RunState.FINISHED
            && !run.metricsProperty().get().equals(Metrics.NONE)
            && !run.baselinesProperty().get().isEmpty());
    Path mine = folder.resolve("mine");
    exports.runFolder(mine);
    awaitMessage("Wrote the run folder " + mine + ".");

    Path again = folder.resolve("again");
    train("--config", mine.toString(), "--out", again.toString());
    assertEquals(files(again), files(mine));
    for (String name :
        List.of(
            "config.json",
            "curve.csv",
            "events.json",
            "embedding.csv",
            "embeddings.npz",
            "clusters.csv",
            "figures/embedding.svg",
            "figures/clusters.png",
            "figures/kl.svg")) {
      assertEquals(-1, Files.mismatch(mine.resolve(name), again.resolve(name)), name);
    }
    JsonNode manifest = json(mine.resolve("manifest.json"));
    assertEquals("finished", manifest.path("state").asText());
    assertEquals(30, manifest.path("steps").asInt());
    assertEquals(workbench.deviceProperty().get(), manifest.path("device").asText());
    assertTrue(manifest.path("seconds").isNumber() && manifest.path("started").isTextual());
  }

  @Test
  void aFolderOfARunThatTrainsIsOfOneStep() throws IOException {
    Run run = play("t-sne", 100_000_000);
    Path mine = folder.resolve("mine");
    exports.runFolder(mine);
    awaitMessage("There is nothing to write yet");
    assertFalse(Files.exists(mine));
    await(() -> run.stepProperty().get() > 0 && !run.curve().isEmpty());
    exports.runFolder(mine);
    awaitMessage("Wrote the run folder " + mine + ".");
    assertEquals(RunState.RUNNING, run.state());
    JsonNode manifest = json(mine.resolve("manifest.json"));
    assertEquals("training", manifest.path("state").asText());
    JsonNode curve = model(mine).path("history").path("curve").path("step");
    assertEquals(curve.get(curve.size() - 1), manifest.path("steps"));
    assertEquals(curve.size() + 1, Files.readAllLines(mine.resolve("curve.csv")).size());
    assertTrue(Files.size(mine.resolve("figures/kl.pdf")) > 500);
    exports.runFolder(mine);
    awaitMessage(mine + " is not empty");
  }

  private void train(String... more) {
    String[] arguments =
        Stream.concat(Stream.of("train", "--quiet"), Stream.of(more)).toArray(String[]::new);
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.err());
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }

  private static JsonNode model(Path run) throws IOException {
    try (ZipFile zip = new ZipFile(run.resolve("model.zip").toFile())) {
      return new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("manifest.json")));
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void aPictureNamesTheDataOfItsRunByTheirChecksum() throws IOException {
    play("t-sne", 5);
    Picture picture =
        new Picture(
            "curve",
            "KL curve",
            scale -> {
              throw new IllegalStateException("not drawn");
            });
    JsonNode settings = new ObjectMapper().readTree(exports.provenance(picture).join().settings());
    assertEquals(
        DatasetDigest.sha256(DatasetCatalogue.load("iris", 0)),
        RunConfig.parse(settings.path("config").toString()).dataSha256());
  }
}

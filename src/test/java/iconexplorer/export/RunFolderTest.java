package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.evaluation.Measure;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.Baseline;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Metrics;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import iconexplorer.training.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Dataset IRIS = DatasetCatalogue.load("iris", 0);

  @TempDir Path root;

  private static TrainingSpec spec() {
    return RunPlanner.plan(
        MethodTable.byId("t-sne").orElseThrow(), DatasetCatalogue.all().getFirst(), 42);
  }

  private static RunLog log() {
    RunLog log = new RunLog();
    log.accept(new TrainingEvent.StateChanged(1, RunState.RUNNING, ""));
    log.accept(new TrainingEvent.KlMeasured(1, 10, 3.25, 3.5, 100));
    log.accept(new TrainingEvent.Marked(1, 10, "α → 0.20", Turn.SCALE));
    log.accept(
        new TrainingEvent.MetricsMeasured(1, 10, Metrics.NONE.with(Measure.KNN_ACCURACY, 0.96875)));
    log.accept(
        new TrainingEvent.BaselinesMeasured(
            1,
            10,
            List.of(
                new Baseline(
                    Baseline.Kind.DBSCAN_OF_DATA,
                    Metrics.NONE.with(Measure.NMI, 0.25),
                    "ε 0.5, 2 clusters, 10 % noise"))));
    log.accept(new TrainingEvent.KlMeasured(1, 20, 1.5, 1.5, 100));
    log.accept(new TrainingEvent.StateChanged(1, RunState.FINISHED, ""));
    return log;
  }

  private static Embedding embedding() {
    float[] values = new float[150 * 2];
    values[0] = 0.5f;
    values[1] = -2;
    return new Embedding(20, 150, 2, values, new int[0]);
  }

  @Test
  void foldersAreNumberedAndNeverReused() throws IOException {
    assertEquals(root.resolve("t-sne-digits-42-1"), RunFolder.next(root, spec()).path());
    assertEquals(root.resolve("t-sne-digits-42-2"), RunFolder.next(root, spec()).path());
    assertEquals(
        root.resolve("t-sne-digits--3-1"), RunFolder.next(root, spec().withSeed(-3)).path());
    TrainingSpec file = spec().withDataset("/some where/my set.csv.gz");
    assertEquals(root.resolve("t-sne-my-set-42-1"), RunFolder.next(root, file).path());
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    Files.writeString(root.resolve("thesis.tex"), "precious");
    IOException refused = assertThrows(IOException.class, () -> RunFolder.at(root));
    assertEquals(root + " is not empty: name a folder that is new or empty", refused.getMessage());
  }

  @Test
  void theFolderTellsHowToRepeatTheRun() throws IOException {
    RunFolder folder = RunFolder.next(root, spec());
    folder.writeConfig(RunConfig.of(spec(), IRIS));
    folder.writeLog(log());
    folder.writeEmbedding(embedding(), IRIS);
    folder.writeManifest(
        spec(),
        IRIS,
        log(),
        "CPU",
        Optional.of(RunTimes.of(Instant.EPOCH, Duration.ofMillis(1234))));

    assertEquals(spec(), RunConfig.read(folder.config()).spec());
    assertEquals(
        "step,kl,loss\n10,3.25,3.5\n20,1.5,1.5\n",
        Files.readString(folder.path().resolve("curve.csv")));
    JsonNode metrics = json(folder, "metrics.json");
    assertEquals(1.5, metrics.path("kl").asDouble());
    assertEquals(0.96875, metrics.path("knnAccuracy").asDouble());
    assertTrue(metrics.path("nmi").isMissingNode());
    JsonNode dbscan = metrics.path("baselines").path("dbscanOfData");
    assertEquals(0.25, dbscan.path("nmi").asDouble());
    assertEquals("ε 0.5, 2 clusters, 10 % noise", dbscan.path("note").asText());
    JsonNode events = json(folder, "events.json");
    assertEquals(3, events.size());
    assertEquals("α → 0.20", events.path(1).path("text").asText());
    JsonNode manifest = json(folder, "manifest.json");
    assertEquals("finished", manifest.path("state").asText());
    assertEquals("1970-01-01T00:00:00Z", manifest.path("started").asText());
    assertEquals("1970-01-01T00:00:01Z", manifest.path("ended").asText());
    assertEquals(1.23, manifest.path("seconds").asDouble());
    assertEquals("CPU", manifest.path("device").asText());
    assertTrue(manifest.path("threads").asInt() > 0);
    assertEquals(spec().dataset(), manifest.path("dataset").path("address").asText());
    assertEquals(64, manifest.path("dataset").path("sha256").asText().length());
    assertEquals("1.0.0-M2.1", manifest.path("versions").path("nd4j").asText());
    assertEquals(
        "[\"config.json\",\"curve.csv\",\"embedding.csv\",\"embedding.npy\","
            + "\"embeddings.npz\",\"events.json\",\"metrics.json\"]",
        manifest.path("files").toString());
  }

  @Test
  void mutualInformationHasATableOfItsOwn() throws IOException {
    RunFolder folder = RunFolder.next(root, spec());
    RunLog log = log();
    log.accept(
        new TrainingEvent.InformationMeasured(1, 20, new ClusterInformation(0.5, 1.25, 0.75)));
    folder.writeLog(log);
    assertEquals(
        "step,mutual_information,entropy,conditional_entropy\n20,0.5,1.25,0.75\n",
        Files.readString(folder.path().resolve("information.csv")));
  }

  @Test
  void theEmbeddingIsATableWithLabels() throws IOException {
    RunFolder folder = RunFolder.next(root, spec());
    folder.writeEmbedding(embedding(), IRIS);
    List<String> lines = Files.readAllLines(folder.path().resolve("embedding.csv"));
    assertEquals(151, lines.size());
    assertEquals("index,label,z1,z2,cluster,origin", lines.get(0));
    assertEquals("0,setosa,0.5,-2.0,,", lines.get(1));
  }

  @Test
  void anEmbeddingOfOtherItemsIsRefused() throws IOException {
    Dataset wine = DatasetCatalogue.load("wine", 0);
    RunFolder folder = RunFolder.next(root, spec());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> folder.writeEmbedding(embedding(), wine));
    assertEquals("the embedding has 150 rows, wine has 178 items", refused.getMessage());
  }

  private static JsonNode json(RunFolder folder, String name) throws IOException {
    return new ObjectMapper().readTree(folder.path().resolve(name).toFile());
  }
}

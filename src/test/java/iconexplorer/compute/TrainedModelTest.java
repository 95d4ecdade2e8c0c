package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Origin;
import iconexplorer.data.Preparation;
import iconexplorer.data.ZipContents;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.learned.Clusters;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.onnx.Session;
import iconexplorer.training.Assignments;
import iconexplorer.training.Laboratory.Exported;
import iconexplorer.training.Laboratory.ModelSource.OfFile;
import iconexplorer.training.Laboratory.NewItems;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.SmallData;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every method's model without its run: as DL4J, as ONNX, and on data by their address. */
class TrainedModelTest {
  @TempDir Path folder;

  static Stream<Method> methods() {
    return MethodTable.all().stream();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theFileMapsTheRunsOwnDataAsTheRunDoes(Method method) throws Exception {
    TrainingSpec spec = plan(method, SmallData.withGraph(method).id());
    check(spec.batchItems() > 0 ? spec.withBatchItems(20) : spec);
  }

  @Test
  void picturesAndTheirCaptionsHaveANetworkEach() throws Exception {
    TrainingSpec spec = plan(MethodTable.byId("clip").orElseThrow(), "shapes");
    assertInstanceOf(EncoderSpec.Cnn.class, spec.encoder());
    check(spec.withBatchItems(20));
  }

  /** It is that of the stage: 128 outputs, where the whole run would end with two. */
  @Test
  void theModelOfARunThatStoppedInItsFirstStageIsRead() throws Exception {
    TrainingSpec spec =
        plan(MethodTable.byId("t-simcne").orElseThrow(), "digits").withSteps(20).withBatchItems(20);
    Dataset data = SmallData.load(spec.dataset());
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.prepare();
      session.step();
      session.stop();
      Path zip = ModelArchive.write(session, folder.resolve("model.zip"));
      try (TrainedModel model = TrainedModel.read(new OfFile(zip, 0, false))) {
        NewItems items =
            ModelOutputs.embed(model, ModelOutputs.open(model, spec.dataset(), Checkpoint.NONE));
        assertEquals(128, items.embedding().dimension());
        assertClose(session.learner().representation().embedding(), items.embedding().values());
      }
    }
  }

  static Stream<EncoderSpec> encoders() {
    return Stream.of(
        new EncoderSpec.Linear(),
        new EncoderSpec.Mlp(List.of(12)),
        new EncoderSpec.Mlp(List.of(12, 9), 7),
        new EncoderSpec.Cnn(List.of(3, 4), 8),
        new EncoderSpec.Cnn(List.of(3), List.of(8), 6, true));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyEncoderOfImagesIsWrittenWithTheScalingOfItsPixels(EncoderSpec encoder)
      throws Exception {
    check(plan(MethodTable.byId("infonce").orElseThrow(), "digits").withEncoder(encoder));
  }

  private static TrainingSpec plan(Method method, String dataset) {
    DatasetInfo info = DatasetCatalogue.info(dataset).orElseThrow();
    return RunPlanner.plan(method, info, 42).withSteps(2);
  }

  private void check(TrainingSpec spec) throws Exception {
    Dataset data = SmallData.load(spec.dataset());
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      Path zip = ModelArchive.write(session, folder.resolve("model.zip"));
      float[] expected = session.learner().representation().embedding();
      try (TrainedModel model = TrainedModel.read(new OfFile(zip, 0, false))) {
        Exported exported = ModelOutputs.writeOnnx(model, folder.resolve("model.onnx"));
        if (model instanceof TrainedModel.Table table) {
          assertArrayEquals(expected, table.values());
          assertTrue(Files.exists(folder.resolve("model-embedding.npy")));
          assertTrue(exported.remark().contains("no function for others"), exported.remark());
          assertThrows(
              IllegalArgumentException.class,
              () -> ModelOutputs.open(model, spec.dataset(), Checkpoint.NONE));
          return;
        }
        NewItems items =
            ModelOutputs.embed(model, ModelOutputs.open(model, spec.dataset(), Checkpoint.NONE));
        assertClose(expected, items.embedding().values());
        assertDl4jAgrees(zip, session, expected);
        assertOnnxAgrees(exported, session, expected);
      }
    }
  }

  private static void assertDl4jAgrees(Path zip, TrainingSession session, float[] expected)
      throws IOException {
    Dataset data = session.learner().data();
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
    int skipped = session.spec().encoder().projection() > 0 ? 2 : 0;
    INDArray rows = Nd4j.create(data.features(), new int[] {data.size(), data.dimension()}, 'c');
    INDArray output = network.feedForward(rows, false).get(network.getnLayers() - skipped).dup('c');
    assertClose(
        session.spec().equation().q() instanceof Clusters
            ? probabilities(expected, session.spec().dimension())
            : expected,
        output.data().asFloat());
  }

  private static float[] probabilities(float[] logits, int clusters) {
    return Assignments.ofLogits(logits, logits.length / clusters, clusters).probabilities();
  }

  private static void assertOnnxAgrees(Exported exported, TrainingSession session, float[] expected)
      throws Exception {
    Dataset data = session.learner().data();
    boolean clusters = session.spec().equation().q() instanceof Clusters;
    try (Session onnx = new Session(Files.readAllBytes(exported.files().getFirst()))) {
      float[] raw = raw(data.features(), data.preparation());
      assertClose(expected, onnx.run(clusters ? "logits" : "embedding", raw, data.size()));
      if (clusters) {
        assertClose(
            probabilities(expected, session.spec().dimension()),
            onnx.run("probabilities", raw, data.size()));
      }
      Map<String, String> metadata = onnx.session().getMetadata().getCustomMetadata();
      assertEquals(session.spec().method(), metadata.get("method"));
      assertEquals("42", metadata.get("seed"));
      assertEquals(data.labelled(), metadata.containsKey("class_names"));
      assertTrue(metadata.get("versions").contains("deeplearning4j"));
      float[] prototypes = session.learner().representation().prototypeVectors();
      if (prototypes.length > 0 && onnx.session().getOutputInfo().containsKey("probabilities")) {
        assertClose(session.sample().probabilities(), onnx.run("probabilities", raw, data.size()));
      }
    }
    float[] companion = session.learner().representation().companionEmbedding();
    assertEquals(companion.length > 0 ? 2 : 1, exported.files().size());
    if (companion.length > 0) {
      var other = data.relations().modality().orElseThrow();
      try (Session onnx = new Session(Files.readAllBytes(exported.files().getLast()))) {
        assertClose(
            companion,
            onnx.run(
                clusters ? "logits" : "embedding",
                raw(other.features(), other.preparation()),
                other.size()));
      }
    }
  }

  private static float[] raw(float[] features, Optional<Preparation> preparation) {
    if (preparation.isEmpty()) {
      return features;
    }
    float[] mean = preparation.get().scaling().mean();
    float[] scale = preparation.get().scaling().scale();
    float[] raw = features.clone();
    for (int v = 0; v < raw.length; v++) {
      raw[v] = raw[v] * scale[v % scale.length] + mean[v % mean.length];
    }
    return raw;
  }

  /** To 10⁻⁵, or of the largest value where that is above 1: what is left is rounding. */
  private static void assertClose(float[] expected, float[] actual) {
    float largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * largest);
  }

  @Test
  void theModelOfARunIsThatOfItsFile() throws Exception {
    TrainingSpec spec = plan(MethodTable.byId("supcon").orElseThrow(), "iris");
    Dataset data = SmallData.load("iris");
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      try (TrainedModel model = TrainedModel.of(session)) {
        NewItems items =
            ModelOutputs.embed(model, ModelOutputs.open(model, "iris", Checkpoint.NONE));
        assertClose(session.learner().representation().embedding(), items.embedding().values());
      }
    }
  }

  @Test
  void newRowsOfATableAreScaledAsTheTrainedOnesWithoutTheirData() throws Exception {
    Path table = Files.writeString(folder.resolve("train.csv"), table(60));
    TrainingSpec spec = plan(MethodTable.byId("supcon").orElseThrow(), "iris");
    spec = spec.withDataset(table.toString()).withBatchItems(20);
    Dataset data = DatasetCatalogue.read(table);
    Path zip;
    float[] expected;
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      zip = ModelArchive.write(session, folder.resolve("model.zip"));
      expected = session.learner().representation().embedding();
    }
    Files.delete(table);
    Path others = Files.writeString(folder.resolve("new.csv"), table(3));
    try (TrainedModel model = TrainedModel.read(new OfFile(zip, 0, false))) {
      NewItems items =
          ModelOutputs.embed(model, ModelOutputs.open(model, others.toString(), Checkpoint.NONE));
      int d = items.embedding().dimension();
      assertClose(Arrays.copyOf(expected, 3 * d), items.embedding().values());
      Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n3,4\n");
      IOException refusal =
          assertThrows(
              IOException.class, () -> ModelOutputs.open(model, wrong.toString(), Checkpoint.NONE));
      assertTrue(refusal.getMessage().contains("has no column 'length'"), refusal.getMessage());
    }
  }

  private static String table(int rows) {
    StringBuilder text = new StringBuilder("length,colour,species\n");
    for (int i = 0; i < rows; i++) {
      text.append(i * i % 17)
          .append(i % 2 == 0 ? ",red," : ",blue,")
          .append(i % 3 == 0 ? "a\n" : "b\n");
    }
    return text.toString();
  }

  @Test
  void aManifestThatPromisesMoreThanThereIsIsRefusedBeforeItCostsMemory() throws Exception {
    Path zip = folder.resolve("model.zip");
    TrainingSpec spec = plan(MethodTable.byId("supcon").orElseThrow(), "iris");
    Dataset data = SmallData.load("iris");
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      ModelArchive.write(session, zip);
    }
    for (String[] change :
        List.of(
            new String[] {"\"features\" : 4", "\"features\" : 16000000"},
            new String[] {"\"hidden\" : [ 256, 128 ]", "\"hidden\" : [ 2000000000, 2000000000 ]"},
            new String[] {"\"features\" : 4", "\"features\" : -4"})) {
      Path changed = withManifest(zip, change[0], change[1]);
      ModelFormatException refusal =
          assertThrows(
              ModelFormatException.class, () -> TrainedModel.read(new OfFile(changed, 0, false)));
      assertTrue(refusal.getMessage().contains("do not fit its manifest"), refusal.getMessage());
    }
  }

  private Path withManifest(Path zip, String from, String to) throws IOException {
    Map<String, byte[]> entries = ZipContents.read(zip);
    String text = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    assertTrue(text.contains(from), text);
    entries.put("manifest.json", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    return ZipContents.write(folder.resolve("changed.zip"), entries);
  }

  @Test
  void onnxIsNotReadAndSaysSo() {
    ModelFormatException refusal =
        assertThrows(
            ModelFormatException.class,
            () -> TrainedModel.read(new OfFile(folder.resolve("net.onnx"), 0, false)));
    assertTrue(refusal.getMessage().contains("ONNX is written here, not read"));
  }

  @Test
  void aLookupTablesRowsAreThoseOfItsItems() throws Exception {
    TrainingSpec spec = plan(MethodTable.byId("k-means").orElseThrow(), "iris");
    Dataset data = SmallData.load("iris");
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      TrainedModel.Table table =
          assertInstanceOf(TrainedModel.Table.class, TrainedModel.of(session));
      Exported exported = ModelOutputs.writeOnnx(table, folder.resolve("k.onnx"));
      List<String> ids = Files.readAllLines(exported.files().getLast());
      assertEquals("row,item,cluster", ids.getFirst());
      assertEquals(151, ids.size());
      assertEquals("149,149," + session.sample().clusters()[149], ids.getLast());
    }
  }

  @Test
  void aLookupTablesRowsLeadBackToTheSourceAlsoFromItsFile() throws Exception {
    TrainingSpec spec = plan(MethodTable.byId("k-means").orElseThrow(), "iris");
    Dataset iris = SmallData.load("iris");
    int[] lines = IntStream.range(0, 150).map(i -> 2 * i + 2).toArray();
    Dataset data =
        iris.withOrigin(
            new Origin(new Origin.Rows(lines), IntStream.range(0, 150).map(i -> 2 * i).toArray()));
    try (TrainingSession session =
        new TrainingSession(1, spec, data, new SupervisionCache(), event -> {})) {
      session.run();
      Path file = ModelArchive.write(session, folder.resolve("table.zip"));
      String cluster = "," + session.sample().clusters()[149];
      for (TrainedModel model :
          List.of(TrainedModel.of(session), TrainedModel.read(new OfFile(file, 0, false)))) {
        Exported exported = ModelOutputs.writeOnnx(model, folder.resolve("k.onnx"));
        List<String> ids = Files.readAllLines(exported.files().getLast());
        assertEquals("row,item,cluster,origin", ids.getFirst());
        assertEquals("149,298" + cluster + ",row 300", ids.getLast());
      }
    }
  }
}

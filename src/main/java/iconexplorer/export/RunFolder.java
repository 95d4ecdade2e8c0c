package iconexplorer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Dataset;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.matrix.Hardware;
import iconexplorer.training.Baseline;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.MetricsJson;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.BaselinesMeasured;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.LabelBudgetsMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.TrainingEvent.Prepared;
import iconexplorer.training.TrainingEvent.StateChanged;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything one run leaves behind: config.json, curve.csv, information.csv (of mutual
 * information), label-budget.csv (of clusters), events.json, metrics.json, embedding.csv,
 * embedding.npy, embeddings.npz, clusters.csv (which cluster is which class), model.zip, figures
 * and manifest.json, which is written last and lists the others.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {

  /**
   * Makes the first free of {@code method-dataset-seed-1}, {@code -2} … under a root.
   *
   * @throws IOException if no folder can be made there
   */
  public static RunFolder next(Path root, TrainingSpec spec) throws IOException {
    Files.createDirectories(root);
    String stem = spec.method().replace('/', '-') + "-" + plain(spec.dataset()) + "-" + spec.seed();
    for (int number = 1; ; number++) {
      try {
        return new RunFolder(Files.createDirectory(root.resolve(stem + "-" + number)));
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
    }
  }

  /**
   * A folder of this name, made if it is missing.
   *
   * @throws IOException in one sentence if it is a file or holds something already
   */
  public static RunFolder at(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is a file: name a folder that is new or empty");
    }
    Files.createDirectories(path);
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.findAny().isPresent()) {
        throw new IOException(path + " is not empty: name a folder that is new or empty");
      }
    }
    return new RunFolder(path);
  }

  /** The last part of a file's path without its ending, in letters that every file system takes. */
  private static String plain(String dataset) {
    String name = dataset.substring(dataset.replace('\\', '/').lastIndexOf('/') + 1);
    String stem = name.replaceFirst("(\\.[A-Za-z0-9]{1,5})+$", "");
    return stem.replaceAll("[^A-Za-z0-9_-]+", "-");
  }

  public Path model() {
    return path.resolve("model.zip");
  }

  /**
   * Where a figure goes.
   *
   * @throws IOException if the folder for figures cannot be made
   */
  public Path figure(String name) throws IOException {
    return Files.createDirectories(path.resolve("figures")).resolve(name);
  }

  /**
   * The folder projector, for TensorFlow's Embedding Projector.
   *
   * @param name what the projector calls the embedding
   */
  public void writeProjector(String name, Embedding embedding, Dataset data) throws IOException {
    ProjectorFolder.write(path.resolve("projector"), name, embedding, data);
  }

  /** Where its settings are. */
  public Path config() {
    return path.resolve("config.json");
  }

  public void writeConfig(RunConfig config) throws IOException {
    writeText("config.json", config.text());
  }

  /** curve.csv, events.json, metrics.json, and information.csv where that is maximised. */
  public void writeLog(RunLog log) throws IOException {
    CurveCsv.write(path.resolve("curve.csv"), log.curve());
    if (!log.information().isEmpty()) {
      InformationCsv.write(path.resolve("information.csv"), log.information());
    }
    writeText("events.json", events(log.events()).toPrettyString() + "\n");
    writeText("metrics.json", metrics(log).toPrettyString() + "\n");
  }

  /**
   * embedding.csv, embedding.npy [n, d] and embeddings.npz with labels and indices, and
   * clusters.csv of clusters of labelled items.
   */
  public void writeEmbedding(Embedding embedding, Dataset data) throws IOException {
    EmbeddingCsv.write(path.resolve("embedding.csv"), embedding, data);
    NumpyFile.write(
        path.resolve("embedding.npy"), embedding.values(), embedding.n(), embedding.dimension());
    EmbeddingNpz.write(path.resolve("embeddings.npz"), embedding, data);
    if (data.labelled() && embedding.clusters().length > 0) {
      ClustersCsv.write(path.resolve("clusters.csv"), embedding.clusters(), data);
    }
  }

  /**
   * label-budget.csv, where there is something to write.
   *
   * @param budgets by what the clusters are called
   */
  public void writeLabelBudgets(Map<String, LabelBudget> budgets) throws IOException {
    if (!budgets.isEmpty()) {
      LabelBudgetCsv.write(path.resolve("label-budget.csv"), budgets);
    }
  }

  /**
   * What made the other files; call it last.
   *
   * @param device in words
   * @param times empty for a run whose beginning nobody saw
   */
  public void writeManifest(
      TrainingSpec spec, Dataset data, RunLog log, String device, Optional<RunTimes> times)
      throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", spec.method());
    json.put("seed", spec.seed());
    json.put("state", log.state().title());
    json.put("steps", log.latest().map(KlMeasured::step).orElse(0));
    ObjectNode versions = json.putObject("versions");
    Versions.all().forEach(versions::put);
    json.put("device", device);
    json.put("threads", Hardware.threads());
    ObjectNode dataset = json.putObject("dataset");
    dataset.put("address", spec.dataset());
    dataset.put("items", data.size());
    dataset.put("features", data.dimension());
    dataset.put("classes", data.classes());
    dataset.put("sha256", DatasetDigest.sha256(data));
    times.ifPresent(known -> {
      json.put("started", known.started().truncatedTo(ChronoUnit.SECONDS).toString());
      json.put("ended", known.ended().truncatedTo(ChronoUnit.SECONDS).toString());
      json.put("seconds", Math.round(known.took().toMillis() / 10.0) / 100.0);
    });
    ArrayNode files = json.putArray("files");
    for (Path file : files()) {
      files.add(path.relativize(file).toString().replace('\\', '/'));
    }
    writeText("manifest.json", json.toPrettyString() + "\n");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void writeText(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    WholeFile.write(path.resolve(name), out -> out.write(bytes));
  }

  /** Marks, notes and states; the curve and the metrics have files of their own. */
  private static ArrayNode events(List<TrainingEvent> events) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (TrainingEvent event : events) {
      switch (event) {
        case StateChanged(long run, var state, String message) ->
            array
                .addObject()
                .put("event", "state")
                .put("state", state.title())
                .put("text", message);
        case Marked(long run, int step, String label, var turn) ->
            array.addObject().put("event", "mark").put("step", step).put("text", label);
        case Noted(long run, String message) ->
            array.addObject().put("event", "note").put("text", message);
        case Prepared prepared -> {}
        case KlMeasured measured -> {}
        case InformationMeasured measured -> {}
        case MetricsMeasured measured -> {}
        case BaselinesMeasured measured -> {}
        case LabelBudgetsMeasured measured -> {}
      }
    }
    return array;
  }

  private static ObjectNode metrics(RunLog log) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    log.latest()
        .ifPresent(point ->
            json.put("step", point.step()).put("kl", point.kl()).put("loss", point.loss()));
    log.latestMetrics().ifPresent(measured -> MetricsJson.put(measured.metrics(), json));
    if (!log.baselines().isEmpty()) {
      ObjectNode baselines = json.putObject("baselines");
      for (Baseline baseline : log.baselines()) {
        ObjectNode one = baselines.putObject(baseline.kind().id());
        MetricsJson.put(baseline.metrics(), one);
        one.put("note", baseline.note());
      }
    }
    ArrayNode history = json.putArray("history");
    for (MetricsMeasured measured : log.metrics()) {
      MetricsJson.put(measured.metrics(), history.addObject().put("step", measured.step()));
    }
    return json;
  }
}

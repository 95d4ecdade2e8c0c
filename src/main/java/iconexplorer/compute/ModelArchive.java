package iconexplorer.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Model;
import iconexplorer.encoder.ModelFile;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.encoder.SavedModel;
import iconexplorer.export.DatasetDigest;
import iconexplorer.export.Versions;
import iconexplorer.export.WholeFile;
import iconexplorer.training.EmbeddingMetrics;
import iconexplorer.training.Metrics;
import iconexplorer.training.MetricsJson;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.SpecJson;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A whole run as one file: DL4J's zip of the encoder, and a manifest with method, settings, seed,
 * data set, versions, metrics and curve, from which the run goes on as if it had never stopped.
 */
public final class ModelArchive {

  private static final String DATASET = "dataset";
  private static final int FORMAT = 1;

  /** Of reading a model; the data that it names are the rest. */
  private static final double FILE_SHARE = 0.5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelArchive() {}

  /**
   * Writes a run; the file appears whole or not at all. Equal runs give equal bytes.
   *
   * @return the file
   * @throws IOException when it cannot be written
   */
  public static Path write(TrainingSession session, Path file) throws IOException {
    Model model = session.learner().model(manifest(session));
    WholeFile.write(file, out -> ModelFile.write(out, model));
    return file;
  }

  private static String manifest(TrainingSession session) throws IOException {
    Dataset data = session.learner().data();
    ObjectNode manifest = descriptionWithItems(session);
    sign(data, manifest);
    Metrics metrics = new EmbeddingMetrics(data).measure(session.sample());
    MetricsJson.put(metrics, manifest.putObject("metrics"));
    manifest.set("history", HistoryJson.untimed(session.history()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
  }

  /** Says which data exactly; reads them through where nobody did before. */
  static void sign(Dataset data, ObjectNode manifest) {
    manifest.withObject(DATASET).put("sha256", DatasetDigest.sha256(data));
  }

  /** What the model is, and of a lookup table also where the items of its rows come from. */
  static ObjectNode descriptionWithItems(TrainingSession session) {
    ObjectNode manifest = description(session);
    if (session.spec().encoder() instanceof EncoderSpec.LookupTable) {
      Dataset data = session.learner().data();
      DataJson.putOrigin(data.origin(), data.size(), manifest.withObject(DATASET));
    }
    return manifest;
  }

  /** What the model is, without how it came to be. */
  static ObjectNode description(TrainingSession session) {
    Dataset data = session.learner().data();
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("format", FORMAT);
    manifest.set("spec", SpecJson.node(session.spec()));
    manifest.put("step", session.steps());
    manifest.put("plannedSteps", session.plannedSteps());
    if (Double.isFinite(session.kl())) {
      manifest.put("kl", session.kl());
    }
    if (Double.isFinite(session.learner().temperature())) {
      manifest.put("temperature", session.learner().temperature());
    }
    ObjectNode dataset = manifest.putObject(DATASET);
    dataset.put("id", data.id());
    dataset.put("items", data.size());
    DataJson.put(data, dataset);
    manifest.set("versions", JSON.valueToTree(Versions.all()));
    return manifest;
  }

  /**
   * Builds a run again, as it was saved.
   *
   * @param checkpoint hears how much of model and data is read, and may end it
   * @throws ModelFormatException in one sentence, when the file is no model of this program or its
   *     data set has changed
   * @throws IOException when the data set cannot be read
   */
  static Run read(
      long id,
      Path file,
      DatasetShelf datasets,
      SupervisionCache supervision,
      Consumer<TrainingEvent> events,
      Checkpoint checkpoint)
      throws IOException {
    return build(
        id,
        file,
        ModelFile.read(file, checkpoint.part(0, FILE_SHARE)),
        datasets,
        supervision,
        events,
        checkpoint.part(FILE_SHARE, 1),
        TrainingSession::restore);
  }

  /** Puts what was saved into a session. */
  @FunctionalInterface
  interface Restoring {
    void restore(
        TrainingSession session,
        SavedModel saved,
        int step,
        int planned,
        List<TrainingEvent> history);
  }

  /** The same for what was read already. */
  static Run build(
      long id,
      Path file,
      SavedModel saved,
      DatasetShelf datasets,
      SupervisionCache supervision,
      Consumer<TrainingEvent> events,
      Checkpoint checkpoint,
      Restoring restoring)
      throws IOException {
    JsonNode manifest = parse(file, saved.manifest());
    TrainingSpec spec = spec(file, manifest);
    Dataset data = datasets.load(spec.dataset(), spec.seed(), checkpoint);
    requireSameData(file, manifest, data);
    requireFitting(file, spec, data);
    TrainingSession session = new TrainingSession(id, spec, data, supervision, events);
    try {
      restore(session, saved, manifest, restoring);
    } catch (IllegalArgumentException misfit) {
      session.close();
      throw new ModelFormatException(
          file, "its contents do not fit its manifest; save the model again", misfit);
    }
    return new Run(session, data);
  }

  private static void restore(
      TrainingSession session, SavedModel saved, JsonNode manifest, Restoring restoring) {
    int step = manifest.path("step").asInt();
    int planned = manifest.path("plannedSteps").asInt(session.plannedSteps());
    if (step < 0 || planned < 1) {
      throw new IllegalArgumentException("steps must not be negative, got " + step);
    }
    List<TrainingEvent> history =
        new ArrayList<>(HistoryJson.events(session.id(), manifest.path("history")));
    Metrics metrics = MetricsJson.read(manifest.path("metrics"));
    if (!metrics.isEmpty()) {
      history.add(new TrainingEvent.MetricsMeasured(session.id(), step, metrics));
    }
    restoring.restore(session, saved, step, planned, history);
  }

  static JsonNode parse(Path file, String manifest) throws ModelFormatException {
    try {
      JsonNode node = JSON.readTree(manifest);
      if (node.path("format").asInt() != FORMAT) {
        throw new ModelFormatException(
            file,
            "its manifest has format %s, this program reads %d; use the program that wrote it"
                .formatted(node.path("format").asText("none"), FORMAT));
      }
      return node;
    } catch (JsonProcessingException broken) {
      throw new ModelFormatException(
          file, "its manifest is not JSON; save the model again", broken);
    }
  }

  static TrainingSpec spec(Path file, JsonNode manifest) throws ModelFormatException {
    try {
      return SpecJson.parse(manifest.path("spec").toString());
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(
          file, "its settings cannot be used: " + refused.getMessage(), refused);
    }
  }

  private static void requireFitting(Path file, TrainingSpec spec, Dataset data)
      throws ModelFormatException {
    try {
      RunPlanner.check(spec, DatasetInfo.of(spec.dataset(), "", data));
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(
          file, "its settings cannot be used: " + refused.getMessage(), refused);
    }
  }

  private static void requireSameData(Path file, JsonNode manifest, Dataset data)
      throws ModelFormatException {
    String expected = manifest.path("dataset").path("sha256").asText();
    if (!expected.equals(DatasetDigest.sha256(data))) {
      throw new ModelFormatException(
          file,
          "it was trained on another version of the data set \"%s\"; put that version back"
              .formatted(data.id()));
    }
  }
}

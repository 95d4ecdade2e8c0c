package iconexplorer.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.compute.DataJson.Rows;
import iconexplorer.data.Origin;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.ForeignNetwork;
import iconexplorer.encoder.Mapping;
import iconexplorer.encoder.ModelFile;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.SavedModel;
import iconexplorer.export.Versions;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.onnx.OnnxModel.Compared;
import iconexplorer.training.Assignments;
import iconexplorer.training.Directions;
import iconexplorer.training.Laboratory.ModelSource.OfFile;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trained model apart from its run and its data. */
sealed interface TrainedModel extends AutoCloseable {

  /** What data are generated from for a model that names no seed. */
  long SEED = 42;

  @Override
  void close();

  /**
   * What maps rows that it has never seen.
   *
   * @param items of the items
   * @param other of their other modality, where the model has a tower for it
   * @param prototypes what embeddings are compared with, where q is a softmax over them
   * @param metadata what the model is, for people and other programs
   * @param seed of the run, for data that are generated
   * @param directions whether lengths of embeddings mean nothing
   * @param units in which data are given to it
   */
  record Function(
      Tower items,
      Optional<Tower> other,
      Optional<Compared> prototypes,
      Map<String, String> metadata,
      long seed,
      boolean directions,
      Units units)
      implements TrainedModel {
    @Override
    public void close() {
      items.close();
      other.ifPresent(Tower::close);
    }
  }

  /** How other data become rows. */
  enum Units {
    /** As the model's own did. */
    OF_MODEL,
    /** Numbers as they stand in the file. */
    OF_FILE,
    /** As this program would train on them. */
    OF_PROGRAM
  }

  /**
   * A network and the rows that it reads.
   *
   * @param rows of the data that it was trained on
   */
  record Tower(Mapping mapping, Rows rows) {
    void close() {
      mapping.close();
    }
  }

  /**
   * A lookup table, which knows the items it was trained on and no others.
   *
   * @param values [n, d], row i is z_i or the logits of item i
   * @param origin where the items come from, as far as that was kept
   */
  record Table(float[] values, int n, int d, boolean clusters, Origin origin)
      implements TrainedModel {

    /** Why it does less than a function. */
    static final String REFUSAL =
        "a lookup table keeps one row for each item that it was trained on and has no function for"
            + " others: train with another encoder, such as --encoder mlp";

    /** [n], the likeliest cluster of each item; empty where there are none. */
    int[] assigned() {
      return clusters ? Assignments.ofLogits(values, n, d).clusters() : new int[0];
    }

    @Override
    public void close() {}
  }

  /** That of a run as it is now, in memory of its own. */
  static TrainedModel of(TrainingSession session) throws IOException {
    ObjectNode description = ModelArchive.descriptionWithItems(session);
    SavedModel saved = SavedModel.of(session.learner().model(description.toString()));
    return read(Path.of(session.spec().method()), saved);
  }

  /**
   * That of a file, or of a run folder.
   *
   * @throws ModelFormatException in one sentence, where it is none
   */
  static TrainedModel read(OfFile source) throws IOException {
    Path file =
        Files.isDirectory(source.file()) ? source.file().resolve("model.zip") : source.file();
    if (String.valueOf(file.getFileName()).endsWith(".onnx")) {
      throw new ModelFormatException(
          file, "ONNX is written here, not read; name the model's zip or its run folder");
    }
    if (!ModelFile.isOwn(file)) {
      return foreign(source);
    }
    if (source.layers() != 0 || source.scaled()) {
      throw new ModelFormatException(
          file,
          "a model of this program knows its layers and how its data were scaled; leave out"
              + " --layers and --scaled");
    }
    return read(file, ModelFile.read(file));
  }

  private static Function foreign(OfFile source) throws IOException {
    ForeignNetwork network = ForeignNetwork.read(source.file(), source.layers());
    String name = String.valueOf(source.file().getFileName());
    Rows rows = new Rows(name, network.inputs(), network.image(), Optional.empty());
    return new Function(
        new Tower(network, rows),
        Optional.empty(),
        Optional.empty(),
        Map.of("model", name, "written_by", "I-Con Explorer " + Versions.program()),
        SEED,
        false,
        source.scaled() ? Units.OF_PROGRAM : Units.OF_FILE);
  }

  private static TrainedModel read(Path file, SavedModel saved) throws IOException {
    JsonNode manifest = ModelArchive.parse(file, saved.manifest());
    TrainingSpec whole = ModelArchive.spec(file, manifest);
    TrainingSpec spec = whole.during(whole.stage(manifest.path("step").asInt()));
    if (manifest.path("dataset").path("features").isMissingNode()) {
      throw new ModelFormatException(
          file,
          "it was saved by an earlier version, which did not keep how features are made; open it in"
              + " the window and save it again");
    }
    try {
      return built(spec, manifest, saved);
    } catch (IllegalArgumentException | ArithmeticException misfit) {
      throw new ModelFormatException(
          file, "its contents do not fit its manifest; save the model again", misfit);
    }
  }

  private static TrainedModel built(TrainingSpec spec, JsonNode manifest, SavedModel saved) {
    boolean clusters = spec.equation().q() instanceof Clusters;
    JsonNode dataset = manifest.path("dataset");
    Rows rows = DataJson.rows(dataset);
    if (spec.encoder() instanceof EncoderSpec.LookupTable) {
      return table(spec, dataset, saved);
    }
    Tower items = tower(spec.encoder(), spec, rows, saved.parameters());
    try {
      float[] second = saved.parts().get(ModelPart.MODALITY);
      Optional<Tower> other =
          second == null
              ? Optional.empty()
              : Optional.of(other(spec, DataJson.rows(dataset.path("modality")), second));
      return new Function(
          items,
          other,
          compared(spec, manifest, saved),
          metadata(spec, manifest, clusters),
          spec.seed(),
          Directions.comparedBy(spec.equation().q()),
          Units.OF_MODEL);
    } catch (IllegalArgumentException | ArithmeticException misfit) {
      items.close();
      throw misfit;
    }
  }

  private static Tower other(TrainingSpec spec, Rows rows, float[] parameters) {
    return tower(spec.encoder().forModality(rows.image().isPresent()), spec, rows, parameters);
  }

  private static Tower tower(
      EncoderSpec encoder, TrainingSpec spec, Rows rows, float[] parameters) {
    boolean clusters = spec.equation().q() instanceof Clusters;
    EncoderShape shape =
        new EncoderShape(1, rows.features(), rows.image(), spec.dimension(), clusters);
    Encoder made = created(encoder, shape, parameters);
    return new Tower(Mapping.of(made, rows.features(), clusters), rows);
  }

  /** Nothing is allocated for numbers that are not there. */
  private static Encoder created(EncoderSpec spec, EncoderShape shape, float... parameters) {
    if (spec.parameters(shape) != parameters.length) {
      throw new IllegalArgumentException(
          "an encoder of %d parameters cannot take %d"
              .formatted(spec.parameters(shape), parameters.length));
    }
    Encoder encoder = Encoder.create(spec, shape, 0);
    encoder.parameters().copyFrom(parameters);
    return encoder;
  }

  /** DL4J keeps one array of all items for each coordinate. */
  private static Table table(TrainingSpec spec, JsonNode dataset, SavedModel saved) {
    int n = dataset.path("items").asInt();
    int d = spec.dimension();
    float[] columns = saved.parameters();
    if (n < 1 || (long) n * d != columns.length) {
      throw new IllegalArgumentException("a table of other items");
    }
    float[] values = new float[columns.length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        values[i * d + k] = columns[k * n + i];
      }
    }
    Origin origin = DataJson.origin(dataset.path("origin"), n);
    return new Table(values, n, d, spec.equation().q() instanceof Clusters, origin);
  }

  /**
   * Only where embeddings are compared themselves, and not what a projection head makes of them.
   */
  private static Optional<Compared> compared(
      TrainingSpec spec, JsonNode manifest, SavedModel saved) {
    float[] values = saved.parts().get(ModelPart.PROTOTYPES);
    if (values == null || spec.encoder().projection() > 0) {
      return Optional.empty();
    }
    LearnedDistribution q = spec.equation().q();
    if (q instanceof Gaussian gaussian && manifest.has("temperature")) {
      q = gaussian.withWidth(manifest.path("temperature").asDouble());
    }
    int d = spec.dimension();
    boolean biased = q instanceof Gaussian g && g.similarity() == Gaussian.Similarity.DOT;
    int classes = values.length / (biased ? d + 1 : d);
    return Compared.of(
        Arrays.copyOf(values, classes * d),
        classes,
        Arrays.copyOfRange(values, classes * d, values.length),
        q);
  }

  private static Map<String, String> metadata(
      TrainingSpec spec, JsonNode manifest, boolean clusters) {
    JsonNode dataset = manifest.path("dataset");
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("method", spec.method());
    metadata.put("encoder", spec.encoder().title());
    metadata.put("dataset", dataset.path("id").asText());
    metadata.put("dataset_title", dataset.path("title").asText());
    metadata.put("seed", Long.toString(spec.seed()));
    metadata.put("steps", manifest.path("step").asText());
    if (clusters) {
      metadata.put("clusters", Integer.toString(spec.dimension()));
    }
    for (String names : List.of("classNames", "tokens")) {
      if (!dataset.path(names).isEmpty()) {
        metadata.put(names.equals("tokens") ? names : "class_names", dataset.get(names).toString());
      }
    }
    metadata.put("versions", manifest.path("versions").toString());
    metadata.put("written_by", "I-Con Explorer " + Versions.program());
    return metadata;
  }

  /** What is said of one tower's rows. */
  static Map<String, String> metadata(Rows rows) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("input_title", rows.title());
    rows.image()
        .ifPresent(image ->
            metadata.put(
                "input_image",
                "%d x %d x %d (channels x height x width, in this order in a row)"
                    .formatted(image.channels(), image.height(), image.width())));
    metadata.put(
        "input_units",
        rows.preparation().isPresent()
            ? "those of the data file: scaling is in the graph"
            : "those of the features trained on: nothing is scaled in the graph");
    rows.preparation()
        .filter(made -> !made.columns().isEmpty())
        .ifPresent(made -> {
          List<String> names = new ArrayList<>();
          for (var column : made.columns()) {
            String name = column.name().isEmpty() ? "column " + (column.at() + 1) : column.name();
            names.add(column.word().map(word -> name + "=" + word).orElse(name));
          }
          metadata.put("input_columns", new ObjectMapper().valueToTree(names).toString());
        });
    return metadata;
  }
}

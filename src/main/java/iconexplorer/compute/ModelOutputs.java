package iconexplorer.compute;

import iconexplorer.compute.DataJson.Rows;
import iconexplorer.compute.TrainedModel.Units;
import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Import;
import iconexplorer.data.Preparation;
import iconexplorer.encoder.Mapping;
import iconexplorer.export.ItemsCsv;
import iconexplorer.export.NumpyFile;
import iconexplorer.export.WholeFile;
import iconexplorer.matrix.Matrix;
import iconexplorer.onnx.OnnxModel;
import iconexplorer.training.Assignments;
import iconexplorer.training.Frame;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Laboratory.Exported;
import iconexplorer.training.Laboratory.NewItems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes of a trained model: ONNX files, and embeddings of other items. */
final class ModelOutputs {
  private ModelOutputs() {}

  /**
   * Writes ONNX; of a lookup table its rows instead.
   *
   * @throws IOException in one sentence, where a layer has no counterpart in ONNX
   */
  static Exported writeOnnx(TrainedModel model, Path file) throws IOException {
    return switch (model) {
      case TrainedModel.Function function -> writeOnnx(function, file);
      case TrainedModel.Table table -> writeTable(table, file);
    };
  }

  private static Exported writeOnnx(TrainedModel.Function model, Path file) throws IOException {
    List<Path> files = new ArrayList<>(List.of(file));
    write(model.items(), model.prototypes(), model.metadata(), file);
    if (model.other().isPresent()) {
      Path second = beside(file, "-modality.onnx");
      write(model.other().get(), Optional.empty(), model.metadata(), second);
      files.add(second);
    }
    return new Exported(files, "");
  }

  private static void write(
      TrainedModel.Tower tower,
      Optional<OnnxModel.Compared> prototypes,
      Map<String, String> about,
      Path file)
      throws IOException {
    Mapping mapping = tower.mapping();
    Map<String, String> metadata = new LinkedHashMap<>(about);
    metadata.putAll(TrainedModel.metadata(tower.rows()));
    OnnxModel model =
        new OnnxModel(
            mapping.network(),
            mapping.layers(),
            mapping.inputs(),
            mapping.outputs(),
            mapping.clusters(),
            tower.rows().preparation().map(Preparation::scaling),
            prototypes,
            metadata);
    try {
      WholeFile.write(file, model::writeTo);
    } catch (IllegalArgumentException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }

  /** What a lookup table has instead: its rows, and which item each is of. */
  private static Exported writeTable(TrainedModel.Table table, Path file) throws IOException {
    Path rows = beside(file, "-embedding.npy");
    Path ids = beside(file, "-ids.csv");
    NumpyFile.write(rows, table.values(), table.n(), table.d());
    ItemsCsv.write(ids, table.n(), table.assigned(), table.origin());
    return new Exported(
        List.of(rows, ids), "No ONNX was written: " + TrainedModel.Table.REFUSAL + ".");
  }

  private static Path beside(Path file, String ending) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.onnx$", "");
    return file.resolveSibling(name + ending);
  }

  /**
   * Reads the data that an address names, as the model's own were made.
   *
   * @param reading hears how far it is, and ends it
   * @throws IOException in one sentence, where they are not of the model's width
   * @throws IllegalArgumentException in one sentence, where the model has no function
   */
  static Import open(TrainedModel model, String address, Checkpoint reading) throws IOException {
    if (!(model instanceof TrainedModel.Function function)) {
      throw new IllegalArgumentException(
          "No other items can be embedded: " + TrainedModel.Table.REFUSAL + ".");
    }
    Rows rows = function.items().rows();
    if (function.units() == Units.OF_PROGRAM) {
      Import read = DatasetCatalogue.open(address, function.seed(), rows.image(), reading);
      if (read.data().dimension() != rows.features()) {
        throw new IOException(
            "%s has %,d features, but the model reads %,d; give it data of the same width."
                .formatted(read.data().title(), read.data().dimension(), rows.features()));
      }
      return read;
    }
    Preparation preparation = rows.preparation().orElseGet(() -> Preparation.none(rows.features()));
    boolean images = function.units() == Units.OF_MODEL && rows.image().isPresent();
    return DatasetCatalogue.open(
        address, function.seed(), preparation, images, rows.image(), reading);
  }

  /** Maps the data, which have the model's width. */
  static NewItems embed(TrainedModel model, Import read) {
    if (!(model instanceof TrainedModel.Function function)) {
      throw new IllegalArgumentException(TrainedModel.Table.REFUSAL);
    }
    Mapping mapping = function.items().mapping();
    Dataset data = read.data();
    int n = data.size();
    int d = mapping.outputs();
    try (Matrix features = Matrix.of(data.features(), n, data.dimension());
        Matrix embeddings = Matrix.zeros(n, d)) {
      mapping.map(features, embeddings);
      float[] values = embeddings.toArray();
      int[] clusters =
          mapping.clusters() ? Assignments.ofLogits(values, n, d).clusters() : new int[0];
      Embedding embedding = new Embedding(0, n, d, values, clusters);
      Frame picture = Frame.still(embedding, function.directions());
      return new NewItems(data, embedding, picture, read.notes());
    }
  }
}

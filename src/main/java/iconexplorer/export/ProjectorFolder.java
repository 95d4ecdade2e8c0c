package iconexplorer.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Dataset;
import iconexplorer.data.ItemPixels;
import iconexplorer.training.Laboratory.Embedding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * An embedding as TensorFlow's Embedding Projector loads it: tensors.tsv, metadata.tsv, of images
 * also sprite.png, and projector_config.json, which names them and is written last.
 *
 * @see <a href="https://github.com/tensorflow/embedding-projector-standalone">The projector: its
 *     "Load" takes the two tables, its page takes the configuration as {@code ?config=}</a>
 */
public final class ProjectorFolder {
  private static final String TENSORS = "tensors.tsv";
  private static final String METADATA = "metadata.tsv";
  private static final String SPRITE = "sprite.png";

  private ProjectorFolder() {}

  /** Writes the rows of a table. */
  @FunctionalInterface
  private interface Rows {
    void write(Writer writer) throws IOException;
  }

  /**
   * Writes the files; the folder is made if it is missing.
   *
   * @param name what the projector calls the embedding
   * @param data the items, for labels, origin and pictures
   * @throws IllegalArgumentException if the embedding is not of as many items
   */
  public static void write(Path folder, String name, Embedding embedding, Dataset data)
      throws IOException {
    EmbeddingCsv.requireItems(embedding, data);
    Files.createDirectories(folder);
    write(folder.resolve(TENSORS), writer -> writeTensors(writer, embedding));
    write(folder.resolve(METADATA), writer -> writeMetadata(writer, embedding, data));
    Optional<Sprite> sprite = Optional.empty();
    if (data.imageShape().isPresent()) {
      ItemPixels pixels = new ItemPixels(data, data.imageShape().get());
      sprite = Optional.of(writeSprite(folder.resolve(SPRITE), pixels, data.size()));
    }
    String config = config(name, embedding, sprite).toPrettyString() + "\n";
    write(folder.resolve("projector_config.json"), writer -> writer.write(config));
  }

  private static void write(Path file, Rows rows) throws IOException {
    WholeFile.write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          rows.write(writer);
          writer.flush();
        });
  }

  private static void writeTensors(Writer writer, Embedding embedding) throws IOException {
    int d = embedding.dimension();
    for (int v = 0; v < embedding.values().length; v++) {
      writer.write(Float.toString(embedding.values()[v]));
      writer.write(v % d == d - 1 ? '\n' : '\t');
    }
  }

  /** A table of one column has no heading there. */
  private static void writeMetadata(Writer writer, Embedding embedding, Dataset data)
      throws IOException {
    List<String> columns = new ArrayList<>(List.of("index"));
    boolean clustered = embedding.clusters().length > 0;
    if (data.labelled()) {
      columns.add("label");
    }
    if (clustered) {
      columns.add("cluster");
    }
    boolean named = !data.origin().plain();
    if (named) {
      columns.add("origin");
    }
    if (columns.size() > 1) {
      writer.write(String.join("\t", columns) + "\n");
    }
    for (int i = 0; i < embedding.n(); i++) {
      writer.write(Integer.toString(data.origin().number(i)));
      if (data.labelled()) {
        writer.write("\t" + plain(data.classNames().get(data.labels()[i])));
      }
      if (clustered) {
        writer.write("\t" + embedding.clusters()[i]);
      }
      if (named) {
        writer.write("\t" + plain(data.origin().name(i)));
      }
      writer.write('\n');
    }
  }

  /** The format knows no quotes. */
  private static String plain(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ");
  }

  private static Sprite writeSprite(Path file, ItemPixels pixels, int items) throws IOException {
    Sprite sprite = Sprite.of(items, pixels.shape().width(), pixels.shape().height());
    WholeFile.make(file, path -> ImageIO.write(sprite.draw(pixels, items), "png", path.toFile()));
    return sprite;
  }

  private static ObjectNode config(String name, Embedding embedding, Optional<Sprite> sprite) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode tensor = json.putArray("embeddings").addObject();
    tensor.put("tensorName", name);
    tensor.putArray("tensorShape").add(embedding.n()).add(embedding.dimension());
    tensor.put("tensorPath", TENSORS);
    tensor.put("metadataPath", METADATA);
    sprite.ifPresent(tiles -> {
      ObjectNode object = tensor.putObject("sprite");
      object.put("imagePath", SPRITE);
      object.putArray("singleImageDim").add(tiles.tileWidth()).add(tiles.tileHeight());
    });
    return json;
  }
}

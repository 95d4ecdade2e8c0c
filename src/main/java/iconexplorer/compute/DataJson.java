package iconexplorer.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import iconexplorer.data.Modality;
import iconexplorer.data.Origin;
import iconexplorer.data.Preparation;
import iconexplorer.data.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a model needs to know of its data when these are not at hand, as JSON. */
final class DataJson {
  private static final int MOST_FEATURES = 1 << 24;

  /** A manifest is to stay well below what is read of one. */
  private static final int MOST_ORIGINS = 100_000;

  private DataJson() {}

  /**
   * The rows that a network reads.
   *
   * @param title of the data, for the screen
   * @param image how a row is an image, where it is one
   * @param preparation how they were made, where that is known
   */
  record Rows(
      String title, int features, Optional<ImageShape> image, Optional<Preparation> preparation) {}

  static void put(Dataset data, ObjectNode json) {
    put(new Rows(data.title(), data.dimension(), data.imageShape(), data.preparation()), json);
    data.classNames().forEach(json.putArray("classNames")::add);
    data.relations().modality().ifPresent(other -> put(rows(other), json.putObject("modality")));
    data.relations()
        .tokens()
        .ifPresent(tokens -> tokens.vocabulary().forEach(json.putArray("tokens")::add));
  }

  private static Rows rows(Modality other) {
    return new Rows(other.title(), other.dimension(), other.imageShape(), other.preparation());
  }

  private static void put(Rows rows, ObjectNode json) {
    json.put("title", rows.title());
    json.put("features", rows.features());
    rows.image()
        .ifPresent(image ->
            json.putArray("image").add(image.height()).add(image.width()).add(image.channels()));
    rows.preparation().ifPresent(made -> put(made, json.putObject("preparation")));
  }

  private static void put(Preparation made, ObjectNode json) {
    put("mean", made.scaling().mean(), json);
    put("scale", made.scaling().scale(), json);
    if (!made.columns().isEmpty()) {
      json.put("width", made.width());
      ArrayNode columns = json.putArray("columns");
      for (Preparation.Column column : made.columns()) {
        ObjectNode one = columns.addObject().put("name", column.name()).put("at", column.at());
        column.word().ifPresent(word -> one.put("word", word));
        one.put("instead", column.instead());
      }
    }
  }

  /**
   * Where n items come from, for whoever has the model and not the data. A list that would fill the
   * manifest is left out.
   */
  static void putOrigin(Origin origin, int n, ObjectNode json) {
    if (origin.plain() || n > MOST_ORIGINS) {
      return;
    }
    ObjectNode node = json.putObject("origin");
    if (origin.numbers().length > 0) {
      ArrayNode numbers = node.putArray("numbers");
      IntStream.of(origin.numbers()).forEach(numbers::add);
    }
    switch (origin.names()) {
      case Origin.Numbered(String noun, int first) -> node.put("noun", noun).put("first", first);
      case Origin.Rows(int[] lines) -> IntStream.of(lines).forEach(node.putArray("lines")::add);
      case Origin.Texts _, Origin.Files _, Origin.Batches _ -> {
        ArrayNode names = node.putArray("names");
        IntStream.range(0, n).mapToObj(origin::name).forEach(names::add);
      }
    }
  }

  /**
   * Where n items come from; plain where that was not kept.
   *
   * @throws IllegalArgumentException where it is that of other items
   */
  static Origin origin(JsonNode json, int n) {
    if (!json.isObject()) {
      return Origin.PLAIN;
    }
    Origin.Names names =
        new Origin.Numbered(json.path("noun").asText("item"), json.path("first").asInt());
    if (json.has("lines")) {
      names = new Origin.Rows(integers(json.path("lines")));
    } else if (json.has("names")) {
      List<String> texts = new ArrayList<>();
      json.path("names").forEach(name -> texts.add(name.asText()));
      names = new Origin.Texts(texts);
    }
    Origin origin = new Origin(names, integers(json.path("numbers")));
    origin.requireItems(n);
    return origin;
  }

  private static int[] integers(JsonNode json) {
    return IntStream.range(0, json.size()).map(i -> json.path(i).asInt()).toArray();
  }

  /** One number where all are alike. */
  private static void put(String name, float[] values, ObjectNode json) {
    boolean alike = true;
    for (float value : values) {
      alike &= value == values[0];
    }
    if (alike) {
      json.put(name, values[0]);
      return;
    }
    ArrayNode array = json.putArray(name);
    for (float value : values) {
      array.add(value);
    }
  }

  /**
   * The rows again.
   *
   * @throws IllegalArgumentException where they cannot be
   */
  static Rows rows(JsonNode json) {
    int features = json.path("features").asInt();
    if (features < 1 || features > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "features must be in [1, %d], got %s"
              .formatted(MOST_FEATURES, json.path("features").asText("none")));
    }
    JsonNode made = json.path("preparation");
    return new Rows(
        json.path("title").asText(),
        features,
        image(json.path("image"), features),
        made.isObject() ? Optional.of(preparation(made, features)) : Optional.empty());
  }

  private static Optional<ImageShape> image(JsonNode json, int features) {
    if (!json.isArray()) {
      return Optional.empty();
    }
    ImageShape image =
        new ImageShape(json.path(0).asInt(), json.path(1).asInt(), json.path(2).asInt());
    if (image.values() != features) {
      throw new IllegalArgumentException("an image that is no row of " + features);
    }
    return Optional.of(image);
  }

  private static Preparation preparation(JsonNode json, int features) {
    Scaling scaling =
        new Scaling(values(json.path("mean"), features), values(json.path("scale"), features));
    List<Preparation.Column> columns = new ArrayList<>();
    int width = json.path("width").asInt();
    for (JsonNode column : json.path("columns")) {
      int at = column.path("at").asInt(-1);
      if (at < 0 || at >= width) {
        throw new IllegalArgumentException("a column beyond the table");
      }
      columns.add(
          new Preparation.Column(
              column.path("name").asText(),
              at,
              column.has("word") ? Optional.of(column.path("word").asText()) : Optional.empty(),
              column.path("instead").floatValue()));
    }
    return new Preparation(columns, width, scaling);
  }

  private static float[] values(JsonNode json, int features) {
    float[] values = new float[features];
    Arrays.fill(values, json.floatValue());
    if (json.isArray()) {
      if (json.size() != features) {
        throw new IllegalArgumentException("a scaling of other features");
      }
      for (int k = 0; k < features; k++) {
        values[k] = json.get(k).floatValue();
      }
    }
    return values;
  }
}

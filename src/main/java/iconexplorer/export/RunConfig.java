package iconexplorer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.DataFormatException;
import iconexplorer.data.Dataset;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.TrainingStage;
import iconexplorer.objective.Equation;
import iconexplorer.training.JsonFields;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingSpec;
import iconexplorer.training.UnknownFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What config.json says: everything that decides a run, and from what data it learned.
 *
 * <pre>
 * schema         1; files without it are older and are read as well
 * data.address   id or path and how it is read; data.sha256 is empty where nobody knows it
 * method …       the specification
 * </pre>
 *
 * <p>Question: what becomes of a field that this version does not know? Options: refuse it, drop
 * it, keep it. Choice: it is kept where the file is written again, and the reader names it.
 * Consequence: a newer version's file survives an older one, and a misspelt setting is still seen.
 *
 * @param spec everything that decides the run
 * @param dataSha256 {@link DatasetDigest} of the data that it learned from; may be empty
 * @param unknown fields that this version does not know
 */
public record RunConfig(TrainingSpec spec, String dataSha256, UnknownFields unknown) {
  /** What this version writes. */
  static final int SCHEMA = 1;

  private static final String NAME = "schema";
  private static final String DATA = "data";

  /** A specification has some hundred lines. */
  private static final int MOST_BYTES = 1 << 20;

  /** From each schema to the next. */
  private static final List<Consumer<ObjectNode>> MIGRATIONS = List.of(RunConfig::toSchema1);

  /** Of a run on these data. */
  public static RunConfig of(TrainingSpec spec, Dataset data) {
    return new RunConfig(spec, DatasetDigest.sha256(data), new UnknownFields());
  }

  public RunConfig withUnknown(UnknownFields fields) {
    return new RunConfig(spec, dataSha256, fields);
  }

  /** Whether these are the data that it learned from, as far as is known. */
  public boolean isOf(Dataset data) {
    return dataSha256.isEmpty()
        || dataSha256.toLowerCase(Locale.ROOT).equals(DatasetDigest.sha256(data));
  }

  /** Indented JSON with a line break at the end. */
  public String text() {
    return node().toPrettyString() + "\n";
  }

  ObjectNode node() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(NAME, SCHEMA);
    ObjectNode fields = SpecJson.node(spec);
    json.set("method", fields.remove("method"));
    json.putObject(DATA).put("address", spec.dataset()).put("sha256", dataSha256);
    fields.remove("dataset");
    json.setAll(fields);
    unknown.addTo(json);
    return json;
  }

  /**
   * Reads a config.json of this or an older schema.
   *
   * @throws DataFormatException in one sentence with the file's name if it is none
   */
  public static RunConfig read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException(
            "it is larger than 1 MiB: choose the config.json of a run folder");
      }
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(
          e.getCause() instanceof JsonProcessingException
              ? file + ": " + e.getMessage() + "; choose the config.json of a run folder"
              : file + ": " + e.getMessage(),
          e);
    } catch (CharacterCodingException e) {
      throw new DataFormatException(file + ": it is not UTF-8 text; save it as UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file + ": there is no such file; check the path", e);
    }
  }

  /**
   * Reads the text of a config.json of this or an older schema.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static RunConfig parse(String text) {
    ObjectNode json = JsonFields.tree(text);
    for (int schema = schema(json); schema < SCHEMA; schema++) {
      MIGRATIONS.get(schema).accept(json);
    }
    UnknownFields unknown = new UnknownFields();
    JsonFields top = JsonFields.of(json, unknown);
    JsonFields data = top.object(DATA);
    String address = data.text("address");
    String sha256 = data.has("sha256") ? data.text("sha256") : "";
    data.noOthers();
    ObjectNode fields = json.deepCopy();
    fields.remove(List.of(NAME, DATA));
    fields.put("dataset", address);
    TrainingSpec spec = SpecJson.read(JsonFields.of(fields, unknown));
    requireOwnEquation(spec, json);
    return new RunConfig(spec, sha256, unknown);
  }

  /**
   * Settings may be anybody's, but what trains does not go by another method's name. Whatever the
   * command line can change of a method is a setting, its divergence, too; what it cannot are the
   * kinds of p and q and those of the stages before.
   */
  private static void requireOwnEquation(TrainingSpec spec, ObjectNode json) {
    Optional<Method> named = MethodTable.byId(spec.method());
    if (named.isEmpty() || isOf(named.get(), spec)) {
      return;
    }
    List<String> others =
        MethodTable.all().stream()
            .filter(method -> isOf(method, spec))
            .map(Method::id)
            .limit(3)
            .toList();
    throw new IllegalArgumentException(
        "\"method\" is %s, but p %s with q %s%s is %s: set \"method\" to what the equation is, or take the config.json of a run of %1$s"
            .formatted(
                spec.method(),
                json.path("p").path("kind").asText(),
                json.path("q").path("kind").asText(),
                spec.stages().isEmpty() ? "" : " after its stages",
                others.isEmpty() ? "no method here" : String.join(" or ", others)));
  }

  private static boolean isOf(Method method, TrainingSpec spec) {
    Equation own = method.training().equation();
    return own.p().getClass() == spec.equation().p().getClass()
        && isOfKind(own.q(), spec.equation().q())
        && earlier(spec.stages())
            .allMatch(q ->
                Stream.concat(Stream.of(own.q()), earlier(method.training().recipe().stages()))
                    .anyMatch(known -> isOfKind(known, q)));
  }

  /** What the stages learn that do not learn the run's own q. */
  private static Stream<LearnedDistribution> earlier(List<TrainingStage> stages) {
    return stages.stream().map(TrainingStage::q).flatMap(Optional::stream);
  }

  /** Whether one is the other with other settings. */
  private static boolean isOfKind(LearnedDistribution own, LearnedDistribution other) {
    return switch (own) {
      case WideGaussian(Dissimilarity compared, Optional<VarianceHinge> hinge) ->
          other instanceof WideGaussian wide
              && wide.dissimilarity() == compared
              && wide.hinge().isPresent() == hinge.isPresent();
      case NarrowGaussian(Dissimilarity compared, Optional<Triplets> triplets) ->
          other instanceof NarrowGaussian narrow
              && narrow.dissimilarity() == compared
              && narrow.triplets().isPresent() == triplets.isPresent();
      case Gaussian gaussian -> other instanceof Gaussian;
      case StudentT studentT -> other instanceof StudentT;
      case Harmonic harmonic -> other instanceof Harmonic;
      case Clusters clusters -> other instanceof Clusters;
    };
  }

  private static int schema(ObjectNode json) {
    JsonNode schema = json.path(NAME);
    if (schema.isMissingNode()) {
      return 0;
    }
    if (!schema.isInt() || schema.intValue() < 0) {
      throw new IllegalArgumentException("\"schema\" must be a whole number, at least 0");
    }
    if (schema.intValue() > SCHEMA) {
      throw new IllegalArgumentException(
          "it has schema %d, this version of the program reads up to %d: use a newer version"
              .formatted(schema.intValue(), SCHEMA));
    }
    return schema.intValue();
  }

  /** Files without a schema had the address at the top, and no checksum. */
  private static void toSchema1(ObjectNode json) {
    JsonNode address = json.remove("dataset");
    if (address == null) {
      throw new IllegalArgumentException("\"dataset\" is missing; it must be a text");
    }
    json.putObject(DATA).set("address", address);
  }
}

package iconexplorer.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Views;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.method.TrainingStage;
import iconexplorer.supervisory.Space;
import java.util.List;
import java.util.Optional;

/**
 * A run's specification as JSON: what a model's manifest and a run folder's config.json hold. The
 * kinds and fields of p, q and D are those of the reference fixtures. Fields nobody knows are
 * refused or, where the reader collects them, named: a misspelt setting that is silently ignored
 * costs a whole run.
 */
public final class SpecJson {
  private SpecJson() {}

  /** The specification as indented JSON with a line break at the end. */
  public static String text(TrainingSpec spec) {
    return node(spec).toPrettyString() + "\n";
  }

  /** The specification as a JSON tree. */
  public static ObjectNode node(TrainingSpec spec) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", spec.method());
    json.put("dataset", spec.dataset());
    EquationJson.write(spec.equation(), json);
    json.put("space", spec.space().id());
    json.set("encoder", encoder(spec.encoder()));
    json.put("dimension", spec.dimension());
    json.put("batchItems", spec.batchItems());
    json.put("steps", spec.steps());
    if (!spec.plateau().equals(Plateau.NEVER)) {
      json.putObject("plateau")
          .put("patience", spec.plateau().patience())
          .put("leastImprovement", spec.plateau().leastImprovement());
    }
    json.set("optimiser", optimiser(spec.optimiser()));
    json.put("schedule", spec.schedule().id());
    json.put("ema", spec.ema());
    if (spec.heads().several()) {
      json.putObject("heads")
          .put("subHeads", spec.heads().subHeads())
          .put("overClusters", spec.heads().overClusters());
    }
    if (!spec.stages().isEmpty()) {
      ArrayNode stages = json.putArray("stages");
      spec.stages().forEach(stage -> stages.add(stage(stage)));
    }
    json.put("augment", spec.augment());
    json.put("views", spec.views().id());
    json.put("seed", spec.seed());
    json.put("backend", spec.backend().id());
    if (!spec.start().isEmpty()) {
      json.put("start", spec.start());
    }
    return json;
  }

  /**
   * Reads a specification from its text.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static TrainingSpec parse(String text) {
    return read(JsonFields.parse(text));
  }

  /**
   * Reads a specification from its fields.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static TrainingSpec read(JsonFields json) {
    TrainingSpec spec =
        new TrainingSpec(
            json.text("method"),
            EquationJson.read(json),
            json.has("space") ? Space.byId(json.text("space")) : Space.INPUT,
            json.text("dataset"),
            encoder(json.object("encoder")),
            json.integer("dimension"),
            json.integer("batchItems"),
            json.integer("steps"),
            json.has("plateau") ? plateau(json.object("plateau")) : Plateau.NEVER,
            optimiser(json.object("optimiser")),
            json.has("schedule") ? RateSchedule.byId(json.text("schedule")) : RateSchedule.CONSTANT,
            json.number("ema", 0),
            json.has("heads") ? heads(json.object("heads")) : Heads.ONE,
            json.has("stages")
                ? json.objects("stages").stream().map(SpecJson::stage).toList()
                : List.of(),
            json.flag("augment", false),
            json.has("views") ? Views.byId(json.text("views")) : Views.ALIKE,
            json.longInteger("seed"),
            json.has("backend") ? Backend.byId(json.text("backend")) : Backend.FUSED,
            json.has("start") ? json.text("start") : "");
    json.noOthers();
    return spec;
  }

  private static Heads heads(JsonFields json) {
    Heads heads = new Heads(json.integer("subHeads"), json.integer("overClusters", 0));
    json.noOthers();
    return heads;
  }

  private static ObjectNode stage(TrainingStage stage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("share", stage.share());
    stage.q().ifPresent(q -> json.set("q", EquationJson.q(q)));
    if (stage.dimension() > 0) {
      json.put("dimension", stage.dimension());
    }
    return json.put("headOnly", stage.headOnly()).put("rate", stage.rate());
  }

  private static TrainingStage stage(JsonFields json) {
    Optional<LearnedDistribution> q =
        json.has("q") ? Optional.of(EquationJson.q(json.object("q"))) : Optional.empty();
    TrainingStage stage =
        new TrainingStage(
            json.number("share"),
            q,
            json.integer("dimension", 0),
            json.flag("headOnly", false),
            json.number("rate", 1));
    json.noOthers();
    return stage;
  }

  private static Plateau plateau(JsonFields json) {
    Plateau plateau = new Plateau(json.integer("patience"), json.number("leastImprovement"));
    json.noOthers();
    return plateau;
  }

  private static ObjectNode encoder(EncoderSpec encoder) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", encoder.id());
    return switch (encoder) {
      case EncoderSpec.LookupTable() -> json;
      case EncoderSpec.Linear() -> json;
      case EncoderSpec.Orthonormal() -> json;
      case EncoderSpec.Mlp(List<Integer> hidden, int projection) ->
          json.<ObjectNode>set("hidden", array(hidden)).put("projection", projection);
      case EncoderSpec.Cnn(
              List<Integer> channels,
              List<Integer> dense,
              int projection,
              boolean normalised) ->
          json.<ObjectNode>set("channels", array(channels))
              .<ObjectNode>set("dense", array(dense))
              .put("projection", projection)
              .put("normalised", normalised);
    };
  }

  private static ArrayNode array(List<Integer> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static EncoderSpec encoder(JsonFields json) {
    EncoderSpec usual = EncoderSpec.byId(json.text("kind"));
    EncoderSpec encoder =
        switch (usual) {
          case EncoderSpec.LookupTable table -> table;
          case EncoderSpec.Linear linear -> linear;
          case EncoderSpec.Orthonormal orthonormal -> orthonormal;
          case EncoderSpec.Mlp mlp ->
              new EncoderSpec.Mlp(json.integers("hidden"), json.integer("projection", 0));
          case EncoderSpec.Cnn cnn ->
              new EncoderSpec.Cnn(
                  json.integers("channels"),
                  json.integers("dense"),
                  json.integer("projection", 0),
                  json.flag("normalised", false));
        };
    json.noOthers();
    return encoder;
  }

  private static ObjectNode optimiser(OptimiserSpec optimiser) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", optimiser.id())
            .put("learningRate", optimiser.learningRate());
    return switch (optimiser) {
      case OptimiserSpec.Adam adam -> json;
      case OptimiserSpec.MomentumWithGains momentum ->
          json.put("exaggeration", momentum.exaggeration())
              .put("exaggeratedSteps", momentum.exaggeratedSteps());
    };
  }

  private static OptimiserSpec optimiser(JsonFields json) {
    double rate = json.number("learningRate");
    OptimiserSpec optimiser =
        switch (json.text("kind")) {
          case "adam" -> new OptimiserSpec.Adam(rate);
          case "momentum" ->
              new OptimiserSpec.MomentumWithGains(
                  rate, json.number("exaggeration", 1), json.integer("exaggeratedSteps", 0));
          default ->
              throw new IllegalArgumentException(
                  "unknown optimiser \"" + json.text("kind") + "\": use adam or momentum");
        };
    json.noOthers();
    return optimiser;
  }
}

package iconexplorer.encoder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A configuration of DL4J's that a stranger wrote.
 *
 * <p>DL4J's JSON names classes, and reading it makes objects of them. So it is first read as a mere
 * tree: what only training needs is dropped, every class that is left must be one of a short list,
 * and sizes must be of this world. DL4J gets the text of that tree, never the stranger's.
 */
final class ForeignConfiguration {
  private static final String CLASS = "@class";
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
  private static final String REARRANGEMENTS = "org.deeplearning4j.nn.conf.preprocessor.";

  /** What may be loaded, whatever else a file names. */
  private static final Set<String> KNOWN =
      Stream.of(
              named(
                  LAYERS,
                  "DenseLayer",
                  "OutputLayer",
                  "LossLayer",
                  "ConvolutionLayer",
                  "SubsamplingLayer",
                  "BatchNormalization",
                  "ActivationLayer",
                  "DropoutLayer",
                  "GlobalPoolingLayer",
                  "ZeroPaddingLayer"),
              named(
                  ACTIVATIONS,
                  "Cube",
                  "ELU",
                  "GELU",
                  "HardSigmoid",
                  "HardTanH",
                  "Identity",
                  "LReLU",
                  "Mish",
                  "RationalTanh",
                  "ReLU",
                  "ReLU6",
                  "RectifiedTanh",
                  "SELU",
                  "Sigmoid",
                  "SoftPlus",
                  "SoftSign",
                  "Softmax",
                  "Swish",
                  "TanH",
                  "ThresholdedReLU"),
              named(REARRANGEMENTS, "CnnToFeedForwardPreProcessor", "FeedForwardToCnnPreProcessor"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** What a network that does not train has no use for, and what stands there instead. */
  private static final Map<String, String> UNUSED =
      Map.ofEntries(
          Map.entry("iupdater", "org.nd4j.linalg.learning.config.NoOp"),
          Map.entry("biasUpdater", ""),
          Map.entry("weightInitFn", "org.deeplearning4j.nn.weights.WeightInitXavier"),
          Map.entry("weightNoise", ""),
          Map.entry("constraints", ""),
          Map.entry("idropout", ""),
          Map.entry("stepFunction", ""),
          Map.entry("lossFn", "org.nd4j.linalg.lossfunctions.impl.LossMSE"));

  private static final Set<String> EMPTIED = Set.of("regularization", "regularizationBias");

  private static final int MOST_LAYERS = 200;
  private static final int MOST_VALUES = 1000;
  private static final int WIDEST = 1 << 20;
  private static final int LARGEST_WINDOW = 256;
  private static final int LARGEST_SIDE = 1 << 14;

  private static final Set<String> WINDOWS = Set.of("kernelSize", "stride", "dilation");
  private static final Set<String> WIDTHS = Set.of("nin", "nout");
  private static final Set<String> SIDES = Set.of("inputHeight", "inputWidth", "numChannels");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private ForeignConfiguration() {}

  private static List<String> named(String start, String... names) {
    return Stream.of(names).map(start::concat).toList();
  }

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException in words that go on from the file's name, without a full stop
   */
  static MultiLayerConfiguration parse(String text) {
    ObjectNode tree = tree(text);
    JsonNode layers = tree.path("confs");
    if (!layers.isArray()) {
      throw new IllegalArgumentException(
          tree.has("vertices")
              ? "it is a graph of layers; only networks with one layer after another are read"
              : "its configuration has no layers; choose a zip that DL4J's ModelSerializer wrote");
    }
    if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "it has %d layers; networks of 1 to %d are read".formatted(layers.size(), MOST_LAYERS));
    }
    for (JsonNode layer : layers) {
      if (!layer.path("layer").has(CLASS)) {
        throw new IllegalArgumentException(
            "it was saved by a DL4J before 1.0.0; load it there and save it with a newer one");
      }
    }
    requireOwnClasses(tree);
    ObjectNode kept = pruned(tree);
    requireKnown(kept);
    return MultiLayerConfiguration.fromJson(kept.toString());
  }

  private static ObjectNode tree(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode tree) {
        return tree;
      }
      throw new IllegalArgumentException(
          "its configuration is no JSON object; save the model again");
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "its configuration is not JSON; save the model again", broken);
    }
  }

  /** Classes of others are refused wherever they stand. */
  private static void requireOwnClasses(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().startsWith("@") && !field.getKey().equals(CLASS)) {
        throw new IllegalArgumentException(
            "its configuration has a field '%s'; only DL4J's own are read"
                .formatted(abbreviated(field.getKey())));
      }
      String name = field.getValue().asText();
      boolean own =
          name.startsWith("org.deeplearning4j.nn.") || name.startsWith("org.nd4j.linalg.");
      if (field.getKey().equals(CLASS) && !own) {
        throw new IllegalArgumentException(
            "it names the class '%s'; only DL4J's own layers are read"
                .formatted(abbreviated(name)));
      }
    }
    for (JsonNode child : node) {
      requireOwnClasses(child);
    }
  }

  /** A copy without what only training needs. */
  private static ObjectNode pruned(ObjectNode node) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (EMPTIED.contains(name)) {
        kept.putArray(name);
      } else if (UNUSED.containsKey(name)) {
        instead(name, field.getValue(), kept);
      } else {
        kept.set(name, pruned(field.getValue()));
      }
    }
    return kept;
  }

  private static void instead(String name, JsonNode value, ObjectNode kept) {
    String substitute = UNUSED.getOrDefault(name, "");
    if (value.isNull() || substitute.isEmpty()) {
      kept.putNull(name);
    } else {
      kept.putObject(name).put(CLASS, substitute);
    }
  }

  private static JsonNode pruned(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return pruned(object);
    }
    if (!node.isArray()) {
      return node;
    }
    List<JsonNode> items = new ArrayList<>();
    node.forEach(item -> items.add(pruned(item)));
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }

  private static void requireKnown(JsonNode node) {
    if (node.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "its configuration has a list of %d; save the model again".formatted(node.size()));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (name.equals(CLASS) && !KNOWN.contains(value.asText()) && !substituted(value)) {
        throw new IllegalArgumentException(
            "it has the class %s, which is not read; known are dense, convolution, pooling, batch"
                    .formatted(abbreviated(value.asText().replaceFirst(".*\\.", "")))
                + " normalisation, activation and output layers");
      }
      requireSizes(name, value);
    }
    for (JsonNode child : node) {
      requireKnown(child);
    }
  }

  private static boolean substituted(JsonNode name) {
    return UNUSED.containsValue(name.asText());
  }

  private static void requireSizes(String name, JsonNode value) {
    if (WIDTHS.contains(name)) {
      requireRange(name, value, 1, WIDEST);
    } else if (SIDES.contains(name)) {
      requireRange(name, value, 1, LARGEST_SIDE);
    } else if (WINDOWS.contains(name)) {
      value.forEach(size -> requireRange(name, size, 1, LARGEST_WINDOW));
    } else if (name.equals("padding")) {
      value.forEach(size -> requireRange(name, size, 0, LARGEST_WINDOW));
    }
  }

  private static void requireRange(String name, JsonNode value, int least, int greatest) {
    if (!value.canConvertToInt() || value.asInt() < least || value.asInt() > greatest) {
      throw new IllegalArgumentException(
          "its %s is %s; sizes from %d to %d are read"
              .formatted(name, abbreviated(value.toString()), least, greatest));
    }
  }

  private static String abbreviated(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}

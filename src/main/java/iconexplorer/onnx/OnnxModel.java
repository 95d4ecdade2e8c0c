package iconexplorer.onnx;

import static iconexplorer.onnx.OnnxGraph.whole;

import iconexplorer.data.Scaling;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What becomes one ONNX file: from rows in a file's units to an embedding, and to what the run made
 * of it.
 *
 * <pre>
 * input          [batch, d]         rows as they stand in the data
 * embedding      [batch, outputs]   z, or what comes before a projection head
 * logits         [batch, clusters]  in place of it, where q is clusters
 * probabilities  [batch, clusters]  φ = softmax of the logits
 * probabilities  [batch, classes]   q of each prototype, where there are such
 * </pre>
 *
 * @param network DL4J's
 * @param layers how many of its layers lead to the embedding
 * @param inputs d, features of an item
 * @param outputs width of what comes out of the layers
 * @param clusters whether the last layer's softmax tells clusters
 * @param scaling from the units of the data to features; empty where these are the same
 * @param prototypes what embeddings are compared with
 * @param metadata for the file's metadata_props
 */
public record OnnxModel(
    MultiLayerNetwork network,
    int layers,
    int inputs,
    int outputs,
    boolean clusters,
    Optional<Scaling> scaling,
    Optional<Compared> prototypes,
    Map<String, String> metadata) {

  /** Written by every tool since 2020, read by every runtime since. */
  public static final int OPSET = 13;

  private static final int IR_VERSION = 7;

  /** Keeps the direction of a vanishing embedding a number. */
  private static final double LEAST_LENGTH = 1e-12;

  /**
   * Prototypes and how they are compared.
   *
   * @param vectors [classes, d], row-major
   * @param biases [classes], or empty
   * @param q a softmax of scores
   */
  public record Compared(float[] vectors, float[] biases, int classes, LearnedDistribution q) {

    /**
     * Prototypes; empty where q is no softmax over them.
     *
     * @param vectors [classes, d], row-major
     * @param biases [classes], or empty
     */
    public static Optional<Compared> of(
        float[] vectors, int classes, float[] biases, LearnedDistribution q) {
      return q instanceof WideGaussian || q instanceof NarrowGaussian || q instanceof Clusters
          ? Optional.empty()
          : Optional.of(new Compared(vectors, biases, classes, q));
    }

    int dimension() {
      return vectors.length / classes;
    }
  }

  public OnnxModel {
    metadata = Map.copyOf(metadata);
  }

  /**
   * Writes the file's content.
   *
   * @throws IllegalArgumentException in one sentence, where a layer has no counterpart in ONNX
   */
  public void writeTo(OutputStream out) throws IOException {
    model().writeTo(out);
  }

  private ModelProto model() {
    OnnxGraph graph = new OnnxGraph("encoder");
    String features = scaled(graph, graph.input("input", inputs));
    String z = new NetworkGraph(graph, network).append(layers, features, clusters);
    graph.output(clusters ? "logits" : "embedding", z, outputs);
    if (clusters) {
      graph.output("probabilities", softmax(graph, z), outputs);
    }
    prototypes.ifPresent(compared ->
        graph.output(
            "probabilities", softmax(graph, scores(graph, compared, z)), compared.classes()));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("icon-explorer")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(graph.build());
    metadata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder()
                    .setKey(entry.getKey())
                    .setValue(entry.getValue())));
    return model.build();
  }

  private String scaled(OnnxGraph graph, String x) {
    if (scaling.isEmpty()) {
      return x;
    }
    float[] mean = scaling.get().mean();
    float[] scale = scaling.get().scale();
    String centred = graph.apply("Sub", x, graph.constant("mean", mean, inputs));
    return graph.apply("Div", centred, graph.constant("scale", scale, inputs));
  }

  private static String softmax(OnnxGraph graph, String scores) {
    return graph.apply("Softmax", List.of(whole("axis", 1)), scores);
  }

  /** s with q ∝ e^s, [batch, classes]. */
  private static String scores(OnnxGraph graph, Compared compared, String z) {
    return switch (compared.q()) {
      case Gaussian gaussian -> gaussian(graph, compared, gaussian, z);
      case StudentT student -> {
        double width = student.degreesOfFreedom() * student.scale() * student.scale();
        String ratio =
            graph.apply(
                "Add",
                scaled(graph, squaredDistances(graph, compared, z), 1 / width),
                graph.constant("one", 1));
        yield scaled(graph, graph.apply("Log", ratio), -(student.degreesOfFreedom() + 1) / 2);
      }
      case Harmonic harmonic -> {
        String offset =
            graph.apply(
                "Add",
                squaredDistances(graph, compared, z),
                graph.constant("epsilon", harmonic.epsilon()));
        yield scaled(graph, graph.apply("Log", offset), -harmonic.degree());
      }
      case WideGaussian wide -> throw noScores();
      case NarrowGaussian narrow -> throw noScores();
      case Clusters clusters -> throw noScores();
    };
  }

  private static IllegalArgumentException noScores() {
    return new IllegalArgumentException("this column is no softmax over prototypes");
  }

  private static String gaussian(OnnxGraph graph, Compared compared, Gaussian gaussian, String z) {
    return switch (gaussian.similarity()) {
      case DOT -> {
        String products = products(graph, compared.vectors(), compared, z);
        String sum =
            compared.biases().length == 0
                ? products
                : graph.apply(
                    "Add", products, graph.constant("bias", compared.biases(), compared.classes()));
        yield scaled(graph, sum, 1 / gaussian.width());
      }
      case COSINE -> {
        String length = graph.apply("ReduceL2", List.of(OnnxGraph.wholes("axes", 1)), z);
        String direction =
            graph.apply(
                "Div", z, graph.apply("Max", length, graph.constant("least_length", LEAST_LENGTH)));
        yield scaled(
            graph,
            products(graph, directions(compared), compared, direction),
            1 / gaussian.width());
      }
      case EUCLIDEAN ->
          scaled(
              graph,
              squaredDistances(graph, compared, z),
              -0.5 / (gaussian.width() * gaussian.width()));
    };
  }

  private static String scaled(OnnxGraph graph, String x, double factor) {
    return graph.apply("Mul", x, graph.constant("factor", factor));
  }

  private static String products(OnnxGraph graph, float[] vectors, Compared compared, String z) {
    String c = graph.constant("prototypes", vectors, compared.classes(), compared.dimension());
    return graph.apply(
        "MatMul", z, graph.apply("Transpose", List.of(OnnxGraph.wholes("perm", 1, 0)), c));
  }

  private static float[] directions(Compared compared) {
    float[] directions = compared.vectors().clone();
    int d = compared.dimension();
    for (int start = 0; start < directions.length; start += d) {
      double square = 0;
      for (int k = start; k < start + d; k++) {
        square += (double) directions[k] * directions[k];
      }
      double length = Math.max(Math.sqrt(square), LEAST_LENGTH);
      for (int k = start; k < start + d; k++) {
        directions[k] = (float) (directions[k] / length);
      }
    }
    return directions;
  }

  /** ‖z − c‖² by differences: the usual expansion cancels near a prototype. */
  private static String squaredDistances(OnnxGraph graph, Compared compared, String z) {
    String rows = graph.apply("Unsqueeze", z, graph.wholeNumbers("axis", 1));
    String c =
        graph.constant(
            "prototypes", compared.vectors(), 1, compared.classes(), compared.dimension());
    String difference = graph.apply("Sub", rows, c);
    String square = graph.apply("Mul", difference, difference);
    return graph.apply(
        "ReduceSum", List.of(whole("keepdims", 0)), square, graph.wholeNumbers("axes", 2));
  }
}

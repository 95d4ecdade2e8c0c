package iconexplorer.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import iconexplorer.data.ImageShape;
import iconexplorer.data.Scaling;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.HeadedEncoder;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.Prototypes;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** onnxruntime computes what the encoders do. */
class OnnxModelTest {
  private static final ImageShape IMAGE = new ImageShape(9, 8, 2);
  private static final int D = 9 * 8 * 2;
  private static final int OUTPUTS = 5;
  private static final int[] BATCHES = {1, 3, 300};

  static Stream<EncoderSpec> specs() {
    return Stream.of(
        new EncoderSpec.Linear(),
        new EncoderSpec.Orthonormal(),
        new EncoderSpec.Mlp(List.of(9, 4)),
        new EncoderSpec.Mlp(List.of(9, 4), 7),
        new EncoderSpec.Cnn(List.of(4, 5), 6),
        new EncoderSpec.Cnn(List.of(4, 5), List.of(6), 7, false),
        new EncoderSpec.Cnn(List.of(4, 5), List.of(6), 0, true),
        new EncoderSpec.Cnn(List.of(4, 5, 3), List.of(6, 8), 7, true));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyEncoderGivesItsEmbeddings(EncoderSpec spec) throws Exception {
    try (Encoder encoder = Encoder.create(spec, shape(false), 3)) {
      shake(encoder.parameters());
      assertSame(encoder, "embedding", false);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void clustersComeAsLogitsAndAsProbabilities(EncoderSpec spec) throws Exception {
    if (spec.projection() > 0) {
      return;
    }
    try (Encoder encoder = Encoder.create(spec, shape(true), 3)) {
      shake(encoder.parameters());
      assertSame(encoder, "logits", true);
    }
  }

  @Test
  void theReportedSubHeadIsTheOneThatIsWritten() throws Exception {
    EncoderSpec spec = new EncoderSpec.Cnn(List.of(4, 5), List.of(6), 0, true);
    try (HeadedEncoder encoder = new HeadedEncoder(spec, shape(true), new Heads(3, 7), 3)) {
      shake(encoder.parameters());
      encoder.report(2);
      assertSame(encoder, "logits", true);
    }
  }

  /** On raw input, for several batch sizes. */
  private static void assertSame(Encoder encoder, String output, boolean clusters)
      throws Exception {
    Scaling scaling = scaling();
    OnnxModel model =
        new OnnxModel(
            encoder.network(),
            encoder.representationLayers(),
            D,
            encoder.representationWidth(),
            clusters,
            Optional.of(scaling),
            Optional.empty(),
            Map.of());
    try (Session session = session(model)) {
      for (int rows : BATCHES) {
        float[] raw = raw(rows);
        float[] features = raw.clone();
        scaling.apply(features);
        float[] expected = represented(encoder, features, rows);
        assertClose(expected, session.run(output, raw, rows));
        if (clusters) {
          INDArray own = encoder.network().output(Nd4j.create(features, new int[] {rows, D}, 'c'));
          assertClose(own.dup('c').data().asFloat(), session.run("probabilities", raw, rows));
        }
      }
    }
  }

  @Test
  void inputIsRowsOfAnyNumberAndMetadataSayWhatItIs() throws Exception {
    try (Encoder encoder = Encoder.create(new EncoderSpec.Linear(), shape(false), 3);
        Session session =
            session(model(encoder, Optional.empty(), Map.of("method", "SNE – τ", "seed", "7")))) {
      NodeInfo input = session.session().getInputInfo().get("input");
      assertArrayEquals(new long[] {-1, D}, ((TensorInfo) input.getInfo()).getShape());
      NodeInfo output = session.session().getOutputInfo().get("embedding");
      assertArrayEquals(new long[] {-1, OUTPUTS}, ((TensorInfo) output.getInfo()).getShape());
      assertEquals(
          Map.of("method", "SNE – τ", "seed", "7"),
          session.session().getMetadata().getCustomMetadata());
      assertEquals("icon-explorer", session.session().getMetadata().getProducerName());
    }
  }

  static Stream<LearnedDistribution> columns() {
    return Stream.of(
        Gaussian.dot(0.7),
        Gaussian.cosine(0.2),
        Gaussian.euclidean(1.5),
        new StudentT(2, 0.8),
        new Harmonic(3, 1e-4));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void prototypesGiveTheProbabilityOfEachClass(LearnedDistribution q) throws Exception {
    boolean dot = q instanceof Gaussian g && g.similarity() == Gaussian.Similarity.DOT;
    try (Encoder encoder = Encoder.create(new EncoderSpec.Linear(), shape(false), 3);
        Prototypes prototypes = Prototypes.create(4, OUTPUTS, dot, 5)) {
      shake(encoder.parameters());
      shake(prototypes.parameters());
      Optional<OnnxModel.Compared> compared = compared(prototypes, q);
      try (Session session = session(model(encoder, compared, Map.of()))) {
        float[] x = raw(6);
        float[] z = represented(encoder, x, 6);
        float[] actual = session.run("probabilities", x, 6);
        for (int i = 0; i < 6; i++) {
          double[] expected = softmax(prototypes, q, Arrays.copyOfRange(z, i * 5, i * 5 + 5));
          for (int j = 0; j < 4; j++) {
            assertEquals(expected[j], actual[i * 4 + j], 1e-5);
          }
        }
      }
    }
  }

  @Test
  void aColumnThatIsNoSoftmaxHasNoProbabilities() {
    try (Prototypes prototypes = Prototypes.create(4, OUTPUTS, false, 5)) {
      assertEquals(Optional.empty(), compared(prototypes, new WideGaussian(Dissimilarity.COSINE)));
    }
  }

  private static Optional<OnnxModel.Compared> compared(
      Prototypes prototypes, LearnedDistribution q) {
    return OnnxModel.Compared.of(
        prototypes.vectors().toArray(),
        prototypes.vectors().rows(),
        prototypes.biases().map(Matrix::toArray).orElse(new float[0]),
        q);
  }

  private static double[] softmax(Prototypes prototypes, LearnedDistribution q, float[] z) {
    double[] weights = new double[4];
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      double dot = 0;
      double square = 0;
      double zz = 0;
      double cc = 0;
      for (int k = 0; k < z.length; k++) {
        double c = prototypes.vectors().get(j, k);
        dot += z[k] * c;
        square += (z[k] - c) * (z[k] - c);
        zz += z[k] * z[k];
        cc += c * c;
      }
      double bias = prototypes.biases().isPresent() ? prototypes.biases().get().get(0, j) : 0;
      weights[j] =
          switch (q) {
            case Gaussian gaussian ->
                switch (gaussian.similarity()) {
                  case DOT -> Math.exp((dot + bias) / gaussian.width());
                  case COSINE -> Math.exp(dot / Math.sqrt(zz * cc) / gaussian.width());
                  case EUCLIDEAN -> Math.exp(-square / (2 * gaussian.width() * gaussian.width()));
                };
            case StudentT(double nu, double gamma) ->
                Math.pow(1 + square / (nu * gamma * gamma), -(nu + 1) / 2);
            case Harmonic(double degree, double epsilon) -> Math.pow(square + epsilon, -degree);
            default -> throw new IllegalArgumentException();
          };
      sum += weights[j];
    }
    double total = sum;
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {
        "IDENTITY",
        "RELU",
        "LEAKYRELU",
        "ELU",
        "SELU",
        "SIGMOID",
        "TANH",
        "SOFTPLUS",
        "SOFTSIGN",
        "HARDSIGMOID",
        "HARDTANH",
        "RELU6",
        "SWISH",
        "SOFTMAX"
      })
  void activationsOfOtherPeoplesNetworksAreDl4js(Activation activation) throws Exception {
    MultiLayerNetwork network =
        network(
            InputType.feedForward(D),
            dense().activation(activation).nOut(6).build(),
            new DropoutLayer(0.5),
            new BatchNormalization(),
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nOut(3)
                .activation(activation)
                .build());
    assertSame(network, D, 3);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionMode.class,
      names = {"Same", "Truncate"})
  void convolutionsAndPoolingsOfOtherPeoplesNetworksAreDl4js(ConvolutionMode mode)
      throws Exception {
    MultiLayerNetwork network =
        network(
            InputType.convolutionalFlat(9, 8, 2),
            new ConvolutionLayer.Builder(3, 2)
                .nOut(4)
                .stride(2, 1)
                .padding(mode == ConvolutionMode.Same ? 0 : 1, 0)
                .convolutionMode(mode)
                .activation(Activation.TANH)
                .build(),
            new BatchNormalization.Builder().useLogStd(true).build(),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(2, 2)
                .stride(1, 1)
                .convolutionMode(mode)
                .build(),
            new ConvolutionLayer.Builder(2, 2).nOut(3).dilation(2, 1).convolutionMode(mode).build(),
            new ActivationLayer(Activation.RELU),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(mode)
                .build(),
            dense().nOut(4).activation(Activation.SIGMOID).build());
    assertSame(network, D, 4);
  }

  @Test
  void imagesThatComeOutBecomeRows() throws Exception {
    MultiLayerNetwork network =
        network(
            InputType.convolutionalFlat(9, 8, 2),
            new ConvolutionLayer.Builder(2, 2).nOut(3).activation(Activation.TANH).build());
    assertSame(network, D, 3 * 8 * 7);
  }

  @Test
  void aLayerWithoutCounterpartIsNamed() {
    MultiLayerNetwork network =
        network(
            InputType.feedForward(D),
            dense().nOut(4).hasLayerNorm(true).activation(Activation.RELU).build());
    OnnxModel model = model(network, D, 4);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> bytes(model));
    assertTrue(refusal.getMessage().contains("DenseLayer is not written as ONNX"));
  }

  private static DenseLayer.Builder dense() {
    return new DenseLayer.Builder();
  }

  private static MultiLayerNetwork network(InputType input, Layer... layers) {
    var list = new NeuralNetConfiguration.Builder().seed(1).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
    network.init();
    Random random = new Random(4);
    for (int v = 0; v < network.params().length(); v++) {
      double value = network.params().getDouble(v) + 0.1 * Math.abs(random.nextGaussian());
      network.params().putScalar(v, value);
    }
    return network;
  }

  private static void assertSame(MultiLayerNetwork network, int inputs, int outputs)
      throws Exception {
    try (Session session = session(model(network, inputs, outputs))) {
      for (int rows : BATCHES) {
        float[] x = raw(rows);
        INDArray expected = network.output(Nd4j.create(x, new int[] {rows, inputs}, 'c'));
        assertClose(expected.dup('c').data().asFloat(), session.run("embedding", x, rows));
      }
    }
  }

  /** To 10⁻⁵, or of the largest value where that is above 1: what is left is rounding. */
  private static void assertClose(float[] expected, float[] actual) {
    float largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * largest);
  }

  private static OnnxModel model(MultiLayerNetwork network, int inputs, int outputs) {
    return new OnnxModel(
        network,
        network.getnLayers(),
        inputs,
        outputs,
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static OnnxModel model(
      Encoder encoder, Optional<OnnxModel.Compared> compared, Map<String, String> metadata) {
    return new OnnxModel(
        encoder.network(),
        encoder.representationLayers(),
        D,
        encoder.representationWidth(),
        false,
        Optional.empty(),
        compared,
        metadata);
  }

  private static EncoderShape shape(boolean clusters) {
    return new EncoderShape(7, D, Optional.of(IMAGE), OUTPUTS, clusters);
  }

  /** Makes parameters differ from where they start, variances positive. */
  private static void shake(Matrix parameters) {
    Random random = new Random(8);
    for (int v = 0; v < parameters.columns(); v++) {
      parameters.set(0, v, parameters.get(0, v) + 0.05f * Math.abs((float) random.nextGaussian()));
    }
  }

  private static Scaling scaling() {
    Random random = new Random(2);
    float[] mean = new float[D];
    float[] scale = new float[D];
    for (int k = 0; k < D; k++) {
      mean[k] = (float) random.nextGaussian();
      scale[k] = 0.5f + random.nextFloat();
    }
    return new Scaling(mean, scale);
  }

  private static float[] raw(int rows) {
    Random random = new Random(rows);
    float[] x = new float[rows * D];
    for (int v = 0; v < x.length; v++) {
      x[v] = (float) random.nextGaussian();
    }
    return x;
  }

  private static float[] represented(Encoder encoder, float[] features, int rows) {
    try (Matrix x = Matrix.of(features, rows, D);
        Matrix z = Matrix.zeros(rows, encoder.representationWidth())) {
      encoder.represent(Batch.ofInputs(x), z);
      return z.toArray();
    }
  }

  private static Session session(OnnxModel model) throws IOException, OrtException {
    return new Session(bytes(model));
  }

  private static byte[] bytes(OnnxModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.writeTo(out);
    return out.toByteArray();
  }
}

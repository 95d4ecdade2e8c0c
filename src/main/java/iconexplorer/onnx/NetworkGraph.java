package iconexplorer.onnx;

import static iconexplorer.onnx.OnnxGraph.number;
import static iconexplorer.onnx.OnnxGraph.whole;
import static iconexplorer.onnx.OnnxGraph.wholes;
import static iconexplorer.onnx.OnnxGraph.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of DL4J as operations of ONNX, evaluated as DL4J does when it does not train. */
final class NetworkGraph {
  private final OnnxGraph graph;
  private final MultiLayerNetwork network;

  /** Whether what came last are images. */
  private boolean planes;

  NetworkGraph(OnnxGraph graph, MultiLayerNetwork network) {
    this.graph = graph;
    this.network = network;
  }

  /**
   * Appends the first layers.
   *
   * @param layers how many
   * @param input rows
   * @param logits whether the last layer's softmax is left out
   * @return what comes out, as rows
   * @throws IllegalArgumentException in one sentence, where a layer has no counterpart
   */
  String append(int layers, String input, boolean logits) {
    String x = input;
    for (int i = 0; i < layers; i++) {
      InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
      x = layer(network.getLayer(i), reshaped(before, x), logits && i == layers - 1);
    }
    return planes ? graph.apply("Flatten", x) : x;
  }

  private String reshaped(@Nullable InputPreProcessor before, String x) {
    return switch (before) {
      case null -> x;
      case FeedForwardToCnnPreProcessor to -> planes(to, x);
      case CnnToFeedForwardPreProcessor from when from.getFormat() == CNN2DFormat.NCHW ->
          flattened(x);
      default -> throw unknown("the rearrangement " + before.getClass().getSimpleName());
    };
  }

  private String flattened(String x) {
    planes = false;
    return graph.apply("Flatten", x);
  }

  private String planes(FeedForwardToCnnPreProcessor to, String x) {
    planes = true;
    String shape =
        graph.wholeNumbers(
            "planes", -1, to.getNumChannels(), to.getInputHeight(), to.getInputWidth());
    return graph.apply("Reshape", x, shape);
  }

  private String layer(Layer layer, String x, boolean logits) {
    var configuration = layer.conf().getLayer();
    // Subclasses do other things: exactly these classes.
    return switch (configuration) {
      case DenseLayer dense when is(dense, DenseLayer.class) && !dense.hasLayerNorm() ->
          activated(dense.getActivationFn(), affine(layer, dense.hasBias(), x), logits);
      case OutputLayer output when is(output, OutputLayer.class) ->
          activated(output.getActivationFn(), affine(layer, output.hasBias(), x), logits);
      case ConvolutionLayer convolution when is(convolution, ConvolutionLayer.class) ->
          activated(convolution.getActivationFn(), convolved(layer, convolution, x), logits);
      case SubsamplingLayer pooling when is(pooling, SubsamplingLayer.class) -> pooled(pooling, x);
      case BatchNormalization normalisation -> normalised(layer, normalisation, x);
      case ActivationLayer activation -> activated(activation.getActivationFn(), x, logits);
      case LossLayer loss -> activated(loss.getActivationFn(), x, logits);
      case DropoutLayer dropout -> x;
      default -> throw unknown("the layer " + configuration.getClass().getSimpleName());
    };
  }

  private static boolean is(Object layer, Class<?> kind) {
    return layer.getClass() == kind;
  }

  /** DL4J's W is [inputs, outputs]. */
  private String affine(Layer layer, boolean biased, String x) {
    String weights = parameter(layer, "W");
    return biased
        ? graph.apply("Gemm", x, weights, parameter(layer, "b"))
        : graph.apply("MatMul", x, weights);
  }

  /** DL4J's W is [outputs, inputs, height, width]. */
  private String convolved(Layer layer, ConvolutionLayer convolution, String x) {
    requirePlanes(convolution.getCnn2dDataFormat());
    List<AttributeProto> attributes =
        window(
            convolution.getConvolutionMode(),
            convolution.getKernelSize(),
            convolution.getStride(),
            convolution.getDilation(),
            convolution.getPadding());
    String weights = parameter(layer, "W");
    return convolution.hasBias()
        ? graph.apply("Conv", attributes, x, weights, parameter(layer, "b"))
        : graph.apply("Conv", attributes, x, weights);
  }

  private String pooled(SubsamplingLayer pooling, String x) {
    requirePlanes(pooling.getCnn2dDataFormat());
    List<AttributeProto> attributes =
        window(
            pooling.getConvolutionMode(),
            pooling.getKernelSize(),
            pooling.getStride(),
            pooling.getDilation(),
            pooling.getPadding());
    if (pooling.getPoolingType() == PoolingType.MAX) {
      return graph.apply("MaxPool", attributes, x);
    }
    if (pooling.getPoolingType() == PoolingType.AVG && isOnes(pooling.getDilation())) {
      attributes.add(whole("count_include_pad", pooling.isAvgPoolIncludePadInDivisor() ? 1 : 0));
      return graph.apply("AveragePool", attributes, x);
    }
    throw unknown("this pooling");
  }

  private static List<AttributeProto> window(
      ConvolutionMode mode, int[] kernel, int[] stride, int[] dilation, int[] padding) {
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(wholes("kernel_shape", kernel));
    attributes.add(wholes("strides", stride));
    if (!isOnes(dilation)) {
      attributes.add(wholes("dilations", dilation));
    }
    attributes.add(
        switch (mode) {
          case Same -> same(kernel, stride, dilation);
          case Truncate, Strict -> wholes("pads", padding[0], padding[1], padding[0], padding[1]);
          case Causal -> throw unknown("a causal convolution");
        });
    return attributes;
  }

  /** Runtimes do not find out the padding of a dilated window by themselves. */
  private static AttributeProto same(int[] kernel, int[] stride, int... dilation) {
    if (isOnes(dilation)) {
      return word("auto_pad", "SAME_UPPER");
    }
    if (!isOnes(stride)) {
      throw unknown("a window with both strides and dilation that keeps the image's size");
    }
    int rows = (kernel[0] - 1) * dilation[0];
    int columns = (kernel[1] - 1) * dilation[1];
    return wholes("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  private static boolean isOnes(int... values) {
    return Arrays.stream(values).allMatch(value -> value == 1);
  }

  private static void requirePlanes(CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw unknown("images with channels last");
    }
  }

  private String normalised(Layer layer, BatchNormalization normalisation, String x) {
    int width = Math.toIntExact(normalisation.getNOut());
    boolean locked = normalisation.isLockGammaBeta();
    return graph.apply(
        "BatchNormalization",
        List.of(number("epsilon", normalisation.getEps())),
        x,
        locked
            ? graph.constant("gamma", filled(width, normalisation.getGamma()), width)
            : row(layer, "gamma"),
        locked
            ? graph.constant("beta", filled(width, normalisation.getBeta()), width)
            : row(layer, "beta"),
        row(layer, "mean"),
        normalisation.isUseLogStd() ? squaredPower(layer, width) : row(layer, "var"));
  }

  private static float[] filled(int width, double value) {
    float[] values = new float[width];
    Arrays.fill(values, (float) value);
    return values;
  }

  /** The variance of log₁₀ σ. */
  private String squaredPower(Layer layer, int width) {
    float[] values = values(layer, "log10stdev");
    for (int k = 0; k < width; k++) {
      values[k] = (float) Math.pow(10, 2.0 * values[k]);
    }
    return graph.constant("var", values, width);
  }

  /** A parameter with its shape, but for biases, which are [1, outputs] in DL4J. */
  private String parameter(Layer layer, String name) {
    return name.equals("b")
        ? row(layer, name)
        : graph.constant(name, values(layer, name), layer.getParam(name).shape());
  }

  private String row(Layer layer, String name) {
    float[] values = values(layer, name);
    return graph.constant(name, values, values.length);
  }

  /** A copy, row-major. */
  private static float[] values(Layer layer, String name) {
    try (INDArray copy = layer.getParam(name).dup('c')) {
      return copy.data().asFloat();
    }
  }

  private String activated(IActivation activation, String x, boolean logits) {
    return switch (activation) {
      case ActivationIdentity identity -> x;
      case ActivationReLU relu when isPlain(relu) -> graph.apply("Relu", x);
      case ActivationSoftmax softmax when logits -> x;
      case ActivationSoftmax softmax -> graph.apply("Softmax", List.of(whole("axis", 1)), x);
      case ActivationLReLU leaky ->
          graph.apply("LeakyRelu", List.of(number("alpha", leaky.getAlpha())), x);
      case ActivationELU elu -> graph.apply("Elu", List.of(number("alpha", elu.getAlpha())), x);
      case ActivationSELU selu -> graph.apply("Selu", x);
      case ActivationSigmoid sigmoid -> graph.apply("Sigmoid", x);
      case ActivationTanH tangent -> graph.apply("Tanh", x);
      case ActivationSoftPlus softPlus -> graph.apply("Softplus", x);
      case ActivationSoftSign softSign -> graph.apply("Softsign", x);
      case ActivationHardSigmoid hard -> graph.apply("HardSigmoid", x);
      case ActivationHardTanH hard -> clipped(x, -1, 1);
      case ActivationReLU6 relu -> clipped(x, 0, 6);
      case ActivationSwish swish -> graph.apply("Mul", x, graph.apply("Sigmoid", x));
      default ->
          throw unknown(
              "the activation "
                  + activation.getClass().getSimpleName().replaceFirst("^Activation", ""));
    };
  }

  private static boolean isPlain(ActivationReLU relu) {
    return isNone(relu.getMax()) && isNone(relu.getThreshold()) && isNone(relu.getNegativeSlope());
  }

  private static boolean isNone(@Nullable Double value) {
    return value == null || value == 0;
  }

  /** The bounds are scalars. */
  private String clipped(String x, double least, double greatest) {
    return graph.apply(
        "Clip",
        x,
        graph.constant("least", new float[] {(float) least}),
        graph.constant("greatest", new float[] {(float) greatest}));
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(
        what + " is not written as ONNX; export the DL4J zip instead");
  }
}

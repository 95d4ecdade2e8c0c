package iconexplorer.encoder;

import iconexplorer.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's definitions of the encoders: layers, initialisation, and what a saved file restores. */
final class Networks {
  /** Standard deviation of free embeddings: the start of van der Maaten &amp; Hinton's t-SNE. */
  private static final double FREE_DEVIATION = 0.01;

  private Networks() {}

  /** One row of parameters for each item. */
  static MultiLayerNetwork lookupTable(EncoderShape shape, long seed) {
    Layer table =
        new EmbeddingLayer.Builder()
            .nIn(shape.items())
            .nOut(shape.outputs())
            .hasBias(false)
            .activation(activationOfHead(shape))
            .dist(new NormalDistribution(0, FREE_DEVIATION))
            .build();
    return initialised(builder(seed, List.of(table)).build());
  }

  /** Dense layers with ReLU, then the head. */
  static MultiLayerNetwork dense(List<Integer> hidden, EncoderShape shape, long seed) {
    List<Layer> layers = new ArrayList<>();
    int in = shape.inputs();
    for (int width : hidden) {
      layers.add(rectified(in, width));
      in = width;
    }
    layers.add(head(in, shape));
    return initialised(builder(seed, layers).build());
  }

  /**
   * Convolutions with ReLU and pooling, with or without batch normalisation between them, dense
   * layers with ReLU, then the head.
   */
  static MultiLayerNetwork convolutional(
      EncoderSpec.Cnn spec, ImageShape image, EncoderShape shape, long seed) {
    List<Layer> layers = new ArrayList<>();
    int in = image.channels();
    for (int channels : spec.channels()) {
      if (spec.normalised()) {
        layers.add(
            convolution(in, channels).hasBias(false).activation(Activation.IDENTITY).build());
        layers.add(normalisation(channels));
        layers.add(new ActivationLayer(Activation.RELU));
      } else {
        layers.add(convolution(in, channels).activation(Activation.RELU).build());
      }
      layers.add(pooling());
      in = channels;
    }
    int poolings = spec.channels().size();
    int flat = in * (image.height() >> poolings) * (image.width() >> poolings);
    List<Integer> widths =
        DenseLayers.widths(flat, spec.dense(), spec.projection(), shape.outputs());
    int last = widths.size() - 2;
    for (int i = 0; i < last; i++) {
      layers.add(rectified(widths.get(i), widths.get(i + 1)));
    }
    layers.add(head(widths.get(last), shape));
    return initialised(
        builder(seed, layers)
            .setInputType(
                InputType.convolutionalFlat(image.height(), image.width(), image.channels()))
            .build());
  }

  /** Logits z·c + b of one class each: W's columns are the prototypes. */
  static MultiLayerNetwork prototypes(int classes, int dimension, boolean bias, long seed) {
    Layer logits =
        new DenseLayer.Builder()
            .nIn(dimension)
            .nOut(classes)
            .hasBias(bias)
            .activation(Activation.IDENTITY)
            .weightInit(WeightInit.LECUN_NORMAL)
            .build();
    return initialised(builder(seed, List.of(logits)).build());
  }

  private static Layer rectified(int in, int out) {
    return new DenseLayer.Builder()
        .nIn(in)
        .nOut(out)
        .activation(Activation.RELU)
        .weightInit(WeightInit.RELU)
        .build();
  }

  private static Layer head(int in, EncoderShape shape) {
    return new DenseLayer.Builder()
        .nIn(in)
        .nOut(shape.outputs())
        .activation(activationOfHead(shape))
        .weightInit(WeightInit.XAVIER)
        .build();
  }

  private static Activation activationOfHead(EncoderShape shape) {
    return shape.softmaxHead() ? Activation.SOFTMAX : Activation.IDENTITY;
  }

  private static Layer normalisation(int channels) {
    return new BatchNormalization.Builder()
        .nOut(channels)
        .eps(NormalisedStage.EPSILON)
        .decay(NormalisedStage.DECAY)
        .useLogStd(false)
        .build();
  }

  private static ConvolutionLayer.Builder convolution(int in, int out) {
    return new ConvolutionLayer.Builder(3, 3)
        .nIn(in)
        .nOut(out)
        .convolutionMode(ConvolutionMode.Same)
        .weightInit(WeightInit.RELU);
  }

  private static Layer pooling() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }

  private static NeuralNetConfiguration.ListBuilder builder(long seed, List<Layer> layers) {
    NeuralNetConfiguration.ListBuilder builder =
        new NeuralNetConfiguration.Builder().seed(seed).list();
    layers.forEach(builder::layer);
    return builder;
  }

  /**
   * Frees a network's parameters and gradients. DL4J's own {@code close} does so, too, and then
   * collects the whole heap's garbage, which stops every thread.
   */
  static void free(MultiLayerNetwork network) {
    network.params().close();
    if (network.getFlattenedGradients() != null) {
      network.getFlattenedGradients().close();
    }
  }

  /** DL4J draws from ND4J's one random number generator, so that is seeded first. */
  private static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
    Nd4j.getRandom().setSeed(configuration.getConf(0).getSeed());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }
}

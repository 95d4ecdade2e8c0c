package iconexplorer.encoder;

import iconexplorer.data.ImageShape;
import iconexplorer.matrix.Matrix;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that somebody else trained and saved with DL4J, evaluated by DL4J.
 *
 * <p>The file is a stranger's: nothing of it is unpacked, no object is deserialised, classes are
 * those of {@link ForeignConfiguration}, and nothing is allocated before the numbers of parameters
 * and of activations are known to be bearable.
 */
public final class ForeignNetwork implements Mapping {
  private static final int LARGEST_CONFIGURATION = 8 << 20;
  private static final int MOST_ENTRIES = 1000;

  /** What a layer may give for one item: 64 MiB. */
  private static final long LARGEST_ACTIVATION = 1 << 24;

  /** What a layer may give for the items that are mapped at a time. */
  private static final long LARGEST_BATCH = 1 << 26;

  private static final int MOST_ROWS = 256;

  /** Entries that hold serialised objects, or would change what goes in. */
  private static final List<String> REFUSED =
      List.of("normalizer.bin", "preprocessor.bin", "dataSetNormalizer.bin");

  private final MultiLayerNetwork network;
  private final InputType input;
  private final int layers;
  private final int inputs;
  private final int outputs;
  private final int rows;

  private ForeignNetwork(
      MultiLayerNetwork network, InputType input, int layers, List<InputType> activations) {
    this.network = network;
    this.input = input;
    this.layers = layers;
    inputs = Math.toIntExact(input.arrayElementsPerExample());
    outputs = Math.toIntExact(activations.get(layers - 1).arrayElementsPerExample());
    long largest =
        activations.stream().mapToLong(InputType::arrayElementsPerExample).max().orElse(1);
    rows = Math.toIntExact(Math.clamp(LARGEST_BATCH / largest, 1, MOST_ROWS));
  }

  /**
   * Reads a zip of DL4J's {@code ModelSerializer}.
   *
   * @param layers that lead to the embedding; 0 for all
   * @throws ModelFormatException with one sentence, when it is none, or has layers that are not
   *     read, or holds more than a network
   */
  public static ForeignNetwork read(Path file, int layers) throws IOException {
    ModelFile.requireZip(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireHarmless(file, zip);
      ModelFile.requireEntry(file, zip, ModelFile.COEFFICIENTS);
      return built(file, zip, configuration(file, zip), layers);
    } catch (ZipException | EOFException | UTFDataFormatException e) {
      throw ModelFile.damaged(file, e);
    }
  }

  private static void requireHarmless(Path file, ZipFile zip) throws ModelFormatException {
    if (zip.size() > MOST_ENTRIES) {
      throw new ModelFormatException(
          file,
          "it has %,d entries, a model has a handful; choose a zip of DL4J's ModelSerializer"
              .formatted(zip.size()));
    }
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
        throw new ModelFormatException(
            file, "it has an entry that points outside of it; do not trust this file");
      }
      if (REFUSED.contains(name)) {
        throw new ModelFormatException(
            file,
            "it has a %s, a normaliser, which is not read; save the model without it and normalise the data beforehand"
                .formatted(name));
      }
    }
  }

  private static MultiLayerConfiguration configuration(Path file, ZipFile zip) throws IOException {
    ZipEntry entry = ModelFile.requireEntry(file, zip, ModelFile.CONFIGURATION);
    try {
      byte[] bytes =
          ModelFile.checked(
              zip, entry, in -> ModelFile.text(file, entry, in, LARGEST_CONFIGURATION));
      return ForeignConfiguration.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(file, String.valueOf(refused.getMessage()), refused);
    } catch (RuntimeException broken) {
      throw unusable(file, broken);
    }
  }

  private static ForeignNetwork built(
      Path file, ZipFile zip, MultiLayerConfiguration configuration, int layers)
      throws IOException {
    int all = configuration.getConfs().size();
    if (layers < 0 || layers > all) {
      throw new ModelFormatException(
          file, "it has %d layers; choose from 1 to %d, not %d".formatted(all, all, layers));
    }
    try {
      InputType input = input(file, configuration);
      List<InputType> activations = configuration.getLayerActivationTypes(input);
      requireBearable(file, input, activations);
      float[] parameters = parameters(file, zip, count(configuration));
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);
      ForeignNetwork built =
          new ForeignNetwork(network, input, layers == 0 ? all : layers, activations);
      built.requireThatItMaps();
      return built;
    } catch (RuntimeException broken) {
      throw unusable(file, broken);
    }
  }

  /** DL4J looks at the sizes of neighbouring layers only when something goes through them. */
  private void requireThatItMaps() {
    if (mapped(new float[inputs], 1).length != outputs) {
      throw new IllegalArgumentException("what comes out is not as wide as it should be");
    }
  }

  private static ModelFormatException unusable(Path file, RuntimeException broken) {
    return new ModelFormatException(
        file, "DL4J cannot make a network of its configuration; save the model again", broken);
  }

  private static InputType input(Path file, MultiLayerConfiguration configuration)
      throws ModelFormatException {
    if (configuration.getInputPreProcess(0) instanceof FeedForwardToCnnPreProcessor planes) {
      return InputType.convolutionalFlat(
          planes.getInputHeight(), planes.getInputWidth(), planes.getNumChannels());
    }
    if (configuration.getConf(0).getLayer() instanceof FeedForwardLayer first
        && configuration.getInputPreProcess(0) == null
        && first.getClass().getSimpleName().matches("DenseLayer|OutputLayer|BatchNormalization")) {
      return InputType.feedForward(first.getNIn());
    }
    throw new ModelFormatException(
        file,
        "it does not say the size of its images; build it with InputType.convolutionalFlat and save"
            + " it again");
  }

  private static void requireBearable(Path file, InputType input, List<InputType> activations)
      throws ModelFormatException {
    long largest = input.arrayElementsPerExample();
    for (InputType activation : activations) {
      largest = Math.max(largest, activation.arrayElementsPerExample());
    }
    if (largest > LARGEST_ACTIVATION) {
      throw new ModelFormatException(
          file,
          "a layer gives %,d values for one item, more than %,d; choose a smaller network"
              .formatted(largest, LARGEST_ACTIVATION));
    }
  }

  private static long count(MultiLayerConfiguration configuration) {
    long count = 0;
    for (NeuralNetConfiguration layer : configuration.getConfs()) {
      count += layer.getLayer().initializer().numParams(layer);
    }
    return count;
  }

  private static float[] parameters(Path file, ZipFile zip, long expected) throws IOException {
    ZipEntry entry = ModelFile.requireEntry(file, zip, ModelFile.COEFFICIENTS);
    return ModelFile.checked(zip, entry, in -> parameters(file, ModelFile.data(in), expected));
  }

  private static float[] parameters(Path file, DataInputStream in, long expected)
      throws IOException {
    long length = ModelFile.coefficients(file, in);
    if (length != expected) {
      throw new ModelFormatException(
          file,
          "its layers have %,d parameters, but the file holds %,d; save the model again"
              .formatted(expected, length));
    }
    return ModelFile.readParameters(file, in, length);
  }

  /** How a row is an image, where it is one. */
  public Optional<ImageShape> image() {
    return input instanceof InputType.InputTypeConvolutionalFlat flat
        ? Optional.of(
            new ImageShape(
                Math.toIntExact(flat.getHeight()),
                Math.toIntExact(flat.getWidth()),
                Math.toIntExact(flat.getDepth())))
        : Optional.empty();
  }

  /**
   * Gives an encoder its parameters to start from: all, or all but the last layer's, where only
   * that is another; of an encoder with a projection head those that come before it.
   *
   * @param file for the complaint
   * @throws ModelFormatException with one sentence, where the layers are others
   */
  public void startOf(Encoder encoder, Path file) throws ModelFormatException {
    MultiLayerNetwork other = encoder.network();
    int same = sameLayers(other);
    boolean whole = encoder instanceof HeadedEncoder || encoder.spec().projection() > 0;
    int wanted = Math.max(1, whole ? encoder.representationLayers() - 1 : other.getnLayers() - 1);
    if (same < wanted || (other.getnLayers() == 1 && encoder instanceof HeadedEncoder)) {
      throw new ModelFormatException(
          file,
          "its layers %s are not those of the run's encoder, %s; choose --encoder and its sizes as they are there"
              .formatted(layers(network), layers(other)));
    }
    int copied = encoder instanceof HeadedEncoder ? Math.min(same, wanted) : same;
    int count = 0;
    for (int i = 0; i < copied; i++) {
      count += Math.toIntExact(network.getLayer(i).numParams());
    }
    float[] values = encoder.parameters().toArray();
    System.arraycopy(Matrix.viewOf(network.params()).toArray(), 0, values, 0, count);
    encoder.parameters().copyFrom(values);
    encoder.constrain();
  }

  /** How many layers from the first on have parameters of the same shapes. */
  private int sameLayers(MultiLayerNetwork other) {
    int most = Math.min(network.getnLayers(), other.getnLayers());
    int same = 0;
    while (same < most && shapes(network, same).equals(shapes(other, same))) {
      same++;
    }
    return same;
  }

  private static String shapes(MultiLayerNetwork network, int layer) {
    StringBuilder text = new StringBuilder();
    network
        .getLayer(layer)
        .paramTable()
        .forEach((name, array) -> text.append(name).append(Arrays.toString(array.shape())));
    return text.toString();
  }

  private static String layers(MultiLayerNetwork network) {
    return IntStream.range(0, network.getnLayers())
        .mapToObj(i -> shapes(network, i).replaceFirst("b\\[\\d+]$", ""))
        .filter(shapes -> !shapes.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public boolean clusters() {
    return false;
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public int layers() {
    return layers;
  }

  @Override
  public void map(Matrix x, Matrix embeddings) {
    float[] values = new float[rows * inputs];
    for (int from = 0; from < x.rows(); from += rows) {
      int count = Math.min(rows, x.rows() - from);
      for (int row = 0; row < count; row++) {
        x.copyRowTo(from + row, values, row * inputs);
      }
      float[] mapped = mapped(values, count);
      for (int row = 0; row < count; row++) {
        embeddings.copyRowFrom(mapped, row * outputs, from + row);
      }
    }
  }

  private float[] mapped(float[] values, int count) {
    float[] some = values.length == count * inputs ? values : Arrays.copyOf(values, count * inputs);
    INDArray input = Nd4j.create(some, new int[] {count, inputs}, 'c');
    INDArray output = network.feedForwardToLayer(layers - 1, input, false).getLast();
    return output.dup('c').data().asFloat();
  }

  @Override
  public void close() {
    Networks.free(network);
  }
}

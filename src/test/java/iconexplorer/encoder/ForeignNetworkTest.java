package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.ZipContents;
import iconexplorer.matrix.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Networks of strangers: read where they are networks, refused in one sentence where not. */
class ForeignNetworkTest {
  private static final int D = 64;

  @TempDir Path folder;

  static Stream<MultiLayerNetwork> networks() {
    return Stream.of(classifier(), convolutional());
  }

  private static MultiLayerNetwork classifier() {
    return network(
        InputType.feedForward(D),
        new DenseLayer.Builder()
            .nOut(9)
            .activation(Activation.TANH)
            .dropOut(new GaussianNoise(0.3))
            .l2(0.1)
            .build(),
        new BatchNormalization(),
        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nOut(3)
            .activation(Activation.SOFTMAX)
            .build());
  }

  private static MultiLayerNetwork convolutional() {
    return network(
        InputType.convolutionalFlat(8, 8, 1),
        new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.LEAKYRELU).build(),
        new BatchNormalization(),
        new ActivationLayer(Activation.ELU),
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG).kernelSize(2, 2).build(),
        new DenseLayer.Builder().nOut(5).activation(Activation.SIGMOID).build());
  }

  private static MultiLayerNetwork network(InputType input, Layer... layers) {
    var list =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.9)))
            .list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
    network.init();
    return network;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatSomebodyElseSavedMapsAsDl4jDoes(MultiLayerNetwork theirs) throws IOException {
    Path file = saved(theirs);
    for (int layers = 1; layers <= theirs.getnLayers(); layers++) {
      try (ForeignNetwork read = ForeignNetwork.read(file, layers);
          Matrix x = EncoderTest.randomMatrix(200, D, new Random(1));
          Matrix z = Matrix.zeros(200, read.outputs())) {
        read.map(x, z);
        INDArray rows = Nd4j.create(x.toArray(), new int[] {200, D}, 'c');
        INDArray output = theirs.feedForwardToLayer(layers - 1, rows, false).getLast();
        float[] expected = output.dup('c').data().asFloat();
        assertArrayEquals(expected, z.toArray(), 1e-6f, "layers " + layers);
      }
    }
  }

  @Test
  void allLayersAreTakenUnlessToldOtherwise() throws IOException {
    Path file = saved(classifier());
    try (ForeignNetwork read = ForeignNetwork.read(file, 0)) {
      assertEquals(3, read.layers());
      assertEquals(3, read.outputs());
      assertEquals(D, read.inputs());
    }
    assertRefused(file, 4, "it has 3 layers; choose from 1 to 3, not 4");
  }

  @Test
  void aSecondNetworkOfThisProgramIsReadAsOneOfOthers() throws IOException {
    try (Encoder encoder =
        Encoder.create(
            new EncoderSpec.Mlp(List.of(7)),
            new EncoderShape(3, D, Optional.empty(), 4, false),
            1)) {
      Path file = saved(encoder.network());
      assertFalse(ModelFile.isOwn(file));
      try (ForeignNetwork read = ForeignNetwork.read(file, 0);
          Matrix x = EncoderTest.randomMatrix(5, D, new Random(1));
          Matrix z = Matrix.zeros(5, 4);
          Matrix own = Matrix.zeros(5, 4)) {
        read.map(x, z);
        encoder.evaluate(Batch.ofInputs(x), own);
        assertArrayEquals(own.toArray(), z.toArray(), 1e-6f);
      }
    }
  }

  @Test
  void anEncoderOfTheSameLayersStartsFromAllOfThemOrFromAllButTheLast() throws IOException {
    EncoderSpec spec = new EncoderSpec.Mlp(List.of(7, 6));
    try (Encoder theirs = Encoder.create(spec, shape(4), 1);
        Encoder same = Encoder.create(spec, shape(4), 2);
        Encoder other = Encoder.create(spec, shape(5), 2);
        Encoder projecting = Encoder.create(spec.withProjection(9), shape(5), 2);
        Encoder unlike = Encoder.create(new EncoderSpec.Mlp(List.of(7, 5)), shape(4), 2);
        HeadedEncoder headed = new HeadedEncoder(spec, shape(4), new Heads(3, 0), 2)) {
      Path file = saved(theirs.network());
      float[] before = theirs.parameters().toArray();
      int trunk = (D + 1) * 7 + 8 * 6;
      try (ForeignNetwork read = ForeignNetwork.read(file, 0)) {
        read.startOf(same, file);
        assertArrayEquals(before, same.parameters().toArray());
        for (Encoder encoder : List.of(other, projecting, headed)) {
          float[] random = encoder.parameters().toArray();
          read.startOf(encoder, file);
          float[] now = encoder.parameters().toArray();
          assertArrayEquals(Arrays.copyOf(before, trunk), Arrays.copyOf(now, trunk));
          assertArrayEquals(
              Arrays.copyOfRange(random, trunk, random.length),
              Arrays.copyOfRange(now, trunk, now.length));
        }
        ModelFormatException refusal =
            assertThrows(ModelFormatException.class, () -> read.startOf(unlike, file));
        assertTrue(
            refusal.getMessage().contains("W[64, 7] W[7, 6] W[6, 4] are not those"),
            refusal.getMessage());
      }
    }
  }

  private static EncoderShape shape(int outputs) {
    return new EncoderShape(3, D, Optional.empty(), outputs, false);
  }

  /** A class whose loading or making leaves a trace. */
  public static final class Trap {
    static {
      System.setProperty("trap.sprung", "loaded");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org.nd4j.linalg.activations.impl.ActivationTanH",
    "org.deeplearning4j.nn.conf.layers.DenseLayer",
    "org.deeplearning4j.nn.conf.dropout.GaussianNoise",
    "org.nd4j.linalg.learning.config.Adam",
    "org.nd4j.linalg.schedule.ExponentialSchedule",
    "org.nd4j.linalg.lossfunctions.impl.LossMCXENT"
  })
  void aClassOfAStrangerIsNeverLoadedWhereverItStands(String place) throws IOException {
    String trap = getClass().getName() + "$Trap";
    Path file = changed(classifier(), "\"" + place + "\"", "\"" + trap + "\"");
    assertRefused(file, 0, "it names the class '" + trap + "'; only DL4J's own layers are read");
    assertEquals(null, System.getProperty("trap.sprung"));
  }

  @Test
  void classesOfDl4jThatAreNoLayersOfOursAreNotLoadedEither() throws IOException {
    assertRefused(
        changed(
            classifier(),
            "\"org.nd4j.linalg.activations.impl.ActivationTanH\"",
            "\"org.nd4j.linalg.factory.Nd4j\""),
        0,
        "it has the class Nd4j, which is not read");
    MultiLayerNetwork recurrent =
        network(
            InputType.recurrent(4),
            new LSTM.Builder().nOut(3).build(),
            new RnnOutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build());
    assertRefused(saved(recurrent), 0, "it has the class LSTM, which is not read");
  }

  @Test
  void twoMeaningsOfOneFieldAreRefused() throws IOException {
    assertRefused(
        changed(
            classifier(),
            "\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationTanH\"",
            "\"@class\" : \"evil.Class\", \"@class\" :"
                + " \"org.nd4j.linalg.activations.impl.ActivationTanH\""),
        0,
        "its configuration is not JSON");
    assertRefused(
        changed(classifier(), "\"hasBias\"", "\"@type\" : \"evil.Class\", \"hasBias\""),
        0,
        "a field '@type'");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"nin\" : 64', '\"nin\" : 4000000000', 'its nin is 4000000000'",
    "'\"nout\" : 9', '\"nout\" : -9', 'its nout is -9'",
    "'\"nout\" : 9', '\"nout\" : 1000000', 'parameters, but the file holds'"
  })
  void sizesThatWouldNotFitAreRefusedBeforeAnythingIsAllocated(
      String from, String to, String complaint) throws IOException {
    assertRefused(changed(classifier(), from, to), 0, complaint);
  }

  @Test
  void windowsWithoutStepAndImagesBeyondReasonAreRefused() throws IOException {
    MultiLayerNetwork theirs = convolutional();
    assertRefused(
        changed(theirs, "\"stride\" : [ 1, 1 ]", "\"stride\" : [ 0, 1 ]"), 0, "its stride is 0");
    assertRefused(
        changed(theirs, "\"inputHeight\" : 8", "\"inputHeight\" : 16000"),
        0,
        "DL4J cannot make a network|parameters, but|values for one item");
  }

  @Test
  void serialisedObjectsAreRefused() throws Exception {
    NormalizerStandardize normaliser = new NormalizerStandardize();
    normaliser.fit(new DataSet(Nd4j.rand(9, D), Nd4j.rand(9, 3)));
    Path file = saved(classifier());
    ModelSerializer.addNormalizerToModel(file.toFile(), normaliser);
    assertRefused(file, 0, "it has a normalizer.bin, a normaliser, which is not read");

    Map<String, byte[]> entries = ZipContents.read(saved(classifier()));
    ByteArrayOutputStream serialised = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(serialised)) {
      out.writeObject(new ArrayList<>());
    }
    entries.put("preprocessor.bin", serialised.toByteArray());
    assertRefused(zip(entries), 0, "it has a preprocessor.bin");
    entries.remove("preprocessor.bin");
    entries.put("coefficients.bin", serialised.toByteArray());
    assertRefused(zip(entries), 0, "");
  }

  @ParameterizedTest
  @CsvSource({"../escaped.txt", "/etc/escaped.txt", "a/../../escaped.txt", "..\\escaped.txt"})
  void entriesThatPointOutsideAreRefused(String name) throws IOException {
    Map<String, byte[]> entries = ZipContents.read(saved(classifier()));
    entries.put(name, new byte[] {1});
    assertRefused(zip(entries), 0, "points outside of it; do not trust this file");
  }

  @Test
  void whatUnpacksToMuchMoreThanItIsIsRefused() throws IOException {
    Map<String, byte[]> entries = ZipContents.read(saved(classifier()));
    byte[] configuration = entries.get("configuration.json");
    entries.put("configuration.json", new byte[20 << 20]);
    assertRefused(zip(entries), 0, "configuration.json is larger than 8 MiB");
    entries.put("configuration.json", configuration);
    byte[] coefficients = new byte[100 << 20];
    byte[] start = header(1L << 40);
    System.arraycopy(start, 0, coefficients, 0, start.length);
    entries.put("coefficients.bin", coefficients);
    assertRefused(zip(entries), 0, "parameters, but the file holds 1,099,511,627,776");
    for (int i = 0; i < 2000; i++) {
      entries.put("entry" + i, new byte[0]);
    }
    assertRefused(zip(entries), 0, "it has 2,00");
  }

  @Test
  void nestedListsWithoutEndAreRefused() throws IOException {
    Map<String, byte[]> entries = ZipContents.read(saved(classifier()));
    entries.put("configuration.json", "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    assertRefused(zip(entries), 0, "its configuration is not JSON");
    entries.put("configuration.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertRefused(zip(entries), 0, "its configuration has no layers");
    entries.put("configuration.json", "{\"vertices\":{}}".getBytes(StandardCharsets.UTF_8));
    assertRefused(zip(entries), 0, "it is a graph of layers");
    entries.put(
        "configuration.json",
        "{\"confs\":[{\"layer\":{\"dense\":{}}}]}".getBytes(StandardCharsets.UTF_8));
    assertRefused(zip(entries), 0, "a DL4J before 1.0.0");
  }

  @Test
  void damagedBytesGiveTheNetworkOrOneSentence() throws IOException {
    Map<String, byte[]> entries = ZipContents.read(saved(convolutional()));
    byte[] configuration = entries.get("configuration.json");
    byte[] coefficients = entries.get("coefficients.bin");
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      entries.put("configuration.json", mutated(configuration, random));
      entries.put("coefficients.bin", i % 4 == 0 ? mutated(coefficients, random) : coefficients);
      try (ForeignNetwork read = ForeignNetwork.read(zip(entries), 0)) {
        assertTrue(read.outputs() > 0);
      } catch (ModelFormatException sentence) {
        refused++;
        assertTrue(sentence.getMessage().endsWith("."), sentence.getMessage());
      }
    }
    assertTrue(refused > 20, refused + " refused");
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int change = 0; change < 1 + random.nextInt(4); change++) {
      int at = random.nextInt(copy.length);
      copy[at] =
          (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : copy[random.nextInt(at + 1)]);
    }
    return copy;
  }

  private Path saved(MultiLayerNetwork network) throws IOException {
    Path file = folder.resolve("theirs.zip");
    ModelSerializer.writeModel(network, file.toFile(), true);
    return file;
  }

  private Path changed(MultiLayerNetwork network, String from, String to) throws IOException {
    Map<String, byte[]> entries = ZipContents.read(saved(network));
    String text = new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
    assertTrue(text.contains(from), text);
    entries.put("configuration.json", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    return zip(entries);
  }

  /** Of the float array that a coefficients file holds, of another length. */
  private static byte[] header(long length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(1);
    out.writeUTF("LONG");
    out.writeLong(0);
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(length);
    out.writeUTF("FLOAT");
    return bytes.toByteArray();
  }

  private static void assertRefused(Path file, int layers, String complaint) {
    ModelFormatException thrown =
        assertThrows(ModelFormatException.class, () -> ForeignNetwork.read(file, layers));
    String message = thrown.getMessage();
    assertTrue(Arrays.stream(complaint.split("\\|")).anyMatch(message::contains), message);
    assertTrue(message.contains(String.valueOf(file.getFileName())), message);
    assertTrue(message.endsWith("."), message);
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    return ZipContents.write(folder.resolve("made.zip"), entries);
  }
}

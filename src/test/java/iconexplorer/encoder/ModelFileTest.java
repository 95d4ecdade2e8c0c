package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.ImageShape;
import iconexplorer.data.ZipContents;
import iconexplorer.matrix.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {
  private static final String MANIFEST = "{\"method\":\"SimCLR – τ\"}";

  @TempDir Path folder;

  static Stream<EncoderSpec> specs() {
    return Stream.of(
        new EncoderSpec.LookupTable(),
        new EncoderSpec.Linear(),
        new EncoderSpec.Orthonormal(),
        new EncoderSpec.Mlp(List.of(9, 4)),
        new EncoderSpec.Mlp(List.of(9, 4), 7),
        new EncoderSpec.Cnn(List.of(4, 5), 6),
        new EncoderSpec.Cnn(List.of(4, 5), List.of(6, 3), 7, false),
        new EncoderSpec.Cnn(List.of(4, 5), List.of(6), 0, true));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void dl4jReadsTheFileAndGivesEqualOutputs(EncoderSpec spec) throws IOException {
    try (Encoder encoder = encoder(spec)) {
      Path file = saved(encoder);
      MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
      INDArray input =
          spec instanceof EncoderSpec.LookupTable
              ? Nd4j.createFromArray(3f, 0f, 6f).reshape(3, 1)
              : Nd4j.rand(3, 64);
      assertEquals(encoder.network().output(input), restored.output(input));
    }
  }

  @Test
  void dl4jReadsTheReportedOfSeveralSubHeads() throws IOException {
    EncoderSpec spec = new EncoderSpec.Cnn(List.of(4, 5), List.of(6), 0, true);
    EncoderShape shape = new EncoderShape(7, 64, Optional.of(new ImageShape(8, 8, 1)), 5, true);
    try (HeadedEncoder encoder = new HeadedEncoder(spec, shape, new Heads(3, 7), 3)) {
      encoder.report(1);
      Matrix x = EncoderTest.randomMatrix(4, 64, new Random(1));
      float[] logits = new float[4 * 5];
      try (Matrix z = Matrix.zeros(4, 5)) {
        encoder.evaluate(Batch.ofInputs(x), z);
        System.arraycopy(z.toArray(), 0, logits, 0, logits.length);
      }
      INDArray input = Nd4j.create(x.toArray(), new int[] {4, 64}, 'c');
      float[] restored =
          ModelSerializer.restoreMultiLayerNetwork(saved(encoder).toFile())
              .output(input)
              .dup('c')
              .data()
              .asFloat();
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (int c = 0; c < 5; c++) {
          sum += Math.exp(logits[5 * row + c]);
        }
        for (int c = 0; c < 5; c++) {
          assertEquals(Math.exp(logits[5 * row + c]) / sum, restored[5 * row + c], 1e-5);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everythingComesBack(EncoderSpec spec) throws IOException {
    try (Encoder encoder = encoder(spec)) {
      SavedModel model = ModelFile.read(saved(encoder));
      assertEquals(MANIFEST, model.manifest());
      assertArrayEquals(encoder.parameters().toArray(), model.parameters());
      assertTrue(model.parts().isEmpty());
      assertTrue(model.optimiserState().isEmpty());
    }
  }

  @Test
  void prototypesAndOptimiserComeBack() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear());
        Prototypes prototypes = Prototypes.create(4, 5, true, 1)) {
      Path file = folder.resolve("model.zip");
      List<float[]> state = List.of(new float[] {1, -2, Float.MIN_VALUE}, new float[] {4});
      write(
          file,
          new Model(
              encoder.network(),
              MANIFEST,
              Map.of(ModelPart.PROTOTYPES, prototypes.network()),
              state));
      SavedModel model = ModelFile.read(file);
      assertArrayEquals(prototypes.parameters().toArray(), model.parts().get(ModelPart.PROTOTYPES));
      assertEquals(2, model.optimiserState().size());
      assertArrayEquals(state.getFirst(), model.optimiserState().getFirst());
      assertArrayEquals(state.getLast(), model.optimiserState().getLast());
      MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
      assertEquals(encoder.network().params(), restored.params());
    }
  }

  @Test
  void aLoadedModelMapsAsTheSavedOneDid() throws IOException {
    EncoderSpec spec = new EncoderSpec.Mlp(List.of(9, 4));
    try (Encoder encoder = encoder(spec);
        Encoder loaded = Encoder.create(spec, shape(), 99)) {
      loaded.parameters().copyFrom(ModelFile.read(saved(encoder)).parameters());
      Batch batch = Batch.ofInputs(EncoderTest.randomMatrix(3, 64, new Random(1)));
      Matrix expected = encoder.forward(batch);
      assertArrayEquals(expected.toArray(), loaded.forward(batch).toArray());
    }
  }

  @Test
  void theSameModelGivesTheSameBytesAndReplacesTheFile() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      Path file = saved(encoder);
      byte[] first = Files.readAllBytes(file);
      saved(encoder);
      assertArrayEquals(first, Files.readAllBytes(file));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(1, files.count());
      }
    }
  }

  @Test
  void aFileThatIsNoZipIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary");
    assertRefused(file, "no model file (not a zip)");
    assertRefused(Files.createFile(folder.resolve("empty.zip")), "not a zip");
    assertRefused(folder.resolve("missing.zip"), "there is no such file");
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      byte[] whole = Files.readAllBytes(saved(encoder));
      for (int length = 2; length < whole.length; length += whole.length / 13) {
        Path file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
        assertRefused(file, "damaged or cut off");
      }
    }
  }

  @Test
  void aFlippedByteAnywhereInTheCoefficientsIsRefused() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      float[] expected = encoder.parameters().toArray();
      byte[] whole = Files.readAllBytes(saved(encoder));
      String text = new String(whole, StandardCharsets.ISO_8859_1);
      int start = text.indexOf("coefficients.bin") + "coefficients.bin".length();
      int end = text.indexOf("manifest.json");
      int refused = 0;
      for (int at = start; at < end; at += 7) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 4;
        Path file = Files.write(folder.resolve("flipped.zip"), damaged);
        try {
          assertArrayEquals(expected, ModelFile.read(file).parameters(), "byte " + at);
        } catch (ModelFormatException e) {
          refused++;
        }
      }
      assertTrue(refused > 0.9 * (end - start) / 7, refused + " were refused");
    }
  }

  @Test
  void parametersThatAreNotFiniteAreRefused() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      float[] parameters = encoder.parameters().toArray();
      parameters[5] = Float.NaN;
      encoder.parameters().copyFrom(parameters);
      assertRefused(saved(encoder), "not finite");
    }
  }

  @Test
  void damagedBytesGiveTheWholeModelOrOneSentence() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear());
        Prototypes prototypes = Prototypes.create(4, 5, true, 1)) {
      Path file = folder.resolve("model.zip");
      write(
          file,
          new Model(
              encoder.network(),
              MANIFEST,
              Map.of(ModelPart.PROTOTYPES, prototypes.network()),
              List.of(new float[9])));
      byte[] whole = Files.readAllBytes(file);
      Random random = new Random(1);
      for (int i = 0; i < 2000; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, damaged);
        try {
          ModelFile.read(file);
        } catch (ModelFormatException e) {
          assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
      }
    }
  }

  @Test
  void aZipWithoutTheEntriesIsRefused() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      Map<String, byte[]> entries = ZipContents.read(saved(encoder));
      for (String name : List.of("configuration.json", "coefficients.bin", "manifest.json")) {
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        fewer.remove(name);
        assertRefused(zip(fewer), "it has no " + name);
      }
    }
  }

  @Test
  void entriesThatPromiseMoreThanThereIsAreRefused() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      Map<String, byte[]> entries = ZipContents.read(saved(encoder));
      byte[] coefficients = entries.get("coefficients.bin");

      entries.put("coefficients.bin", coefficients(100_000_000, "FLOAT"));
      assertRefused(zip(entries), "damaged or cut off");
      entries.put("coefficients.bin", coefficients(Long.MAX_VALUE, "FLOAT"));
      assertRefused(zip(entries), "names 9223372036854775807 values");
      entries.put("coefficients.bin", coefficients(-1, "FLOAT"));
      assertRefused(zip(entries), "names -1 values");
      entries.put("coefficients.bin", coefficients(1, "DOUBLE"));
      assertRefused(zip(entries), "does not hold 32-bit floats");
      entries.put("coefficients.bin", coefficients);

      entries.put("optimiser.bin", new byte[] {127, 0, 0, 0});
      assertRefused(zip(entries), "optimiser.bin names 2130706432 arrays");
      entries.put("optimiser.bin", new byte[] {0, 0, 0, 1, 0, 0, 1, 0});
      assertRefused(zip(entries), "damaged or cut off");
      entries.remove("optimiser.bin");

      entries.put("prototypes.zip", "nothing".getBytes(StandardCharsets.UTF_8));
      assertRefused(zip(entries), "prototypes.zip has no coefficients.bin");
      entries.remove("prototypes.zip");

      entries.put("manifest.json", new byte[17 << 20]);
      assertRefused(zip(entries), "manifest.json is larger than 16 MiB");
    }
  }

  @Test
  void entriesWithPathsAreNeverUnpacked() throws IOException {
    try (Encoder encoder = encoder(new EncoderSpec.Linear())) {
      Map<String, byte[]> entries = ZipContents.read(saved(encoder));
      entries.put("../escaped.txt", new byte[] {1});
      ModelFile.read(zip(entries));
      assertFalse(Files.exists(folder.resolveSibling("escaped.txt")));
    }
  }

  private static EncoderShape shape() {
    return new EncoderShape(7, 64, Optional.of(new ImageShape(8, 8, 1)), 5, false);
  }

  private static Encoder encoder(EncoderSpec spec) {
    return Encoder.create(spec, shape(), 3);
  }

  private Path saved(Encoder encoder) throws IOException {
    Path file = folder.resolve("model.zip");
    write(file, new Model(encoder.network(), MANIFEST, Map.of(), List.of()));
    return file;
  }

  private static void write(Path file, Model model) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ModelFile.write(out, model);
    }
  }

  private static void assertRefused(Path file, String complaint) {
    ModelFormatException thrown =
        assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
    String message = thrown.getMessage();
    assertTrue(message.contains(complaint), message);
    assertTrue(message.contains(file.getFileName().toString()), message);
    assertTrue(message.endsWith("."), message);
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    return ZipContents.write(folder.resolve("made.zip"), entries);
  }

  private static byte[] coefficients(long length, String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(1);
    out.writeUTF("LONG");
    out.writeLong(0);
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(length);
    out.writeUTF(type);
    out.writeFloat(1);
    return bytes.toByteArray();
  }
}

package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of every kind: they are read, or refused in one sentence; nothing else leaves. */
class MutatedFileTest {
  private static final int FILES = 400;
  private static final String SPICE = "\0\n\r\",;\t -.eNa0819\uFEFFé";

  /** What is opened where the damaged file is read along. */
  private static final Map<String, String> OPENED =
      Map.of(
          "a-labels-idx1-ubyte", "a-images-idx3-ubyte",
          "x-labels.npy", "x.npy",
          "graph.labels.csv", "graph.edges.csv",
          "sounds/1_x_0.wav", "sounds",
          "wide/1_x_0.wav", "wide",
          "loose/1_x_0.wav", "loose",
          "said.csv", "said.csv?header=yes&delimiter=semicolon&label=none&as=images");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table.csv",
        "table.csv.gz",
        "a-images-idx3-ubyte",
        "a-labels-idx1-ubyte",
        "x.npy",
        "x-labels.npy",
        "x.npz",
        "data_batch_1.bin",
        "rows.libsvm",
        "graph.edges.csv",
        "graph.labels.csv",
        "sounds.tar",
        "sounds.tar.gz",
        "sounds/1_x_0.wav",
        "wide/1_x_0.wav",
        "loose/1_x_0.wav",
        "said.csv",
        "gaps.npy"
      })
  void areReadOrRefusedInOneSentence(String name) throws IOException {
    Map<String, byte[]> files = files();
    for (Map.Entry<String, byte[]> one : files.entrySet()) {
      Files.createDirectories(folder.resolve(one.getKey()).resolveSibling("."));
      Files.write(folder.resolve(one.getKey()), one.getValue());
    }
    byte[] intact = Objects.requireNonNull(files.get(name));
    Path file = folder.resolve(name);
    String opened = folder + "/" + OPENED.getOrDefault(name, name);
    Random random = new Random(7);
    int refused = 0;
    for (int f = 0; f < FILES; f++) {
      Files.write(file, mutated(intact, random));
      refused += refused(opened) ? 1 : 0;
    }
    assertTrue(refused > FILES / 10, "only " + refused + " were refused");
    Files.write(file, intact);
    assertFalse(refused(opened));
  }

  @Test
  void damagedPicturesAreReadOrLeftOutAndTheOthersAreKept() throws IOException {
    byte[] intact = picture();
    for (int k = 0; k < 19; k++) {
      Path file = folder.resolve((k % 2 == 0 ? "even" : "odd") + "/" + k + ".png");
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, intact);
    }
    Random random = new Random(7);
    for (int f = 0; f < FILES; f++) {
      Files.write(folder.resolve("odd/19.png"), mutated(intact, random));
      assertTrue(DatasetCatalogue.read(folder).size() >= 19);
    }
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("table.csv", table());
    files.put("table.csv.gz", gzip(table()));
    files.put("a-images-idx3-ubyte", idx(3, 40, 5, 5));
    files.put("a-labels-idx1-ubyte", idx(1, 40));
    byte[] rows = NumpyReaderTest.npy("<f4", false, "4, 3", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    byte[] labels = NumpyReaderTest.npy("<i8", false, "4,", 0, 1, 1, 0);
    files.put("x.npy", rows);
    files.put("x-labels.npy", labels);
    files.put("x.npz", ZipContents.bytes(Map.of("x.npy", rows, "y.npy", labels)));
    byte[] batch = new byte[3 * 3073];
    batch[3073] = 7;
    files.put("data_batch_1.bin", batch);
    files.put(
        "rows.libsvm",
        "1 1:0.5 3:2 # first\n-1 2:1e-3\n1 1:7 2:8 3:9\n".getBytes(StandardCharsets.UTF_8));
    files.put("graph.edges.csv", "from,to\n1,2\n2,3,0.5\n".getBytes(StandardCharsets.UTF_8));
    files.put("graph.labels.csv", "1,a\n2,b\n3,a\n".getBytes(StandardCharsets.UTF_8));
    byte[] tone = SoundFiles.tone(500, 8000, 300);
    files.put("sounds.tar", SoundFiles.tar(Map.of("0_x_0.wav", tone, "1_x_0.wav", tone)));
    files.put("sounds.tar.gz", gzip(Objects.requireNonNull(files.get("sounds.tar"))));
    files.put("sounds/0_x_0.wav", tone);
    files.put("sounds/1_x_0.wav", tone);
    Random random = new Random(3);
    for (String sample : List.of("0", "1")) {
      int[] bytes = random.ints(1200, 0, 256).toArray();
      files.put("wide/" + sample + "_x_0.wav", SoundFiles.wav(1, 24, 2, 8000, bytes));
      for (int b = 3; b < bytes.length; b += 4) {
        bytes[b] = 0x3e;
      }
      files.put("loose/" + sample + "_x_0.wav", SoundFiles.wav(3, 32, 1, 8000, bytes));
    }
    files.put("said.csv", "1;2;3;4\n5;6;7;8\n0;0;9;9\n4;4;4;1\n".getBytes(StandardCharsets.UTF_8));
    double nan = Double.NaN;
    files.put("gaps.npy", NumpyReaderTest.npy("<f4", false, "3, 2", 1, nan, 3, 4, nan, 6));
    return files;
  }

  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, 0xff8800);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static boolean refused(String address) {
    try {
      DataFile.read(DataAddress.parse(address), CsvOptions.detect(), Checkpoint.NONE);
      return false;
    } catch (DataFormatException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.matches("(?s)[^\\n\\r]+: .+\\."), message);
      assertTrue(message.length() < 1000, message);
      return true;
    }
  }

  private static byte[] mutated(byte[] intact, Random random) {
    byte[] bytes = intact.clone();
    for (int m = random.nextInt(4); m >= 0; m--) {
      int at = random.nextInt(Math.max(1, bytes.length));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(30));
            case 2 -> changed(bytes, at, random.nextInt(256));
            case 3 -> changed(bytes, random.nextInt(24), random.nextInt(256));
            case 4 -> inserted(bytes, at, spice(random));
            default -> inserted(bytes, at, Arrays.copyOfRange(bytes, at, at + 40));
          };
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    if (at < bytes.length) {
      bytes[at] = (byte) value;
    }
    return bytes;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] more) {
    int place = Math.min(at, bytes.length);
    byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, result, place, more.length);
    System.arraycopy(bytes, place, result, place + more.length, bytes.length - place);
    return result;
  }

  private static byte[] spice(Random random) {
    int at = random.nextInt(SPICE.length());
    return SPICE
        .substring(at, at + 1)
        .repeat(1 + random.nextInt(3))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] table() {
    Random random = new Random(1);
    StringBuilder table = new StringBuilder("length,\"the width\",n,species\n");
    for (int i = 0; i < 60; i++) {
      table.append(
          "%.2f,%d,%s,%s%n"
              .formatted(
                  random.nextGaussian(),
                  random.nextInt(99),
                  random.nextFloat(),
                  "abc".charAt(i % 3)));
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] idx(int... numbers) {
    int[] sizes = Arrays.copyOfRange(numbers, 1, numbers.length);
    int elements = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    byte[] bytes = new byte[4 + 4 * sizes.length + elements];
    bytes[2] = 8;
    bytes[3] = (byte) numbers[0];
    for (int k = 0; k < sizes.length; k++) {
      bytes[7 + 4 * k] = (byte) sizes[k];
    }
    for (int e = 0; e < elements; e++) {
      bytes[bytes.length - 1 - e] = (byte) (e % 7);
    }
    return bytes;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}

package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of every kind: they are read, or refused in one sentence; nothing else leaves. */
class MutatedFileTest {
  private static final int FILES = 400;
  private static final String SPICE = "\0\n\r\",;\t -.eNa0819\uFEFFé";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"table.csv", "table.csv.gz", "a-images-idx3-ubyte", "a-labels-idx1-ubyte"})
  void areReadOrRefusedInOneSentence(String name) throws IOException {
    byte[] images = idx(3, 40, 5, 5);
    byte[] labels = idx(1, 40);
    byte[] intact =
        switch (name) {
          case "table.csv" -> table();
          case "table.csv.gz" -> gzip(table());
          case "a-images-idx3-ubyte" -> images;
          default -> labels;
        };
    Files.write(folder.resolve("a-images-idx3-ubyte"), images);
    Files.write(folder.resolve("a-labels-idx1-ubyte"), labels);
    Path file = folder.resolve(name);
    Path opened = name.startsWith("a-labels") ? folder.resolve("a-images-idx3-ubyte") : file;
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

  private static boolean refused(Path file) {
    try {
      DatasetCatalogue.read(file);
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

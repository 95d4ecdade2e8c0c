package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFileTest {

  @TempDir Path folder;

  @Test
  void floatsReadBackWithTheirShape() throws IOException {
    float[] values = new float[3 * 10_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    Path file = folder.resolve("a.npy");
    NumpyFile.write(file, values, 10_001, 3);

    ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (10001, 3,), }", header(buffer));
    float[] read = new float[values.length];
    buffer.asFloatBuffer().get(read);
    assertArrayEquals(values, read);
    assertEquals(4 * values.length, buffer.remaining());
  }

  @Test
  void integersOfOneDimensionReadBack() throws IOException {
    int[] values = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
    Path file = folder.resolve("a.npy");
    NumpyFile.write(file, values, 4);

    ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("{'descr': '<i4', 'fortran_order': False, 'shape': (4,), }", header(buffer));
    int[] read = new int[4];
    buffer.asIntBuffer().get(read);
    assertArrayEquals(values, read);
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> NumpyFile.write(folder.resolve("a.npy"), new float[5], 2, 3));
    assertEquals("shape [2, 3] holds 6 values, got 5", refused.getMessage());
  }

  @Test
  void numpyReadsTheSame() throws IOException, InterruptedException {
    assumeTrue(numpyIsThere(), "python3 with NumPy is not installed");
    Path file = folder.resolve("a.npy");
    NumpyFile.write(file, new float[] {0.5f, 1, 2, 3, 4, -5}, 2, 3);
    assertEquals(
        "float32 (2, 3) [[0.5, 1.0, 2.0], [3.0, 4.0, -5.0]]",
        python(
            "import numpy as n, sys; a = n.load(sys.argv[1]);"
                + " print(a.dtype, a.shape, a.tolist())",
            file.toString()));
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    NumpyFile.write(folder.resolve("a.npy"), new float[4], 2, 2);
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  /** Checks magic, version and alignment; leaves the buffer at the data. */
  private static String header(ByteBuffer buffer) {
    byte[] magic = new byte[8];
    buffer.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] text = new byte[buffer.getShort()];
    buffer.get(text);
    assertEquals(0, buffer.position() % 64);
    assertEquals('\n', text[text.length - 1]);
    assertTrue(IntStream.range(0, text.length).allMatch(i -> text[i] > 0));
    return new String(text, StandardCharsets.US_ASCII).strip();
  }

  private static boolean numpyIsThere() throws InterruptedException {
    try {
      return python("import numpy; print('yes')").equals("yes");
    } catch (IOException noPython) {
      return false;
    }
  }

  private static String python(String program, String... arguments)
      throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(java.util.List.of("python3", "-c", program));
    command.addAll(java.util.List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}

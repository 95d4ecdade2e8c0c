package iconexplorer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Arrays as NumPy reads them: .npy, format version 1.0, row-major, little-endian.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's
 *     description of the format</a>
 */
public final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BUFFERED_VALUES = 8192;

  private NumpyFile() {}

  /**
   * Writes float32.
   *
   * @param values row-major, as many as the product of the shape
   */
  public static void write(Path file, float[] values, int... shape) throws IOException {
    requireShape(values.length, shape);
    WholeFile.write(file, out -> write(out, values, shape));
  }

  /**
   * Writes int32.
   *
   * @param values row-major, as many as the product of the shape
   */
  public static void write(Path file, int[] values, int... shape) throws IOException {
    requireShape(values.length, shape);
    WholeFile.write(file, out -> write(out, values, shape));
  }

  /** Writes float32 as part of something larger. */
  static void write(OutputStream out, float[] values, int... shape) throws IOException {
    requireShape(values.length, shape);
    out.write(header("<f4", shape));
    ByteBuffer buffer = buffer();
    for (int start = 0; start < values.length; start += BUFFERED_VALUES) {
      int count = Math.min(BUFFERED_VALUES, values.length - start);
      buffer.asFloatBuffer().put(values, start, count);
      flush(buffer, count, out);
    }
  }

  /** Writes int32 as part of something larger. */
  static void write(OutputStream out, int[] values, int... shape) throws IOException {
    requireShape(values.length, shape);
    out.write(header("<i4", shape));
    ByteBuffer buffer = buffer();
    for (int start = 0; start < values.length; start += BUFFERED_VALUES) {
      int count = Math.min(BUFFERED_VALUES, values.length - start);
      buffer.asIntBuffer().put(values, start, count);
      flush(buffer, count, out);
    }
  }

  /**
   * Writes texts as part of something larger: UTF-32, padded by zeros to the longest.
   *
   * @param n how many
   * @param text the one at an index
   */
  static void writeTexts(OutputStream out, int n, IntFunction<String> text) throws IOException {
    int longest = 1;
    for (int i = 0; i < n; i++) {
      String one = text.apply(i);
      longest = Math.max(longest, one.codePointCount(0, one.length()));
    }
    out.write(header("<U" + longest, new int[] {n}));
    ByteBuffer buffer = ByteBuffer.allocate(4 * longest).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < n; i++) {
      int[] points = text.apply(i).codePoints().toArray();
      buffer.asIntBuffer().put(Arrays.copyOf(points, longest));
      flush(buffer, longest, out);
    }
  }

  private static void requireShape(int values, int[] shape) {
    long product = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (product != values) {
      throw new IllegalArgumentException(
          "shape %s holds %d values, got %d".formatted(Arrays.toString(shape), product, values));
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFERED_VALUES * 4).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void flush(ByteBuffer buffer, int values, OutputStream out) throws IOException {
    out.write(buffer.array(), 0, values * 4);
  }

  /** Magic, version, length and a Python dictionary, padded so that the data starts aligned. */
  private static byte[] header(String type, int[] shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, dimensions);
    int unpadded = MAGIC.length + 2 + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + 2 + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length)
        .put(text)
        .array();
  }
}

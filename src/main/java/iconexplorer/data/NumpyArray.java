package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of NumPy's npy format: numbers of 8 to 64 bits, or short texts, in C or Fortran order.
 * Pickled objects are never opened.
 *
 * @param shape sizes, outermost first; none for a single number
 * @param type as NumPy writes it, such as {@code <f4}
 * @param values [elements], the last dimension fastest, where the elements are numbers
 * @param words [n], where the array has one dimension: each element as text
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy
 *     reference, numpy.lib.format</a>
 */
record NumpyArray(int[] shape, String type, float[] values, List<String> words) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int LONGEST_TEXT = 1 << 10;
  private static final int MOST_DIMENSIONS = 4;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");
  private static final Pattern SIMPLE_TYPE = Pattern.compile("([<>|=])([biufUSO])(\\d{0,6})");

  /** What stands before the elements. */
  private record Header(
      String type, char order, char kind, int bytes, boolean fortran, int[] shape) {
    long elements() {
      return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    boolean text() {
      return kind == 'U' || kind == 'S';
    }
  }

  /** Whether a file that starts so is in this format. */
  static boolean looksLikeNumpy(byte[] start) {
    return start.length >= MAGIC.length
        && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Whether the elements are whole bytes from 0 to 255, as pixels are. */
  boolean bytes() {
    return type.endsWith("u1");
  }

  /**
   * Reads one array.
   *
   * @param greatest how many bytes may follow, at most: more is not believed of the header
   * @param file what has room for so much
   * @param refuse makes a complaint of a clause that follows the array's name
   */
  static NumpyArray read(
      InputStream in, long greatest, SourceFile file, Function<String, DataFormatException> refuse)
      throws IOException {
    Header header = header(in, refuse);
    long elements;
    try {
      elements = header.elements();
    } catch (ArithmeticException e) {
      throw refuse.apply("has a shape beyond all memory; save it again");
    }
    if (Math.multiplyHigh(elements, header.bytes()) != 0 || elements * header.bytes() > greatest) {
      throw refuse.apply(
          "promises %s elements of %d bytes, but at most %d bytes follow; fetch it again"
              .formatted(shape(header.shape()), header.bytes(), greatest));
    }
    file.requireRoomFor(elements, 1);
    return header.text() ? texts(in, header, refuse) : numbers(in, header, refuse);
  }

  private static Header header(InputStream in, Function<String, DataFormatException> refuse)
      throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !looksLikeNumpy(start)) {
      throw refuse.apply("does not start with \\x93NUMPY; save it with numpy.save");
    }
    byte[] size = in.readNBytes(start[6] == 1 ? 2 : 4);
    long length = 0;
    for (int b = size.length - 1; b >= 0; b--) {
      length = length << 8 | size[b] & 0xff;
    }
    if (start[6] < 1 || start[6] > 3 || length > LONGEST_HEADER) {
      throw refuse.apply(
          "has version %d and a header of %d bytes, but 1 to 3 and at most %d are read; save it again"
              .formatted(start[6], length, LONGEST_HEADER));
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw refuse.apply("ends within its header; fetch it again");
    }
    return parse(new String(text, StandardCharsets.ISO_8859_1), refuse);
  }

  private static Header parse(String text, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      throw refuse.apply(
          "has a header that is not understood (%s); save plain numbers with numpy.save"
              .formatted(SourceFile.abbreviated(text.strip())));
    }
    Matcher simple = SIMPLE_TYPE.matcher(type.group(1));
    if (!simple.matches()) {
      throw refuse.apply(
          "holds elements of type '%s', but plain numbers are read; save it with astype('float32')"
              .formatted(SourceFile.abbreviated(type.group(1))));
    }
    char kind = simple.group(2).charAt(0);
    if (kind == 'O') {
      throw refuse.apply(
          "holds pickled Python objects, which can run programs and are not opened; save it with"
              + " astype('float32')");
    }
    int width = simple.group(3).isEmpty() ? 0 : Integer.parseInt(simple.group(3));
    int bytes = kind == 'U' ? 4 * width : width;
    requireWidth(kind, bytes, type.group(1), refuse);
    return new Header(
        type.group(1),
        simple.group(1).charAt(0),
        kind,
        bytes,
        order.group(1).equals("True"),
        sizes(shape.group(1), refuse));
  }

  private static void requireWidth(
      char kind, int bytes, String type, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    boolean known =
        switch (kind) {
          case 'b' -> bytes == 1;
          case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
          case 'f' -> bytes == 2 || bytes == 4 || bytes == 8;
          default -> bytes >= 1 && bytes <= LONGEST_TEXT;
        };
    if (!known) {
      throw refuse.apply(
          "holds elements of type '%s', which is not read; save it with astype('float32')"
              .formatted(type));
    }
  }

  private static int[] sizes(String text, Function<String, DataFormatException> refuse)
      throws DataFormatException {
    List<Integer> sizes = new ArrayList<>();
    for (String size : text.split(",")) {
      if (size.isBlank()) {
        continue;
      }
      if (!size.strip().matches("\\d{1,9}") || Integer.parseInt(size.strip()) < 1) {
        throw refuse.apply(
            "has a side of %s, but sides are 1 to 999999999; save it again"
                .formatted(SourceFile.abbreviated(size.strip())));
      }
      sizes.add(Integer.parseInt(size.strip()));
    }
    if (sizes.size() > MOST_DIMENSIONS) {
      throw refuse.apply(
          "has %d dimensions, but at most %d are read; save it with reshape(n, -1)"
              .formatted(sizes.size(), MOST_DIMENSIONS));
    }
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private static NumpyArray numbers(
      InputStream in, Header header, Function<String, DataFormatException> refuse)
      throws IOException {
    int elements = Math.toIntExact(header.elements());
    boolean line = header.shape().length == 1;
    float[] values = new float[elements];
    List<String> words = new ArrayList<>(line ? elements : 0);
    int perBlock = (1 << 16) / header.bytes();
    byte[] buffer = new byte[perBlock * header.bytes()];
    ByteBuffer bytes = buffer(buffer, header);
    for (int first = 0; first < elements; first += perBlock) {
      int count = Math.min(perBlock, elements - first);
      fill(in, buffer, count * header.bytes(), first, header, refuse);
      for (int e = 0; e < count; e++) {
        values[first + e] = number(bytes, e * header.bytes(), header);
        if (line) {
          words.add(word(bytes, e * header.bytes(), header));
        }
      }
    }
    float[] inOrder =
        header.fortran() && header.shape().length > 1 ? transposed(values, header.shape()) : values;
    return new NumpyArray(header.shape(), header.type(), inOrder, words);
  }

  private static ByteBuffer buffer(byte[] buffer, Header header) {
    return ByteBuffer.wrap(buffer)
        .order(header.order() == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(
      InputStream in,
      byte[] buffer,
      int wanted,
      int first,
      Header header,
      Function<String, DataFormatException> refuse)
      throws IOException {
    int got = in.readNBytes(buffer, 0, wanted);
    if (got < wanted) {
      throw refuse.apply(
          "promises %s elements, but ends after %d of them; fetch it again"
              .formatted(shape(header.shape()), first + got / header.bytes()));
    }
  }

  private static float number(ByteBuffer in, int at, Header header) {
    return switch (header.kind()) {
      case 'b' -> in.get(at) == 0 ? 0 : 1;
      case 'f' ->
          switch (header.bytes()) {
            case 2 -> Float.float16ToFloat(in.getShort(at));
            case 4 -> in.getFloat(at);
            default -> (float) in.getDouble(at);
          };
      default -> whole(in, at, header);
    };
  }

  private static long whole(ByteBuffer in, int at, Header header) {
    boolean signed = header.kind() == 'i';
    return switch (header.bytes()) {
      case 1 -> signed ? in.get(at) : Byte.toUnsignedInt(in.get(at));
      case 2 -> signed ? in.getShort(at) : Short.toUnsignedInt(in.getShort(at));
      case 4 -> signed ? in.getInt(at) : Integer.toUnsignedLong(in.getInt(at));
      default -> in.getLong(at);
    };
  }

  private static String word(ByteBuffer in, int at, Header header) {
    if (header.kind() != 'f') {
      return Long.toString(whole(in, at, header));
    }
    float value = number(in, at, header);
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
  }

  private static NumpyArray texts(
      InputStream in, Header header, Function<String, DataFormatException> refuse)
      throws IOException {
    if (header.shape().length != 1) {
      throw refuse.apply("holds texts in more than one dimension; features must be numbers");
    }
    int n = header.shape()[0];
    List<String> words = new ArrayList<>();
    byte[] buffer = new byte[header.bytes()];
    for (int i = 0; i < n; i++) {
      fill(in, buffer, buffer.length, i, header, refuse);
      words.add(header.kind() == 'U' ? unicode(buffer(buffer, header)) : latin(buffer));
    }
    return new NumpyArray(header.shape(), header.type(), new float[0], words);
  }

  private static String unicode(ByteBuffer points) {
    StringBuilder text = new StringBuilder();
    while (points.hasRemaining()) {
      int point = points.getInt();
      if (point != 0) {
        text.appendCodePoint(Character.isValidCodePoint(point) ? point : '?');
      }
    }
    return text.toString();
  }

  private static String latin(byte[] letters) {
    return new String(letters, StandardCharsets.UTF_8).replace("\0", "");
  }

  /** From first dimension fastest to last dimension fastest. */
  private static float[] transposed(float[] values, int[] shape) {
    float[] result = new float[values.length];
    int[] index = new int[shape.length];
    for (float value : values) {
      int at = 0;
      for (int k = 0; k < shape.length; k++) {
        at = at * shape[k] + index[k];
      }
      result[at] = value;
      for (int k = 0; k < shape.length && ++index[k] == shape[k]; k++) {
        index[k] = 0;
      }
    }
    return result;
  }

  private static String shape(int[] sizes) {
    return String.join(" × ", Arrays.stream(sizes).mapToObj(Integer::toString).toList());
  }
}

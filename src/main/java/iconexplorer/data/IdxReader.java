package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The IDX format of MNIST: two zero bytes, the type of the elements, the number of dimensions, each
 * dimension as a big-endian 32-bit integer, then the elements, the last dimension fastest.
 *
 * <p>Read are unsigned bytes (type 0x08): images [n, height, width] or rows [n, d] as features,
 * divided by 255, and labels [n].
 *
 * @see <a href="https://web.archive.org/web/2024/http://yann.lecun.com/exdb/mnist/">LeCun, Cortes,
 *     Burges: The MNIST database, "The IDX file format"</a>
 */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final float WHITE = 255;

  /**
   * What stands before the elements.
   *
   * @param dimensions sizes, outermost first
   */
  private record Header(int[] dimensions) {
    int items() {
      return dimensions[0];
    }

    long valuesPerItem() {
      return Arrays.stream(dimensions).skip(1).asLongStream().reduce(1, Math::multiplyExact);
    }

    long bytes() {
      return 4 + 4L * dimensions.length;
    }

    String shape() {
      return String.join(" × ", Arrays.stream(dimensions).mapToObj(Integer::toString).toList());
    }
  }

  private IdxReader() {}

  /** Whether this may be an IDX file, by its first two bytes or by its name. */
  static boolean looksLikeIdx(SourceFile file, byte[] start) {
    boolean zeros = start.length >= 2 && start[0] == 0 && start[1] == 0;
    return zeros || file.name().toLowerCase(Locale.ROOT).matches(".*idx\\d-ubyte.*");
  }

  /**
   * Reads images, and the labels of the file beside it whose name has {@code labels} and {@code
   * idx1} instead of {@code images} and {@code idx3}, where there is one.
   */
  static Dataset read(SourceFile images) throws DataFormatException {
    float[][] features = new float[1][];
    Header header = images.read(in -> readImages(images, in, features));
    int n = header.items();
    Optional<SourceFile> labelFile = labelsBeside(images.path());
    int[] values = labelFile.isPresent() ? readLabels(labelFile.get(), images, n) : new int[0];
    ClassLabels classes = ClassLabels.of(values);
    int d = Math.toIntExact(header.valuesPerItem());
    String folder = folderOf(images);
    return new Dataset(
            folder,
            "%s (%s)".formatted(folder, images.name()),
            n,
            d,
            features[0],
            classes.labels(),
            classes.names(),
            shape(header))
        .withPreparation(Preparation.ofBytes(d));
  }

  /**
   * The files of MNIST and of its successors have the same names: their folder tells them apart.
   */
  private static String folderOf(SourceFile images) {
    Path folder = images.path().toAbsolutePath().normalize().getParent();
    String name = folder == null ? "" : new SourceFile(folder).name();
    return name.isBlank() ? images.id() : name;
  }

  private static Optional<ImageShape> shape(Header header) {
    int[] sizes = header.dimensions();
    return sizes.length == 3
        ? Optional.of(new ImageShape(sizes[1], sizes[2], 1))
        : Optional.empty();
  }

  private static Header readImages(SourceFile file, InputStream in, float[][] result)
      throws IOException {
    Header header = readHeader(file, in);
    if (header.dimensions().length == 1) {
      throw file.refuse(
          "holds labels, not images; choose the file of the images, the labels are found beside"
              + " it");
    }
    if (header.dimensions().length > 3) {
      throw file.refuse(
          "byte 3 says %d dimensions, but images have 3 (number, height, width)"
              .formatted(header.dimensions().length));
    }
    requireEnough(file, header);
    file.requireRoomFor(header.items(), header.valuesPerItem());
    float[] values = new float[Math.toIntExact(header.items() * header.valuesPerItem())];
    byte[] buffer = new byte[1 << 16];
    for (int at = 0; at < values.length; ) {
      int wanted = Math.min(buffer.length, values.length - at);
      int got = in.readNBytes(buffer, 0, wanted);
      for (int b = 0; b < got; b++) {
        values[at++] = (buffer[b] & 0xff) / WHITE;
      }
      if (got < wanted) {
        throw truncated(file, header, at);
      }
    }
    requireEnd(file, header, in);
    result[0] = values;
    return header;
  }

  private static int[] readLabels(SourceFile file, SourceFile images, int n)
      throws DataFormatException {
    byte[] labels =
        file.read(in -> {
          Header header = readHeader(file, in);
          if (header.dimensions().length != 1) {
            throw file.refuse(
                "byte 3 says %d dimensions, but labels have 1; replace it by the labels of %s"
                    .formatted(header.dimensions().length, images.name()));
          }
          if (header.items() != n) {
            throw file.refuse(
                "holds %d labels, but %s holds %d images; take two files that belong together"
                    .formatted(header.items(), images.name(), n));
          }
          byte[] bytes = in.readNBytes(n);
          if (bytes.length < n) {
            throw truncated(file, header, bytes.length);
          }
          requireEnd(file, header, in);
          return bytes;
        });
    return IntStream.range(0, n).map(i -> labels[i] & 0xff).toArray();
  }

  private static Header readHeader(SourceFile file, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      throw file.refuse("is empty; fetch it again");
    }
    if (magic.length < 4) {
      throw file.refuse(
          "ends after %d bytes, within the magic number; fetch it again".formatted(magic.length));
    }
    if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
      throw file.refuse(
          ("starts with the bytes %02x %02x %02x %02x, but IDX images start with 00 00 08 03 and"
                  + " labels with 00 00 08 01; choose an IDX file")
              .formatted(magic[0], magic[1], magic[2], magic[3]));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw file.refuse(
          "byte 2 says element type 0x%02x, but only unsigned bytes (0x08) are read; convert it"
              .formatted(magic[2]));
    }
    int[] dimensions = new int[magic[3]];
    byte[] sizes = in.readNBytes(4 * dimensions.length);
    if (sizes.length < 4 * dimensions.length) {
      throw file.refuse(
          "ends after %d bytes, within the header; fetch it again".formatted(4 + sizes.length));
    }
    ByteBuffer words = ByteBuffer.wrap(sizes);
    for (int k = 0; k < dimensions.length; k++) {
      dimensions[k] = words.getInt();
      if (dimensions[k] < 1) {
        throw file.refuse(
            "byte %d says dimension %d has size %s, but sizes are 1 to 2147483647; fetch it again"
                .formatted(4 + 4 * k, k, Integer.toUnsignedString(dimensions[k])));
      }
    }
    return new Header(dimensions);
  }

  /** Before anything of that size is allocated: the file must be able to hold what it promises. */
  private static void requireEnough(SourceFile file, Header header) throws DataFormatException {
    BigInteger elements =
        Arrays.stream(header.dimensions())
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    long greatest = file.greatestSize() - header.bytes();
    if (elements.compareTo(BigInteger.valueOf(greatest)) > 0) {
      throw file.refuse(
          "its header promises %s (%d bytes), but at most %d bytes follow; fetch it again"
              .formatted(header.shape(), elements, Math.max(0, greatest)));
    }
  }

  private static DataFormatException truncated(SourceFile file, Header header, int got) {
    return file.refuse(
        "its header promises %s (%d bytes), but it ends after %d of them; fetch it again"
            .formatted(header.shape(), header.items() * header.valuesPerItem(), got));
  }

  private static void requireEnd(SourceFile file, Header header, InputStream in)
      throws IOException {
    if (in.read() >= 0) {
      throw file.refuse(
          "bytes follow after the %s that its header promises, from byte %d on; fetch it again"
              .formatted(header.shape(), header.bytes() + header.items() * header.valuesPerItem()));
    }
  }

  private static Optional<SourceFile> labelsBeside(Path images) {
    String name = new SourceFile(images).name();
    String labels = name.replace("images", "labels").replace("idx3", "idx1");
    if (labels.equals(name)) {
      return Optional.empty();
    }
    String plain = labels.replaceFirst("\\.gz$", "");
    return List.of(labels, plain, plain + ".gz").stream()
        .map(images::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(SourceFile::new);
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The files of a tar archive, one after the other, each whole in memory; nothing is unpacked to
 * disk.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax,
 *     "ustar Interchange Format"</a>
 */
final class TarEntries {
  private static final int BLOCK = 512;
  private static final int MAGIC = 257;
  private static final int LARGEST_FILE = 1 << 26;
  private static final int MOST_FILES = 1_000_000;

  /** Takes the name and the content of a file. */
  @FunctionalInterface
  interface Taker {
    void take(String name, byte[] content) throws IOException;
  }

  /** Takes the name and the size of a file, and reads all of it or nothing. */
  @FunctionalInterface
  private interface Visitor {
    boolean reads(String name, long size) throws IOException;
  }

  private TarEntries() {}

  /** Whether a file that starts so is a tar archive. */
  static boolean looksLikeTar(byte[] start) {
    return start.length >= MAGIC + 5
        && new String(start, MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  /** The regular files of the archive with their sizes, in its order. */
  static Map<String, Long> list(SourceFile archive) throws DataFormatException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    archive.read(in -> {
      visit(
          archive,
          in,
          (name, size) -> {
            sizes.put(name, size);
            return false;
          });
      return sizes;
    });
    return sizes;
  }

  /** Hands on the regular files with a wanted name, in the order of the archive. */
  static void read(SourceFile archive, InputStream in, Predicate<String> wanted, Taker taker)
      throws IOException {
    visit(
        archive,
        in,
        (name, size) -> {
          boolean reads = wanted.test(name);
          if (reads) {
            taker.take(name, content(archive, in, name, size));
          }
          return reads;
        });
  }

  private static void visit(SourceFile archive, InputStream in, Visitor visitor)
      throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    for (int files = 0; header.length == BLOCK && header[0] != 0; files++) {
      if (!looksLikeTar(header) || files > MOST_FILES) {
        throw archive.refuse("is a damaged tar archive; fetch it again");
      }
      long size = size(archive, header);
      boolean regular = header[156] == '0' || header[156] == 0;
      boolean read = regular && visitor.reads(name(header), size);
      in.skipNBytes((read ? 0 : size) + (-size & (BLOCK - 1)));
      header = in.readNBytes(BLOCK);
    }
  }

  private static byte[] content(SourceFile archive, InputStream in, String name, long size)
      throws IOException {
    if (size > LARGEST_FILE) {
      throw archive.refuse(
          "holds %s of %,d bytes, but files of at most %,d are read; leave it out"
              .formatted(SourceFile.abbreviated(name), size, LARGEST_FILE));
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw archive.refuse(
          "ends within %s; fetch it again".formatted(SourceFile.abbreviated(name)));
    }
    return content;
  }

  private static long size(SourceFile archive, byte[] header) throws DataFormatException {
    String octal = text(header, 124, 12).strip();
    if (!octal.matches("[0-7]{1,11}")) {
      throw archive.refuse("is a damaged tar archive, or one of huge files; fetch it again");
    }
    return Long.parseLong(octal, 8);
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    return (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.UTF_8);
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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

  /** Takes the name and the content of a file. */
  @FunctionalInterface
  interface Taker {
    void take(String name, byte[] content) throws IOException;
  }

  private TarEntries() {}

  /** Whether a file that starts so is a tar archive. */
  static boolean looksLikeTar(byte[] start) {
    return start.length >= MAGIC + 5
        && new String(start, MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  /** Hands on the regular files of the archive, in its order. */
  static void read(SourceFile archive, InputStream in, String ending, Taker taker)
      throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      if (!looksLikeTar(header)) {
        throw archive.refuse("is a damaged tar archive; fetch it again");
      }
      long size = size(archive, header);
      boolean regular = header[156] == '0' || header[156] == 0;
      String name = name(header);
      if (regular && name.endsWith(ending)) {
        taker.take(name, content(archive, in, name, size));
        in.skipNBytes(-size & (BLOCK - 1));
      } else {
        in.skipNBytes(size + (-size & (BLOCK - 1)));
      }
      header = in.readNBytes(BLOCK);
    }
  }

  private static byte[] content(SourceFile archive, InputStream in, String name, long size)
      throws IOException {
    if (size > LARGEST_FILE) {
      throw archive.refuse(
          "holds %s of %,d bytes, but a recording has at most %,d; leave it out"
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

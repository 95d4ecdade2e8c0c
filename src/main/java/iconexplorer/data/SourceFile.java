package iconexplorer.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file to read data from: opens it, unpacked where it is gzip, and words every complaint as one
 * sentence that begins with its name.
 *
 * @param path of the file; or of a folder, for readers of folders
 * @param checkpoint hears of the bytes that were read, and may end the reading
 */
record SourceFile(Path path, Checkpoint checkpoint) {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;

  /** Bytes that tell UTF-16. */
  private static final int LOOKED_AT = 4;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Deflate packs at most 1032 bytes into one. */
  private static final long GREATEST_RATIO = 1032;

  /** Tells nobody of its progress. */
  SourceFile(Path path) {
    this(path, Checkpoint.NONE);
  }

  /** Something to do with the unpacked content. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /** Opens, reads and closes the file; whatever goes wrong leaves as one sentence. */
  <T> T read(Reading<T> reading) throws DataFormatException {
    try (InputStream packed = open();
        InputStream in = isGzip(packed) ? new GZIPInputStream(packed, BUFFER) : packed) {
      return reading.read(in);
    } catch (UncheckedIOException e) {
      throw worded(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    } catch (IOException e) {
      throw worded(e);
    }
  }

  /** The first bytes of the unpacked content, fewer where the file is shorter. */
  byte[] start(int bytes) throws DataFormatException {
    return read(in -> in.readNBytes(bytes));
  }

  /** An upper bound of the size of the content, in bytes: exact where it is not packed. */
  long greatestSize() throws DataFormatException {
    try (InputStream packed = open()) {
      return Files.size(path) * (isGzip(packed) ? GREATEST_RATIO : 1);
    } catch (IOException e) {
      throw worded(e);
    }
  }

  /** Size of the file as it lies there, in bytes. */
  long size() throws DataFormatException {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw worded(e);
    }
  }

  /** Whether it is there and has so many bytes. */
  boolean has(long bytes) {
    try {
      return Files.isRegularFile(path) && Files.size(path) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /** A complaint about this file: a clause without its full stop. */
  DataFormatException refuse(String complaint) {
    return new DataFormatException(path + ": " + complaint + ".");
  }

  /** Refuses a table of features that the memory cannot hold, before it is allocated. */
  void requireRoomFor(long n, long d) throws DataFormatException {
    long values = Math.multiplyHigh(n, d) == 0 ? n * d : -1;
    long room = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4 / Float.BYTES);
    if (values < 0 || values > room) {
      throw refuse(
          "%d rows of %d values are more than the %d values there is memory for; take fewer rows"
              .formatted(n, d, room));
    }
  }

  /** UTF-8 text with lines of a bearable length; a byte-order mark is skipped. */
  BufferedReader text(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
    bytes.mark(LOOKED_AT);
    if (TextEncoding.isUtf16(bytes.readNBytes(LOOKED_AT))) {
      throw refuse("is UTF-16 text; save it as UTF-8 (in Excel: CSV UTF-8)");
    }
    bytes.reset();
    Reader decoded =
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    BufferedReader text = new BufferedReader(new LineLimit(decoded, this), BUFFER);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** Text of a file for a message: on one line and not long. */
  static String abbreviated(String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  /** File name without folder and endings: {@code digits} of {@code x/digits.csv.gz}. */
  String id() {
    String name =
        name()
            .replaceFirst("(?i)\\.gz$", "")
            .replaceFirst("(?i)\\.(csv|tsv|txt|tar|tgz|npy|npz|bin|svm|libsvm)$", "");
    return name.isBlank() ? "data" : name;
  }

  /** File name without folder. */
  String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private InputStream open() throws IOException {
    InputStream file = Files.newInputStream(path);
    return new BufferedInputStream(
        new CheckedInput(file, Math.max(1, Files.size(path)), checkpoint), BUFFER);
  }

  private static boolean isGzip(InputStream packed) throws IOException {
    packed.mark(2);
    int magic = packed.read() << 8 | packed.read();
    packed.reset();
    return magic == GZIP_MAGIC;
  }

  private DataFormatException worded(IOException e) {
    if (e instanceof DataFormatException own) {
      return own;
    }
    String complaint =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file; check the path";
          case AccessDeniedException _ -> "may not be read; check its permissions";
          case ZipException _ -> "is damaged gzip; fetch it again";
          case EOFException _ -> "ends in the middle of its gzip data; fetch it again";
          case CharacterCodingException _ -> notUtf8();
          default -> "cannot be read (%s); check the file".formatted(reason(e));
        };
    return new DataFormatException(path + ": " + complaint + ".", e);
  }

  private String notUtf8() {
    try (InputStream packed = open();
        InputStream in = isGzip(packed) ? new GZIPInputStream(packed, BUFFER) : packed) {
      return TextEncoding.complaint(in);
    } catch (IOException gone) {
      return "is not UTF-8 text; save it as UTF-8";
    }
  }

  /** The message of a library on one line. */
  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}

package iconexplorer.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that is there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** What fills a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What makes a file at a path given to it. */
  @FunctionalInterface
  public interface Maker {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes beside the file and moves it there, so that a reader never sees half of it.
   *
   * @throws IOException if the folder is missing or cannot be written to; nothing is left behind
   */
  public static void write(Path file, Content content) throws IOException {
    make(
        file,
        beside -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
            content.writeTo(out);
          }
        });
  }

  /**
   * The same for what wants a path rather than a stream; the path keeps the file's ending. Who may
   * read the file is as for any new file.
   *
   * @throws IOException if the folder is missing or cannot be written to; nothing is left behind
   */
  public static void make(Path file, Maker maker) throws IOException {
    Path target = file.toAbsolutePath();
    Path beside = target.resolveSibling("." + UUID.randomUUID() + "-" + target.getFileName());
    try {
      maker.writeTo(beside);
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException elsewhere) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

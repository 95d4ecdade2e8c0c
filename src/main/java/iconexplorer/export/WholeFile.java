package iconexplorer.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import javax.imageio.IIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is there whole or not at all, also where the program or the machine stops in between:
 * written beside its place, brought to the disk, moved there, and the move brought to the disk.
 */
public final class WholeFile {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

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
      force(beside, StandardOpenOption.WRITE);
      move(beside, target);
      forceFolder(target.resolveSibling("."));
    } catch (FileSystemException e) {
      throw beside.toString().equals(e.getFile()) ? named(file, e) : e;
    } catch (IOException e) {
      boolean plain = e.getClass() == IOException.class || e instanceof IIOException;
      throw plain ? named(file, e) : e;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The same of the file that is meant rather than of that beside it. */
  private static FileSystemException named(Path file, FileSystemException of) {
    FileSystemException named =
        switch (of) {
          case NoSuchFileException missing ->
              new NoSuchFileException(String.valueOf(file.toAbsolutePath().getParent()));
          case AccessDeniedException denied -> new AccessDeniedException(file.toString());
          default -> new FileSystemException(file.toString(), null, of.getReason());
        };
    named.initCause(of);
    return named;
  }

  /** The system's own words, such as of a full disk, name no file. */
  private static FileSystemException named(Path file, IOException of) {
    Throwable said = of;
    while (said instanceof IIOException && said.getCause() != null) {
      said = said.getCause();
    }
    FileSystemException named = new FileSystemException(file.toString(), null, said.getMessage());
    named.initCause(of);
    return named;
  }

  private static void force(Path file, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(file, how)) {
      channel.force(true);
    }
  }

  /** Windows opens no folders, and needs none of this. */
  private static void forceFolder(Path folder) {
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException notHere) {
      LOG.debug("{} cannot be brought to the disk", folder, notHere);
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

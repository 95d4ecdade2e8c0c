package iconexplorer.session;

import iconexplorer.data.DataFormatException;
import iconexplorer.export.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A session as one file: a zip of session.json and the runs' files. Those are stored, not packed,
 * so that nothing in it grows when it is read.
 */
public final class SessionFile {
  /** What its name ends in. */
  public static final String ENDING = ".icon";

  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SessionFile() {}

  /**
   * Writes the session of a folder; the file appears whole or not at all.
   *
   * @throws IOException if the folder cannot be read or the file cannot be written
   */
  public static void write(Path file, SessionFolder folder, SessionState state) throws IOException {
    WholeFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(entry(SessionFolder.STATE));
          zip.write(SessionJson.text(state).getBytes(StandardCharsets.UTF_8));
          for (KeptRun run : state.runs()) {
            if (!run.file().isEmpty()) {
              store(zip, run.file(), folder.file(run.file()));
            }
          }
          zip.finish();
        });
  }

  private static void store(ZipOutputStream zip, String name, Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (OutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), checksum)) {
      Files.copy(file, sum);
    }
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(Files.size(file));
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    Files.copy(file, zip);
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  /**
   * Reads a session and puts its runs' files into a folder.
   *
   * @param into is made; only files that the session names go there
   * @throws DataFormatException in one sentence, where the file is missing, damaged or no session
   */
  public static SessionState read(Path file, SessionFolder into) throws IOException {
    requireZip(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry first = zip.getEntry(SessionFolder.STATE);
      if (first == null) {
        throw refused(file, "this zip is no session, it has no " + SessionFolder.STATE);
      }
      SessionState state;
      try (InputStream in = zip.getInputStream(first)) {
        state = SessionFolder.parse(file, in);
      }
      into.make();
      for (KeptRun run : state.runs()) {
        if (!run.file().isEmpty()) {
          unpack(file, zip, run.file(), into);
        }
      }
      into.write(state);
      return state;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new DataFormatException(
          file + ": the file is damaged or cut off; save the session again", e);
    }
  }

  private static void unpack(Path file, ZipFile zip, String name, SessionFolder into)
      throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getMethod() != ZipEntry.STORED || entry.getSize() < 0) {
      throw refused(file, "its run " + name + " is missing or packed");
    }
    if (entry.getSize() > Files.size(file)) {
      throw refused(file, "its run " + name + " is said to be larger than the file");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      WholeFile.write(into.file(name), in::transferTo);
    }
  }

  private static void requireZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (in.read() != 'P' || in.read() != 'K') {
        throw refused(file, "this is no session (not a zip)");
      }
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file + ": there is no such file; check the name", e);
    }
  }

  private static DataFormatException refused(Path file, String complaint) {
    return new DataFormatException(
        file + ": " + complaint + "; choose a file that this program saved");
  }
}

package iconexplorer.session;

import iconexplorer.data.DataFormatException;
import iconexplorer.export.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session as a folder: session.json, and a file for each run.
 *
 * @param path of the folder, which need not be there
 */
public record SessionFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFolder.class);

  static final String STATE = "session.json";

  /** Of session.json: a run takes some kilobytes. */
  static final int LARGEST_STATE = 1 << 26;

  /** Whether there is a session in it. */
  public boolean holdsSession() {
    return Files.isRegularFile(path.resolve(STATE));
  }

  /** Where the file of a run goes. */
  public Path file(String name) {
    if (name.isEmpty() || !KeptRun.isFile(name)) {
      throw new IllegalArgumentException("no name for the file of a run: " + name);
    }
    return path.resolve(name);
  }

  /** Makes it, so that files of runs can go there. */
  public void make() throws IOException {
    Files.createDirectories(path);
  }

  /**
   * Makes this the session of the folder, and removes what belonged to the one before.
   *
   * @throws IOException if it cannot be written; then the one before is still there
   */
  public void write(SessionState state) throws IOException {
    make();
    byte[] bytes = SessionJson.text(state).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(path.resolve(STATE), out -> out.write(bytes));
    tidy(state.runs().stream().map(KeptRun::file).collect(Collectors.toSet()));
  }

  /**
   * Takes in runs of another folder, under names that no run of a workbench has.
   *
   * @return the same runs with the names here
   */
  public List<KeptRun> take(List<KeptRun> runs, SessionFolder from) throws IOException {
    make();
    List<KeptRun> taken = new ArrayList<>();
    for (KeptRun run : runs) {
      Path source = from.file(run.file());
      if (Files.exists(source)) {
        KeptRun here = run.withFile("0-" + (taken.size() + 1) + ".run");
        WholeFile.write(file(here.file()), out -> Files.copy(source, out));
        taken.add(here);
      }
    }
    return taken;
  }

  /** Files that were written for a session that was never named, too. */
  private void tidy(Set<String> named) throws IOException {
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".run") && !named.contains(name)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Reads what session.json says.
   *
   * @throws DataFormatException in one sentence, where there is none or it cannot be used
   */
  public SessionState read() throws IOException {
    Path file = path.resolve(STATE);
    try (InputStream in = Files.newInputStream(file)) {
      return parse(file, in);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file + ": there is no such file; check the path", e);
    }
  }

  /** What session.json says before its runs; false of one that cannot be read. */
  SessionJson.Head head() {
    try (InputStream in = Files.newInputStream(path.resolve(STATE))) {
      return SessionJson.head(in);
    } catch (IOException unreadable) {
      LOG.debug("{} cannot be read", path, unreadable);
      return new SessionJson.Head(false, false);
    }
  }

  /**
   * Reads session.json from wherever it is.
   *
   * @param file what a complaint begins with
   */
  static SessionState parse(Path file, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_STATE + 1);
    if (bytes.length > LARGEST_STATE) {
      throw new DataFormatException(
          file + ": " + STATE + " is larger than 64 MiB; choose another session");
    }
    try {
      return SessionJson.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(file + ": " + e.getMessage(), e);
    }
  }

  /** Takes the folder away with everything that belongs to a session. */
  public void delete() throws IOException {
    if (Files.isDirectory(path)) {
      Files.deleteIfExists(path.resolve(STATE));
      for (Path file : files()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path);
    }
  }
}

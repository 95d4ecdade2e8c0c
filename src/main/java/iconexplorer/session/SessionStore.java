package iconexplorer.session;

import iconexplorer.data.ProgramFolders;
import iconexplorer.data.RecentAddresses;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sessions are kept by themselves: the one in work, the one before, and which were opened.
 *
 * <pre>
 * autosave/              in work
 * last/                  the one before
 * restoring              there while the last one is opened at a start: it is not tried twice
 * recent-sessions.txt    files, the latest first
 * </pre>
 *
 * <p>The first window holds a lock; others at the same time keep theirs in folders of their own,
 * and restore nothing.
 */
public final class SessionStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  private final Path home;
  private final Optional<FileChannel> lock;
  private final SessionFolder autosave;
  private final SessionFolder last;

  private SessionStore(Path home, Optional<FileChannel> lock) {
    this.home = home;
    this.lock = lock;
    String own = lock.isPresent() ? "" : "-" + ProcessHandle.current().pid();
    autosave = new SessionFolder(home.resolve("autosave" + own));
    last = new SessionFolder(home.resolve("last" + own));
  }

  /** In the platform's place for the state of programs. */
  public static SessionStore ofUser() throws IOException {
    return in(ProgramFolders.ofUser().state().resolve("sessions"));
  }

  /**
   * In this folder, which is made; what was in work before becomes the last session.
   *
   * @throws IOException if it cannot be made
   */
  public static SessionStore in(Path home) throws IOException {
    Files.createDirectories(home);
    SessionStore store = new SessionStore(home, lock(home.resolve("lock")));
    store.turn();
    return store;
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException sameProgram) {
      LOG.debug("another window of this program keeps its session there", sameProgram);
    }
    channel.close();
    return Optional.empty();
  }

  /** What was in work becomes the last session. */
  public void turn() throws IOException {
    if (autosave.holdsSession()) {
      last.delete();
      Files.move(autosave.path(), last.path(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The session in work. */
  public SessionFolder autosave() {
    return autosave;
  }

  /** The one before, if there is one. */
  public Optional<SessionFolder> last() {
    return last.holdsSession() ? Optional.of(last) : Optional.empty();
  }

  /** Says that the last session is being opened, so that it is not opened at the next start. */
  public void beginRestoring() throws IOException {
    Files.writeString(mark(), "");
  }

  /** Says that it was opened. */
  public void endRestoring() throws IOException {
    Files.deleteIfExists(mark());
  }

  /** Whether opening it ended the program before. */
  public boolean failedToRestore() {
    return Files.exists(mark());
  }

  private Path mark() {
    return home.resolve("restoring");
  }

  /** Session files, the latest first. */
  public RecentAddresses recent() {
    return RecentAddresses.keptIn(home.resolve("recent-sessions.txt"));
  }

  /** Where the runs of an opened file go while they are read. */
  public SessionFolder opened() {
    return new SessionFolder(home.resolve("opened-" + ProcessHandle.current().pid()));
  }

  @Override
  public void close() {
    lock.ifPresent(channel -> {
      try {
        channel.close();
      } catch (IOException ends) {
        LOG.debug("the lock is given back when the program ends", ends);
      }
    });
  }
}

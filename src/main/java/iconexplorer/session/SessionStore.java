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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sessions are kept by themselves: the one in work, those before, and which were opened.
 *
 * <pre>
 * autosave/              in work
 * earlier-7/             one before; the largest number is the latest
 * restoring              there while the last one is opened at a start: it is not tried twice
 * recent-sessions.txt    files, the latest first
 * </pre>
 *
 * <p>The first window holds a lock; others at the same time keep theirs in folders of their own,
 * and restore nothing. What windows that are gone left becomes earlier sessions at the next start,
 * when all but the latest five go, and those in which nobody did anything.
 */
public final class SessionStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  /** Beside those in which nobody did anything, which stay only where the last one was lost. */
  static final int MOST_EARLIER = 5;

  private static final Pattern EARLIER = Pattern.compile("earlier-(\\d{1,9})");
  private static final Pattern OF_PROCESS = Pattern.compile("(autosave|opened)-(\\d{1,18})");

  private final Path home;
  private final Optional<FileChannel> lock;
  private final SessionFolder autosave;

  private SessionStore(Path home, Optional<FileChannel> lock) {
    this.home = home;
    this.lock = lock;
    String own = lock.isPresent() ? "" : "-" + ProcessHandle.current().pid();
    autosave = new SessionFolder(home.resolve("autosave" + own));
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
    if (store.first()) {
      store.adopt();
    }
    store.turn();
    if (store.first()) {
      store.prune();
    }
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

  /** Whether no other window keeps its session there already. */
  public boolean first() {
    return lock.isPresent();
  }

  /** What was in work becomes the last session; those before stay. */
  public void turn() throws IOException {
    retire(autosave);
  }

  private void retire(SessionFolder folder) throws IOException {
    if (folder.holdsSession()) {
      List<SessionFolder> before = earlier();
      int next = before.isEmpty() ? 1 : number(before.getFirst()) + 1;
      Files.move(folder.path(), home.resolve("earlier-" + next), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Takes in what windows left that are gone. */
  private void adopt() throws IOException {
    for (Path folder : folders()) {
      Matcher name = OF_PROCESS.matcher(String.valueOf(folder.getFileName()));
      if (name.matches() && !alive(Long.parseLong(name.group(2)))) {
        SessionFolder left = new SessionFolder(folder);
        if (name.group(1).equals("autosave") && left.holdsSession()) {
          retire(left);
        } else {
          left.delete();
        }
      }
    }
  }

  private static boolean alive(long process) {
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
  }

  private void prune() throws IOException {
    int kept = 0;
    boolean last = true;
    for (SessionFolder one : earlier()) {
      SessionJson.Head head = one.head();
      boolean wanted = head.untouched() ? last && !head.closed() : ++kept <= MOST_EARLIER;
      if (!wanted) {
        one.delete();
      }
      last = false;
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static int number(SessionFolder folder) {
    Matcher name = EARLIER.matcher(String.valueOf(folder.path().getFileName()));
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  /** The session in work. */
  public SessionFolder autosave() {
    return autosave;
  }

  /** The sessions before, the latest first. */
  public List<SessionFolder> earlier() throws IOException {
    return folders().stream()
        .map(SessionFolder::new)
        .filter(folder -> number(folder) > 0 && folder.holdsSession())
        .sorted(Comparator.comparingInt(SessionStore::number).reversed())
        .toList();
  }

  /** The one before, if there is one. */
  public Optional<SessionFolder> last() {
    try {
      return earlier().stream().findFirst();
    } catch (IOException unreadable) {
      LOG.warn("the earlier sessions cannot be listed", unreadable);
      return Optional.empty();
    }
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

package iconexplorer.ui.shell;

import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFile;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.session.SessionStore;
import iconexplorer.ui.runs.SessionKeeper;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of the window: kept by itself, saved and opened as a file, and restored after the
 * program ended without being asked to.
 *
 * <p>Question: when does the last session come back? Options: at every start, as editors do; when
 * asked; after a crash only. Choice: after a crash by itself, with a line that offers to discard
 * it; else from the menu. Consequence: a start looks like a start, and nothing is lost either way.
 */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final Workbench workbench;
  private final Pictures pictures;
  private final Reading reading;
  private Optional<SessionStore> store = Optional.empty();
  private Optional<SessionKeeper> keeper = Optional.empty();
  private Optional<Path> file = Optional.empty();
  private Optional<SessionFolder> inWork = Optional.empty();

  /** What reads the data of runs before they are there. */
  @FunctionalInterface
  interface Reading {

    /**
     * @param addresses of the data
     * @param then follows unless the person ends the reading
     * @param onCancelled follows else
     */
    void read(List<String> addresses, Runnable then, Runnable onCancelled);
  }

  Sessions(Workbench workbench, Pictures pictures, Reading reading) {
    this.workbench = workbench;
    this.pictures = pictures;
    this.reading = reading;
  }

  /**
   * From now on the session is kept here; begins with the last one where nobody closed it.
   *
   * @param otherwise what a start without it does, also when the person discards it
   * @param asked what the person asked for at the start, in place of that
   */
  public void begin(SessionStore place, Runnable otherwise, Optional<Runnable> asked) {
    store = Optional.of(place);
    Optional<SessionState> lost = lost(place);
    if (place.first()) {
      mark(place, lost.isPresent());
    }
    lost.ifPresentOrElse(
        state -> goOnWith(state, place.last().orElseThrow(), otherwise, asked),
        () -> {
          keep();
          asked.orElse(otherwise).run();
        });
  }

  private void goOnWith(
      SessionState state, SessionFolder folder, Runnable otherwise, Optional<Runnable> asked) {
    reading.read(
        addresses(state),
        () -> continueWith(state, folder, () -> restored(state, otherwise, asked)),
        () -> leave(state, otherwise, asked));
  }

  /** It stays where the menu finds it. */
  private void leave(SessionState state, Runnable otherwise, Optional<Runnable> asked) {
    store.ifPresent(place -> mark(place, false));
    keep();
    workbench
        .messages()
        .note("Your last session of " + time(state) + " is still there: see the menu of sessions.");
    asked.orElse(otherwise).run();
  }

  /**
   * A session that nobody closed, unless opening it ended the program before; the first window's.
   */
  private static Optional<SessionState> lost(SessionStore place) {
    return place.failedToRestore() || !place.first()
        ? Optional.empty()
        : place
            .last()
            .flatMap(Sessions::read)
            .filter(state -> !state.closed() && !state.runs().isEmpty());
  }

  private void restored(SessionState state, Runnable otherwise, Optional<Runnable> asked) {
    store.ifPresent(place -> mark(place, false));
    if (workbench.runs().findAny().isEmpty()) {
      asked.orElse(otherwise).run();
      return;
    }
    workbench
        .messages()
        .note(
            "Restored your last session of " + time(state) + ".",
            "Discard",
            () -> settle(() -> discard(otherwise)));
    asked.ifPresent(Runnable::run);
  }

  /** It becomes the last one, and can be had again from there. */
  private void discard(Runnable otherwise) {
    store.ifPresent(this::turn);
    inWork = Optional.empty();
    workbench.clear();
    keep();
    otherwise.run();
  }

  private void keep() {
    keeper =
        store.map(place ->
            new SessionKeeper(
                workbench, place.autosave(), pictures::view, SessionKeeper.USUAL_INTERVAL));
  }

  void pulse() {
    keeper.ifPresent(keeps -> keeps.pulse(System.nanoTime()));
  }

  /** Keeps the session as it is at the end; takes some seconds at most. */
  public void close() {
    keeper.ifPresent(SessionKeeper::close);
    store.ifPresent(SessionStore::close);
  }

  // --- files ---

  /** Under the name it has; empty where it has none yet. */
  Optional<Path> file() {
    return file;
  }

  /** Writes the session to a file, soon. */
  void saveAs(Path chosen) {
    Path path = withEnding(chosen);
    keeper.ifPresentOrElse(
        keeps -> keeps.saveAs(path, () -> named(path)),
        () -> workbench.messages().error("Sessions cannot be saved here: see the first message."));
  }

  static Path withEnding(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith(SessionFile.ENDING)
        ? path
        : path.resolveSibling(name + SessionFile.ENDING);
  }

  private void named(Path path) {
    file = Optional.of(path);
    store.ifPresent(place -> place.recent().add(path.toAbsolutePath().normalize().toString()));
  }

  /** Session files that were opened or saved, the latest first. */
  List<String> recent() {
    return store.map(place -> place.recent().all()).orElse(List.of());
  }

  /** Replaces what is in the window, which becomes the last session, by that of a file. */
  void open(Path path) {
    if (!workbench.attached()) {
      workbench.messages().note("The compute thread is still starting; try again in a moment.");
      return;
    }
    store.ifPresentOrElse(
        place ->
            workbench
                .handover()
                .expect(
                    CompletableFuture.supplyAsync(() -> read(path, place.opened())),
                    state ->
                        withData(
                            state,
                            () -> {
                              turn(place);
                              replace(state, place.opened(), path);
                            }),
                    workbench.messages()::error),
        () -> workbench.messages().error("Sessions cannot be opened here: see the first message."));
  }

  /** Once its data are read, and what is in the window is kept. */
  private void withData(SessionState state, Runnable next) {
    reading.read(addresses(state), () -> settle(next), () -> {});
  }

  private static List<String> addresses(SessionState state) {
    return state.runs().stream().map(run -> run.spec().dataset()).toList();
  }

  private static SessionState read(Path path, SessionFolder into) {
    try {
      return SessionFile.read(path, into);
    } catch (IOException unreadable) {
      throw new CompletionException(unreadable);
    }
  }

  private void replace(SessionState state, SessionFolder folder, Path path) {
    inWork = Optional.empty();
    restore(
        state,
        folder,
        () -> {},
        () -> {
          named(path);
          forget(folder);
        });
  }

  /** Its name may be that of another session from now on. */
  private void leave(SessionFolder folder) {
    forget(folder);
    inWork = Optional.empty();
  }

  private static void forget(SessionFolder folder) {
    try {
      folder.delete();
    } catch (IOException stays) {
      LOG.debug("{} is left behind", folder.path(), stays);
    }
  }

  /** Keeps what is there once more, and then no longer. */
  private void settle(Runnable next) {
    Runnable resting =
        () -> {
          keeper = Optional.empty();
          next.run();
        };
    keeper.ifPresentOrElse(keeps -> keeps.keepThen(resting), resting);
  }

  private void turn(SessionStore place) {
    try {
      place.turn();
    } catch (IOException failed) {
      workbench.messages().error(failed);
    }
  }

  /** Goes on with a session that was kept by itself, which then stands in one place again. */
  private void continueWith(SessionState state, SessionFolder folder, Runnable onDone) {
    inWork = Optional.of(folder);
    restore(
        state,
        folder,
        () -> keeper.ifPresent(keeps -> keeps.onceKept(() -> leave(folder))),
        onDone);
  }

  /**
   * @param onWhole called where everything of it is here
   * @param onDone called in any case
   */
  private void restore(
      SessionState state, SessionFolder folder, Runnable onWhole, Runnable onDone) {
    workbench.restore(
        state,
        folder,
        left -> {
          pictures.show(state.view());
          workbench
              .handover()
              .expect(
                  CompletableFuture.supplyAsync(() -> taken(left, folder)),
                  runs -> {
                    keep();
                    carry(runs);
                    onWhole.run();
                    onDone.run();
                  },
                  failure -> {
                    workbench.messages().error(failure);
                    keep();
                    onDone.run();
                  });
        });
  }

  private List<KeptRun> taken(List<KeptRun> left, SessionFolder from) {
    try {
      return store.isEmpty() || left.isEmpty()
          ? List.of()
          : store.get().autosave().take(left, from);
    } catch (IOException failed) {
      throw new CompletionException(failed);
    }
  }

  /** Runs that cannot be read now, because their data is elsewhere, say. */
  private void carry(List<KeptRun> runs) {
    keeper
        .filter(keeps -> !runs.isEmpty())
        .ifPresent(keeps -> {
          keeps.carry(runs);
          workbench
              .messages()
              .note(
                  "Runs that cannot be read now: %d. They stay in the session."
                      .formatted(runs.size()),
                  "Discard",
                  () -> keeps.carry(List.of()));
        });
  }

  // --- the last one ---

  /** A session that was kept by itself. */
  record Earlier(String time, SessionFolder folder) {}

  /** Those in which somebody did something, the latest first, but for the one in work. */
  List<Earlier> earlier() {
    try {
      return store.isEmpty()
          ? List.of()
          : store.get().earlier().stream()
              .filter(folder -> !inWork.equals(Optional.of(folder)))
              .flatMap(folder ->
                  read(folder).stream()
                      .filter(state -> !state.runs().isEmpty() && !state.untouched())
                      .map(state -> new Earlier(DAY.format(local(state)), folder)))
              .toList();
    } catch (IOException unreadable) {
      LOG.warn("the earlier sessions cannot be listed", unreadable);
      return List.of();
    }
  }

  private static Optional<SessionState> read(SessionFolder folder) {
    try {
      return Optional.of(folder.read());
    } catch (IOException unreadable) {
      LOG.warn("the last session cannot be read", unreadable);
      return Optional.empty();
    }
  }

  private static String time(SessionState state) {
    return TIME.format(local(state));
  }

  private static ZonedDateTime local(SessionState state) {
    return state.saved().atZone(ZoneId.systemDefault());
  }

  /**
   * Goes back to an earlier session; what is in the window then becomes the last one. Its folder
   * stays until all of it is kept anew: nothing is lost where the program ends on the way.
   */
  void reopen(Earlier earlier) {
    store.ifPresent(place ->
        read(earlier.folder())
            .ifPresent(state ->
                withData(
                    state,
                    () -> {
                      turn(place);
                      continueWith(state, earlier.folder(), () -> {});
                    })));
  }

  private static void mark(SessionStore place, boolean restoring) {
    try {
      if (restoring) {
        place.beginRestoring();
      } else {
        place.endRestoring();
      }
    } catch (IOException unmarked) {
      LOG.debug("the start is not marked", unmarked);
    }
  }
}

package iconexplorer.ui.runs;

import iconexplorer.session.SessionFile;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the session of a workbench in a folder: now and then, and when a run has ended. Only runs
 * that moved are written; they are copied between two steps and written by another thread. Belongs
 * to the workbench's thread.
 */
public final class SessionKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);

  /** From the beginning of one to that of the next; writing takes some of the ten seconds. */
  public static final Duration USUAL_INTERVAL = Duration.ofSeconds(7);

  private static final long CLOSING_SECONDS = 4;

  private final Workbench workbench;
  private final SessionFolder folder;
  private final Supplier<Map<String, String>> view;
  private final long interval;
  private final Map<Long, Written> written = new ConcurrentHashMap<>();
  private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
  private Optional<Path> wanted = Optional.empty();
  private Optional<Runnable> after = Optional.empty();
  private Optional<Long> last = Optional.empty();
  private int endings;
  private int revision;
  private String complaint = "";

  /** What a run was when its file was written. */
  private record Written(String file, int step, int planned, TrainingSpec spec) {
    static Written of(Run run, String file) {
      return new Written(file, run.stepProperty().get(), run.plannedSteps(), run.spec());
    }

    boolean isStill(Run run) {
      return equals(of(run, file));
    }
  }

  /**
   * @param folder nobody else writes to it
   * @param view what else the window shows
   */
  public SessionKeeper(
      Workbench workbench,
      SessionFolder folder,
      Supplier<Map<String, String>> view,
      Duration interval) {
    this.workbench = workbench;
    this.folder = folder;
    this.view = view;
    this.interval = interval.toNanos();
  }

  /**
   * Keeps the session where it is time to.
   *
   * @param now of {@link System#nanoTime}
   */
  public void pulse(long now) {
    boolean due = last.isEmpty() || now - last.get() >= interval;
    boolean ended = workbench.endings() != endings;
    boolean asked = wanted.isPresent() || after.isPresent();
    boolean something = workbench.runs().findAny().isPresent() || !written.isEmpty() || asked;
    if (writing.isDone() && workbench.attached() && something && (due || ended || asked)) {
      last = Optional.of(now);
      endings = workbench.endings();
      keep();
    }
  }

  /** Writes the session to a file as well, soon; the answer is a message. */
  public void saveAs(Path file) {
    wanted = Optional.of(file);
  }

  /** Keeps the session once more, then does this; for who has done with the folder. */
  public void keepThen(Runnable next) {
    after = Optional.of(next);
  }

  private void keep() {
    Optional<Path> file = wanted;
    wanted = Optional.empty();
    Optional<Runnable> next = after;
    after = Optional.empty();
    CompletableFuture<SessionState> kept = write(false).thenApplyAsync(state -> pack(state, file));
    writing = kept;
    workbench
        .handover()
        .expect(
            kept,
            done -> {
              complaint = "";
              file.ifPresent(
                  saved -> workbench.messages().note("Saved the session as " + saved + "."));
              next.ifPresent(Runnable::run);
            },
            failure -> {
              complain(failure);
              next.ifPresent(Runnable::run);
            });
  }

  private SessionState pack(SessionState state, Optional<Path> file) {
    try {
      if (file.isPresent()) {
        SessionFile.write(file.get(), folder, state);
      }
      return state;
    } catch (IOException failed) {
      throw new CompletionException(failed);
    }
  }

  /** Once for each reason: a full disk is full at every attempt. */
  private void complain(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    LOG.warn("the session cannot be kept", cause);
    String reason = "The session cannot be saved: " + cause.getMessage() + ".";
    if (!reason.equals(complaint)) {
      complaint = reason;
      workbench.messages().error(reason);
    }
  }

  private CompletableFuture<SessionState> write(boolean closed) {
    Map<Long, String> names = new LinkedHashMap<>();
    List<CompletableFuture<?>> files = new ArrayList<>();
    Set<String> missing = ConcurrentHashMap.newKeySet();
    for (Run run : workbench.runs().toList()) {
      Written known = written.get(run.id());
      if (known != null && known.isStill(run)) {
        names.put(run.id(), known.file());
      } else {
        Written next = Written.of(run, run.id() + "-" + ++revision + ".run");
        names.put(run.id(), next.file());
        files.add(file(run, next, missing));
      }
    }
    written.keySet().retainAll(names.keySet());
    SessionState state = workbench.state(names, view.get());
    return CompletableFuture.allOf(files.toArray(CompletableFuture[]::new))
        .thenApplyAsync(nothing -> {
          SessionState whole = state.without(missing);
          try {
            folder.write(closed ? whole.asClosed() : whole);
          } catch (IOException failed) {
            throw new CompletionException(failed);
          }
          return whole;
        });
  }

  /** A run that did not begin has nothing to keep but its settings. */
  private CompletableFuture<?> file(Run run, Written next, Set<String> missing) {
    return workbench
        .laboratory()
        .saveRun(run.id(), folder.file(next.file()))
        .handle((there, failure) -> {
          if (failure == null) {
            written.put(run.id(), next);
          } else {
            LOG.debug("run {} is kept without its file", run.id(), failure);
            missing.add(next.file());
          }
          return there;
        });
  }

  /** The session as it is when the program ends, if that takes no more than some seconds. */
  public void close() {
    if (!workbench.attached() || workbench.runs().findAny().isEmpty()) {
      return;
    }
    try {
      writing.handle((done, failure) -> done).get(CLOSING_SECONDS, TimeUnit.SECONDS);
      write(true).get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      LOG.warn("the session was not kept at the end", failed);
    }
  }
}

package iconexplorer.ui.runs;

import iconexplorer.session.KeptRun;
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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  /** For a file that the person asked for. */
  private static final long FILE_SECONDS = 30;

  private final Workbench workbench;
  private final SessionFolder folder;
  private final Supplier<Map<String, String>> view;
  private final long interval;
  private final Map<Long, Written> written = new ConcurrentHashMap<>();
  private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
  private Optional<Wanted> wanted = Optional.empty();
  private Optional<Wanted> saving = Optional.empty();
  private Optional<Runnable> after = Optional.empty();
  private Optional<Runnable> onceKept = Optional.empty();
  private Optional<Long> last = Optional.empty();
  private int endings;
  private int revision;
  private String complaint = "";
  private boolean toldOfMany;
  private List<KeptRun> carried = List.of();

  /** A file that the person asked for. */
  private record Wanted(Path file, Runnable onSaved) {}

  /** What was written, and why some runs are in it as they were before. */
  private record Kept(SessionState state, Optional<Throwable> failure) {}

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
    boolean something = holdsRuns() || !written.isEmpty() || asked;
    if (writing.isDone() && workbench.attached() && something && (due || ended || asked)) {
      last = Optional.of(now);
      endings = workbench.endings();
      keep();
    }
  }

  /**
   * Writes the session to a file as well, soon; the answer is a message. Where a run cannot be
   * written, the file is not either.
   *
   * @param onSaved called once the file is there
   */
  public void saveAs(Path file, Runnable onSaved) {
    wanted = Optional.of(new Wanted(file, onSaved));
  }

  /**
   * Runs that are not in the workbench, because they cannot be read now, and stay in the session.
   *
   * @param runs their files are in the folder
   */
  public void carry(List<KeptRun> runs) {
    carried = List.copyOf(runs);
  }

  /** Keeps the session once more, then does this; for who has done with the folder. */
  public void keepThen(Runnable next) {
    after = Optional.of(next);
  }

  /** Does this once all of the session is kept, soon; not as long as some of it cannot be. */
  public void onceKept(Runnable next) {
    onceKept = Optional.of(next);
  }

  private void keep() {
    saving = wanted;
    wanted = Optional.empty();
    Optional<Wanted> file = saving;
    Optional<Runnable> next = after;
    after = Optional.empty();
    Optional<Runnable> settled = onceKept;
    CompletableFuture<Kept> kept = write(false).thenApplyAsync(done -> pack(done, file));
    writing = kept;
    workbench
        .handover()
        .expect(
            kept,
            done -> {
              done.failure()
                  .ifPresentOrElse(
                      this::complain,
                      () -> {
                        complaint = "";
                        settled.ifPresent(Runnable::run);
                        onceKept = onceKept.filter(one -> !settled.equals(Optional.of(one)));
                      });
              file.ifPresent(this::saved);
              next.ifPresent(Runnable::run);
            },
            failure -> {
              complain(failure);
              next.ifPresent(Runnable::run);
            });
  }

  private void saved(Wanted file) {
    saving = Optional.empty();
    file.onSaved().run();
    workbench.messages().note("Saved the session as " + file.file() + ".");
  }

  private Kept pack(Kept kept, Optional<Wanted> wanted) {
    if (wanted.isPresent()) {
      if (kept.failure().isPresent()) {
        throw new CompletionException(kept.failure().get());
      }
      try {
        SessionFile.write(wanted.get().file(), folder, kept.state());
      } catch (IOException failed) {
        throw new CompletionException(failed);
      }
    }
    return kept;
  }

  /** Once for each reason: a full disk is full at every attempt. */
  private void complain(Throwable failure) {
    LOG.warn("the session cannot be kept", cause(failure));
    String reason = "The session cannot be saved: " + reason(failure) + ".";
    if (!reason.equals(complaint)) {
      complaint = reason;
      workbench.messages().error(reason);
    }
  }

  private CompletableFuture<Kept> write(boolean closed) {
    Map<Long, String> names = new LinkedHashMap<>();
    List<CompletableFuture<?>> files = new ArrayList<>();
    Map<String, String> others = new ConcurrentHashMap<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (Run run : newest()) {
      Written known = written.get(run.id());
      if (known != null && known.isStill(run)) {
        names.put(run.id(), known.file());
      } else {
        Written next = Written.of(run, run.id() + "-" + ++revision + ".run");
        names.put(run.id(), next.file());
        files.add(file(run, next, others, failures));
      }
    }
    written.keySet().retainAll(names.keySet());
    SessionState state = workbench.state(names, view.get()).with(carried);
    return CompletableFuture.allOf(files.toArray(CompletableFuture[]::new))
        .thenApplyAsync(nothing -> {
          SessionState whole = state.withFiles(others);
          try {
            folder.write(closed ? whole.asClosed() : whole);
          } catch (IOException failed) {
            throw new CompletionException(failed);
          }
          return new Kept(whole, Optional.ofNullable(failures.peek()));
        });
  }

  private boolean holdsRuns() {
    return workbench.runs().findAny().isPresent() || !carried.isEmpty();
  }

  private List<Run> newest() {
    List<Run> all = workbench.runs().toList();
    int over = all.size() - SessionState.MOST_RUNS;
    if (over > 0 && !toldOfMany) {
      toldOfMany = true;
      workbench
          .messages()
          .note("The session keeps the newest %d runs only.".formatted(SessionState.MOST_RUNS));
    }
    return all.subList(Math.max(0, over), all.size());
  }

  /**
   * A run that made no step has nothing to keep but its settings; one that cannot be written is
   * kept as it was before.
   */
  private CompletableFuture<?> file(
      Run run, Written next, Map<String, String> others, Queue<Throwable> failures) {
    Optional<Written> before = Optional.ofNullable(written.get(run.id()));
    boolean begun = before.isPresent() || run.stepProperty().get() > 0;
    String title = run.title();
    return workbench
        .laboratory()
        .saveRun(run.id(), folder.file(next.file()))
        .handle((there, failure) -> {
          if (failure == null) {
            written.put(run.id(), next);
          } else {
            LOG.debug("run {} is not written", run.id(), failure);
            others.put(next.file(), before.map(Written::file).orElse(""));
            if (begun) {
              failures.add(new IOException("the run " + title + ": " + reason(failure), failure));
            }
          }
          return there;
        });
  }

  private static String reason(Throwable failure) {
    Throwable cause = cause(failure);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /**
   * The session as it is when the program ends, if that takes no more than some seconds; a file
   * that was asked for is waited for.
   */
  public void close() {
    if (!workbench.attached() || !holdsRuns()) {
      return;
    }
    try {
      long seconds = saving.isPresent() || wanted.isPresent() ? FILE_SECONDS : CLOSING_SECONDS;
      boolean done =
          writing.handle((kept, failure) -> failure == null).get(seconds, TimeUnit.SECONDS);
      if (done) {
        saving.ifPresent(file -> file.onSaved().run());
      }
      write(true).thenApplyAsync(kept -> pack(kept, wanted)).get(seconds, TimeUnit.SECONDS);
      wanted.ifPresent(file -> file.onSaved().run());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      LOG.warn("the session was not kept at the end", failed);
    }
  }
}

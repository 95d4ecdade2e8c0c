package iconexplorer.compute;

import static iconexplorer.training.RunState.FINISHED;
import static iconexplorer.training.RunState.PARKED;
import static iconexplorer.training.RunState.PAUSED;
import static iconexplorer.training.RunState.QUEUED;
import static iconexplorer.training.RunState.RUNNING;
import static iconexplorer.training.RunState.STOPPED;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.training.Change;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Film;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunState;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The laboratory on one thread of its own: letters in, events and frames out. */
public final class ComputeThread implements Laboratory {

  private static final Logger LOG = LoggerFactory.getLogger(ComputeThread.class);

  /** How often the picture may change: faster than the eye, slower than the training. */
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

  /** A picture takes a quarter of the time at most. */
  private static final int FRAME_REST = 3;

  /** Items of a picture at rest are embedded for so long before letters are looked at again. */
  private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long METRICS_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  /** What metrics are taken of takes a tenth of the time at most. */
  private static final int METRICS_REST = 9;

  private static final long SHARE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long CLOSING_MILLIS = 5_000;

  private static final String PICTURE = "the picture";

  private final EventInbox inbox;
  private final MetricsThread metrics;
  private final Sideline sideline;
  private final LinkedBlockingQueue<Runnable> letters = new LinkedBlockingQueue<>();
  private final Map<Long, Run> runs = new ConcurrentHashMap<>();
  private final Requests requests = new Requests(letters::add, runs::get);

  /** Runs that somebody left before they were there, and what they were to be. */
  private final Map<Long, TrainingSpec> unbegun = new HashMap<>();

  private final SupervisionCache supervision = new SupervisionCache();
  private final DatasetShelf datasets = new DatasetShelf();
  private final AtomicLong lastId = new AtomicLong();
  private final CompletableFuture<String> device = new CompletableFuture<>();
  private final Thread thread;

  /**
   * Of letters not opened yet: whose preparation each of them ends, because somebody wants another
   * run, or that one not.
   */
  private final Queue<LongPredicate> urgent = new ConcurrentLinkedQueue<>();

  private volatile boolean closed;
  private final Pace frames = new Pace(FRAME_NANOS, FRAME_REST);
  private final Pace samples = new Pace(METRICS_NANOS, METRICS_REST);
  private @Nullable Run current;
  private @Nullable Resting resting;
  private int watched = -1;
  private Film film = new Film(1);
  private long lastFrame;
  private long lastShare;

  /** A run that came to rest: its picture is completed between letters, then something follows. */
  private record Resting(Run run, Runnable then) {}

  /** Starts the thread, which starts ND4J; returns at once. */
  public ComputeThread(EventInbox inbox) {
    this.inbox = inbox;
    metrics = new MetricsThread(inbox);
    sideline = new Sideline(inbox);
    film.end();
    thread = Thread.ofPlatform().daemon().name("compute").start(this::serve);
  }

  private void serve() {
    try {
      device.complete(Device.start());
    } catch (Throwable broken) {
      LOG.debug("ND4J did not start", broken);
      device.completeExceptionally(
          new IOException("the numerical library did not start: " + reason(broken), broken));
      return;
    }
    while (!closed) {
      Runnable letter = nextLetter();
      if (letter != null) {
        open(letter);
      } else if (resting != null) {
        Resting at = resting;
        open(() -> settle(at));
      } else {
        train();
      }
    }
    runs.values().forEach(Run::close);
  }

  /** What the innermost cause says, on one line. */
  private static String reason(Throwable broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  /** The next letter, at once while there is work, else whenever it comes. */
  private @Nullable Runnable nextLetter() {
    Run now = current;
    if (resting != null || now != null && now.state() == RUNNING) {
      return letters.poll();
    }
    try {
      return letters.take();
    } catch (InterruptedException closing) {
      return () -> closed = true;
    }
  }

  private static void open(Runnable letter) {
    try {
      letter.run();
    } catch (OutOfMemoryError full) {
      LOG.error("a request found no memory", full);
    } catch (RuntimeException broken) {
      LOG.error("a request failed", broken);
    }
  }

  private void train() {
    Run now = current;
    if (now == null) {
      return;
    }
    now.session().step();
    film(now);
    if (now.state() != RUNNING) {
      rest(now, () -> metrics.measureAtRest(now.id(), now.data(), now.sample()));
      return;
    }
    boolean looked = !inbox.holdsFrame();
    if (looked && frames.due()) {
      sideline.attempt(now.id(), PICTURE, () -> frames.run(() -> freshPicture(now)));
    }
    if (looked && samples.due() && metrics.rested()) {
      sideline.attempt(
          now.id(),
          "measuring",
          () -> samples.run(() -> metrics.measure(now.id(), now.data(), now.sample())));
    }
  }

  private void freshPicture(Run run) {
    run.session().refresh((System.nanoTime() - lastFrame) / FRAME_REST);
    picture(run);
  }

  /** A film that fails gets no more pictures. */
  private void film(Run run) {
    if (!sideline.attempt(run.id(), "the film", () -> film.look(run.session(), watched))) {
      film.end();
    }
  }

  /** Shows a run that stands still, and does what follows once all of its picture is there. */
  private void rest(Run run, Runnable then) {
    settle(new Resting(run, then));
  }

  private void settle(Resting at) {
    resting = null;
    boolean complete = at.run().session().refresh(SETTLING_NANOS);
    if (complete || !inbox.holdsFrame()) {
      offerPicture(at.run());
    }
    if (complete) {
      at.then().run();
    } else {
      resting = at;
    }
  }

  private void offerPicture(Run run) {
    sideline.attempt(run.id(), PICTURE, () -> picture(run));
  }

  private void picture(Run run) {
    inbox.offer(run.session().picture(watched));
    lastFrame = System.nanoTime();
  }

  private void post(long id, Consumer<Run> request) {
    letters.add(() -> request(id, request));
  }

  /**
   * Posts a letter that does not wait for the end of a preparation.
   *
   * @param ends whether it ends the preparation of this run
   */
  private void urge(LongPredicate ends, Runnable letter) {
    urgent.add(ends);
    letters.add(() -> {
      urgent.remove(ends);
      letter.run();
    });
  }

  /** For a run that is wanted: others need not be prepared. */
  private void want(long id, Consumer<Run> request) {
    urge(preparing -> preparing != id, () -> request(id, request));
  }

  /**
   * For a run that is not wanted: it need not be prepared.
   *
   * @param ifUnbegun where it was left before it was there
   */
  private void leave(long id, Runnable ifUnbegun, Consumer<Run> request) {
    urge(
        preparing -> preparing == id,
        () -> {
          if (unbegun.remove(id) != null) {
            ifUnbegun.run();
          }
          request(id, request);
        });
  }

  private void request(long id, Consumer<Run> request) {
    Run run = runs.get(id);
    if (run != null) {
      request.accept(run);
    }
  }

  @Override
  public CompletableFuture<String> device() {
    return device;
  }

  @Override
  public long start(TrainingSpec spec) {
    long id = lastId.incrementAndGet();
    urge(preparing -> true, () -> begin(id, spec));
    return id;
  }

  private void begin(long id, TrainingSpec spec) {
    parkOthers(id);
    inbox.accept(new TrainingEvent.StateChanged(id, QUEUED, ""));
    try {
      Dataset data = datasets.load(spec.dataset(), spec.seed(), reading(id));
      Checkpoint silent = new Checkpoint(share -> {}, checkpoint(id).cancelled());
      Run run =
          new Run(started(new TrainingSession(id, spec, data, supervision, inbox, silent)), data);
      runs.put(id, run);
      current = run;
      go(run);
    } catch (CancellationException left) {
      unbegun.put(id, spec);
      inbox.accept(new TrainingEvent.StateChanged(id, PARKED, ""));
    } catch (IOException | IllegalArgumentException refused) {
      fail(id, String.valueOf(refused.getMessage()));
    } catch (OutOfMemoryError full) {
      LOG.error("run {} found no memory", id, full);
      fail(id, "there is not enough memory for this run: choose a smaller batch or data set");
    } catch (RuntimeException broken) {
      LOG.error("run {} did not start", id, broken);
      fail(id, "the run did not start: " + broken.getMessage());
    }
  }

  /** With the parameters that its encoder is to start from, where it is to start from some. */
  private static TrainingSession started(TrainingSession session) throws IOException {
    String start = session.spec().start();
    if (start.isEmpty()) {
      return session;
    }
    try {
      session.learner().startFrom(Path.of(start));
      return session;
    } catch (IOException | InvalidPathException refused) {
      session.close();
      throw refused;
    }
  }

  private void fail(long id, String sentence) {
    inbox.accept(new TrainingEvent.StateChanged(id, RunState.FAILED, sentence));
  }

  private void go(Run run) {
    resting = null;
    run.session().begin(checkpoint(run.id()));
    if (run.state() == RUNNING) {
      film(run);
    }
    offerPicture(run);
    samples.restart();
  }

  /** Says how far a preparation is, now and then, and ends it for a letter that waits. */
  private Checkpoint checkpoint(long id) {
    return new Checkpoint(
        share -> {
          long time = System.nanoTime();
          if (time - lastShare >= SHARE_NANOS) {
            lastShare = time;
            inbox.accept(new TrainingEvent.Prepared(id, share));
          }
        },
        () -> closed || urgent.stream().anyMatch(letter -> letter.test(id)));
  }

  /** The same of data that are no longer in memory; says so when the first of them are read. */
  private Checkpoint reading(long id) {
    Checkpoint checkpoint = checkpoint(id);
    AtomicBoolean said = new AtomicBoolean();
    return new Checkpoint(
        share -> {
          if (!said.getAndSet(true)) {
            inbox.accept(
                new TrainingEvent.StateChanged(id, RunState.PREPARING, "reading the data"));
          }
          checkpoint.progress().accept(share);
        },
        checkpoint.cancelled());
  }

  private void parkOthers(long id) {
    Run before = current;
    if (before != null && before.id() != id) {
      before.session().park();
    }
    current = null;
    resting = null;
  }

  @Override
  public void resume(long run) {
    urge(
        preparing -> preparing != run,
        () -> {
          TrainingSpec spec = unbegun.remove(run);
          if (spec == null) {
            request(run, this::takeUp);
          } else {
            begin(run, spec);
          }
        });
  }

  private void takeUp(Run run) {
    parkOthers(run.id());
    current = run;
    go(run);
  }

  @Override
  public void pause(long run) {
    post(
        run,
        wanted -> {
          boolean moved = wanted.state() == RUNNING;
          wanted.session().pause();
          rest(
              wanted,
              () -> {
                if (moved) {
                  metrics.measureAtRest(run, wanted.data(), wanted.sample());
                }
              });
        });
  }

  @Override
  public void step(long run) {
    post(
        run,
        wanted -> {
          if (wanted == current && wanted.state() == PAUSED) {
            wanted.session().step();
            rest(
                wanted,
                () -> {
                  if (metrics.idle()) {
                    metrics.measure(run, wanted.data(), wanted.sample());
                  }
                });
          }
        });
  }

  @Override
  public void stop(long run) {
    leave(
        run,
        () -> inbox.accept(new TrainingEvent.StateChanged(run, STOPPED, "")),
        wanted -> {
          boolean moved = wanted.state() == RUNNING;
          wanted.session().stop();
          rest(
              wanted,
              () -> {
                if (moved) {
                  metrics.measure(run, wanted.data(), wanted.sample());
                }
              });
        });
  }

  @Override
  public void extend(long run, int moreSteps) {
    post(
        run,
        wanted -> {
          if (wanted.state() == FINISHED) {
            parkOthers(run);
            current = wanted;
            wanted.session().extend(moreSteps);
            go(wanted);
          }
        });
  }

  @Override
  public void discard(long run) {
    leave(
        run,
        () -> {},
        unwanted -> {
          if (unwanted == current) {
            current = null;
          }
          if (resting != null && resting.run() == unwanted) {
            resting = null;
          }
          runs.remove(run);
          unwanted.close();
        });
  }

  @Override
  public void change(long run, Change change) {
    post(run, wanted -> wanted.session().change(change));
  }

  @Override
  public void watch(int item) {
    letters.add(() -> {
      watched = item;
      Run now = current;
      if (now != null && now.state() != RUNNING) {
        offerPicture(now);
      }
    });
  }

  @Override
  public void film(Film newFilm) {
    letters.add(() -> {
      film.end();
      film = newFilm;
      Run now = current;
      if (now != null && now.state() == RUNNING) {
        film(now);
      }
    });
  }

  @Override
  public void show(long run) {
    want(
        run,
        wanted -> {
          parkOthers(run);
          current = wanted;
          rest(wanted, () -> {});
        });
  }

  @Override
  public CompletableFuture<Path> exportModel(long run, Path file) {
    return requests.exportModel(run, file);
  }

  @Override
  public CompletableFuture<Snapshot> snapshot(long run, Path model) {
    return requests.ask(
        run,
        wanted -> {
          wanted.write(model);
          return new Snapshot(
              wanted.data(),
              wanted.embedding(),
              wanted.session().frame(watched),
              wanted.session().history());
        });
  }

  @Override
  public CompletableFuture<Dataset> data(long run) {
    return requests.data(run);
  }

  @Override
  public CompletableFuture<Loaded> loadModel(Path file, Checkpoint reading) {
    CompletableFuture<Loaded> loaded = new CompletableFuture<>();
    long id = lastId.incrementAndGet();
    urge(preparing -> true, () -> Requests.complete(loaded, () -> load(id, file, reading)));
    return loaded;
  }

  private Loaded load(long id, Path file, Checkpoint reading) throws IOException {
    Run run = ModelArchive.read(id, file, datasets, supervision, inbox, reading);
    parkOthers(id);
    runs.put(id, run);
    current = run;
    run.session().prepare();
    rest(run, () -> {});
    return loaded(run);
  }

  private static Loaded loaded(Run run) {
    TrainingSession session = run.session();
    return new Loaded(
        run.id(),
        session.spec(),
        session.steps(),
        session.plannedSteps(),
        session.state(),
        List.copyOf(session.history()));
  }

  @Override
  public CompletableFuture<Path> saveRun(long run, Path file) {
    return requests.save(run, file);
  }

  @Override
  public CompletableFuture<Loaded> restoreRun(Path file, RunState then, String message) {
    long id = lastId.incrementAndGet();
    return requests.later(() -> restore(id, file, then, message));
  }

  private Loaded restore(long id, Path file, RunState then, String message) throws IOException {
    Run run = RunArchive.read(id, file, then, message, datasets, supervision, inbox);
    runs.put(id, run);
    return loaded(run);
  }

  @Override
  public CompletableFuture<Embedding> embedding(long run) {
    return requests.embedding(run);
  }

  @Override
  public CompletableFuture<Exported> exportOnnx(ModelSource model, Path file) {
    return requests.exportOnnx(model, file);
  }

  @Override
  public CompletableFuture<NewItems> embed(ModelSource model, String address, Checkpoint reading) {
    return requests.embed(model, address, reading);
  }

  @Override
  public void close() {
    closed = true;
    letters.add(() -> {});
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    metrics.close();
  }
}

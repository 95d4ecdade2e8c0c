package iconexplorer.ui.runs;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.evaluation.Measure;
import iconexplorer.training.Change;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Film;
import iconexplorer.training.Frame;
import iconexplorer.training.Laboratory;
import iconexplorer.training.Metrics;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A laboratory that computes nothing: states follow the calls, {@link #tick} makes the steps. */
public final class FakeLaboratory implements Laboratory {

  public final EventInbox inbox;
  public final List<String> calls = new ArrayList<>();
  private final Map<Long, Fake> runs = new LinkedHashMap<>();
  private final Map<Path, TrainingSpec> saved = new ConcurrentHashMap<>();
  private long next = 1;

  /** Whether the disk is full. */
  public boolean full;

  private static final class Fake {
    final TrainingSpec spec;
    RunState state = RunState.QUEUED;
    int step;

    Fake(TrainingSpec spec) {
      this.spec = spec;
    }
  }

  public FakeLaboratory(EventInbox inbox) {
    this.inbox = inbox;
  }

  private void to(long id, RunState state) {
    runs.get(id).state = state;
    inbox.accept(new TrainingEvent.StateChanged(id, state, ""));
  }

  private void park() {
    runs.forEach((id, run) -> {
      if (run.state == RunState.RUNNING) {
        to(id, RunState.PARKED);
      }
    });
  }

  /** Some steps of the run that trains. */
  public synchronized void tick(int steps) {
    for (Map.Entry<Long, Fake> entry : List.copyOf(runs.entrySet())) {
      Fake run = entry.getValue();
      if (run.state == RunState.RUNNING) {
        advance(entry.getKey(), run, steps);
      }
    }
  }

  private void advance(long id, Fake run, int steps) {
    for (int i = 0; i < steps && run.step < run.spec.steps(); i++) {
      run.step++;
      double kl = 0.7 + 3 * Math.exp(-run.step / 120.0);
      inbox.accept(new TrainingEvent.KlMeasured(id, run.step, kl, kl, 800));
    }
    inbox.offer(frame(id, run));
    if (run.step >= run.spec.steps()) {
      inbox.accept(
          new TrainingEvent.MetricsMeasured(
              id,
              run.step,
              Metrics.NONE.with(Measure.KNN_ACCURACY, 0.981).with(Measure.TRUSTWORTHINESS, 0.992)));
      to(id, RunState.FINISHED);
    }
  }

  private static Frame frame(long id, Fake run) {
    int n = 1797;
    Random random = new Random(id);
    float[] xy = new float[2 * n];
    double t = 1 - Math.exp(-run.step / 150.0);
    for (int i = 0; i < n; i++) {
      int c = i % 10;
      xy[2 * i] = (float) (t * 8 * Math.cos(c * 0.63) + random.nextGaussian());
      xy[2 * i + 1] = (float) (t * 8 * Math.sin(c * 0.63) + random.nextGaussian());
    }
    return new Frame(
        id,
        run.step,
        n,
        xy,
        new int[0],
        new float[0],
        new Frame.Projection.Raw(),
        new float[0],
        Optional.empty());
  }

  @Override
  public void film(Film film) {
    calls.add("film every " + film.every());
  }

  @Override
  public CompletableFuture<String> device() {
    return CompletableFuture.completedFuture("CPU, AVX-512, 2 threads");
  }

  @Override
  public synchronized long start(TrainingSpec spec) {
    park();
    long id = next++;
    calls.add("start " + spec.method());
    runs.put(id, new Fake(spec));
    to(id, RunState.QUEUED);
    to(id, RunState.PREPARING);
    to(id, RunState.RUNNING);
    return id;
  }

  @Override
  public synchronized void resume(long run) {
    calls.add("resume " + run);
    park();
    to(run, RunState.RUNNING);
  }

  @Override
  public synchronized void pause(long run) {
    calls.add("pause " + run);
    to(run, RunState.PAUSED);
  }

  @Override
  public synchronized void step(long run) {
    calls.add("step " + run);
    advance(run, runs.get(run), 1);
  }

  @Override
  public synchronized void stop(long run) {
    calls.add("stop " + run);
    to(run, RunState.STOPPED);
  }

  @Override
  public synchronized void extend(long run, int moreSteps) {
    calls.add("extend " + run + " " + moreSteps);
    to(run, RunState.RUNNING);
  }

  @Override
  public synchronized void discard(long run) {
    calls.add("discard " + run);
    runs.remove(run);
  }

  @Override
  public void change(long run, Change change) {
    calls.add("change " + run + " " + change);
  }

  @Override
  public void watch(int item) {
    calls.add("watch " + item);
  }

  @Override
  public synchronized void show(long run) {
    calls.add("show " + run);
    inbox.offer(frame(run, runs.get(run)));
  }

  @Override
  public CompletableFuture<Path> exportModel(long run, Path file) {
    return CompletableFuture.completedFuture(file);
  }

  @Override
  public CompletableFuture<Snapshot> snapshot(long run, Path model) {
    Fake fake = runs.get(run);
    Dataset data = data(run).join();
    float[] z = new float[2 * data.size()];
    return CompletableFuture.completedFuture(
        new Snapshot(
            data,
            new Embedding(fake.step, data.size(), 2, z, new int[0]),
            frame(run, fake),
            List.of()));
  }

  @Override
  public CompletableFuture<Dataset> data(long run) {
    TrainingSpec spec = runs.get(run).spec;
    return CompletableFuture.completedFuture(DatasetCatalogue.load(spec.dataset(), spec.seed()));
  }

  @Override
  public CompletableFuture<Loaded> loadModel(Path file, Checkpoint reading) {
    return CompletableFuture.failedFuture(
        new IllegalArgumentException(file + " is no model of this program."));
  }

  @Override
  public CompletableFuture<Path> saveRun(long run, Path file) {
    calls.add("save " + run);
    try {
      if (full) {
        throw new IOException("no space left");
      }
      Files.createDirectories(file.resolveSibling("."));
      saved.put(file, runs.get(run).spec);
      return CompletableFuture.completedFuture(Files.writeString(file, "run " + run));
    } catch (IOException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  @Override
  public synchronized CompletableFuture<Loaded> restoreRun(
      Path file, RunState then, String message) {
    TrainingSpec spec = saved.get(file);
    if (spec == null || !Files.exists(file)) {
      return CompletableFuture.failedFuture(new IllegalArgumentException(file + " is no run."));
    }
    long id = next++;
    Fake run = new Fake(spec);
    run.state = then;
    runs.put(id, run);
    return CompletableFuture.completedFuture(
        new Loaded(id, spec, 5, spec.steps(), then, List.of()));
  }

  @Override
  public CompletableFuture<Embedding> embedding(long run) {
    return CompletableFuture.completedFuture(
        new Embedding(runs.get(run).step, 1, 2, new float[] {0, 0}, new int[0]));
  }

  @Override
  public CompletableFuture<Exported> exportOnnx(ModelSource model, Path file) {
    return CompletableFuture.completedFuture(new Exported(List.of(file), ""));
  }

  @Override
  public CompletableFuture<NewItems> embed(ModelSource model, String address, Checkpoint reading) {
    return CompletableFuture.failedFuture(
        new IllegalArgumentException(address + " is no data for this model."));
  }

  @Override
  public void close() {
    calls.add("close");
  }
}

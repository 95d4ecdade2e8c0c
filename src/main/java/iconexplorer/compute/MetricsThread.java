package iconexplorer.compute;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.training.Baselines;
import iconexplorer.training.EmbeddingMetrics;
import iconexplorer.training.EmbeddingMetrics.Sample;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.TrainingEvent;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures copies of embeddings beside the training; pure Java, never ND4J. */
final class MetricsThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsThread.class);

  /** How many times as long as it measured it rests. */
  private static final int REST = 5;

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("metrics").factory());
  private final AtomicInteger waiting = new AtomicInteger();
  private final Pace pace = new Pace(0, REST);
  private final Consumer<TrainingEvent> events;
  private @Nullable Dataset data;
  private @Nullable EmbeddingMetrics metrics;
  private @Nullable Baselines baselines;

  MetricsThread(Consumer<TrainingEvent> events) {
    this.events = events;
  }

  /** Whether the last sample is done. */
  boolean idle() {
    return waiting.get() == 0;
  }

  /** Whether it has rested long enough to leave the processor to the training. */
  boolean rested() {
    return idle() && pace.due();
  }

  /** Measures in its turn; nothing once the thread is closed, when nobody asks any more. */
  void measure(long run, Dataset of, Sample sample) {
    submit(run, () -> tell(run, of, sample));
  }

  /**
   * Measures a run that stands still, what other clusterings come to beside it, and what its
   * clusters are worth where some labels are known.
   */
  void measureAtRest(long run, Dataset of, Sample sample) {
    submit(
        run,
        () -> {
          tell(run, of, sample);
          events.accept(
              new TrainingEvent.BaselinesMeasured(
                  run, sample.step(), baselinesOf(of).measure(sample)));
          Map<String, LabelBudget> budgets = KnownLabels.budgets(of, sample);
          if (!budgets.isEmpty()) {
            events.accept(new TrainingEvent.LabelBudgetsMeasured(run, sample.step(), budgets));
          }
        });
  }

  private void submit(long run, Runnable measuring) {
    waiting.incrementAndGet();
    try {
      executor.execute(() -> guarded(run, measuring));
    } catch (RejectedExecutionException closed) {
      waiting.decrementAndGet();
      LOG.debug("run {} is not measured any more", run, closed);
    }
  }

  private void guarded(long run, Runnable measuring) {
    try {
      pace.run(measuring);
    } catch (RuntimeException broken) {
      LOG.error("metrics of run {} failed", run, broken);
      events.accept(
          new TrainingEvent.Noted(
              run, "the metrics could not be measured: " + broken.getMessage()));
    } finally {
      waiting.decrementAndGet();
    }
  }

  private void tell(long run, Dataset of, Sample sample) {
    events.accept(
        new TrainingEvent.MetricsMeasured(run, sample.step(), metricsOf(of).measure(sample)));
  }

  private Baselines baselinesOf(Dataset of) {
    knows(of);
    Baselines ready = baselines;
    if (ready == null) {
      ready = new Baselines(of);
      baselines = ready;
    }
    return ready;
  }

  private EmbeddingMetrics metricsOf(Dataset of) {
    knows(of);
    EmbeddingMetrics ready = metrics;
    if (ready == null) {
      ready = new EmbeddingMetrics(of);
      metrics = ready;
    }
    return ready;
  }

  /** Forgets what it found in another data set. */
  private void knows(Dataset of) {
    if (data != of) {
      data = of;
      metrics = null;
      baselines = null;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

package iconexplorer.cli;

import iconexplorer.data.DataFormatException;
import iconexplorer.encoder.ModelFormatException;
import iconexplorer.export.RunLog;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Frame;
import iconexplorer.training.Laboratory;
import iconexplorer.training.Laboratory.Snapshot;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.TrainingEvent.Prepared;
import iconexplorer.training.TrainingSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A laboratory of one's own, which trains one run after another to its end. */
final class OffscreenRun implements AutoCloseable {
  private static final long POLL_MILLIS = 20;

  /** Those of 60,000 images take a minute, and many where the machine does other things beside. */
  private static final long METRICS_NANOS = TimeUnit.MINUTES.toNanos(15);

  /** Somebody who leaves does not wait for them. */
  private static final long HURRIED_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final EventInbox inbox = new EventInbox();
  private final Laboratory laboratory;
  private volatile boolean stopped;

  OffscreenRun(Services services) {
    laboratory = services.laboratory().apply(inbox);
  }

  /**
   * What a run came to.
   *
   * @param id of the run in its laboratory
   * @param frame its last picture
   */
  record Outcome(long id, RunLog log, Optional<Frame> frame, Instant started, Duration took) {

    RunTimes times() {
      return RunTimes.of(started, took);
    }

    /** What its seed came to. */
    Repeat repeat(long seed) {
      return new Repeat(
          seed,
          log.state(),
          log.latest().map(KlMeasured::step).orElse(0),
          log.latest().map(KlMeasured::kl).orElse(Double.NaN),
          log.latest().map(KlMeasured::loss).orElse(Double.NaN),
          log.latestMetrics().map(MetricsMeasured::metrics).orElse(Metrics.NONE));
    }
  }

  /** What computes, in words. */
  String device() {
    return join(() -> laboratory.device().join());
  }

  /**
   * Trains until the run has ended and its metrics are there. Pictures stay in the inbox until
   * then, so that none but the first and the last are made.
   */
  Outcome train(TrainingSpec spec, Progress progress) {
    device(); // where nothing computes, nobody would ever answer
    Instant started = Instant.now();
    long begin = System.nanoTime();
    RunLog log = new RunLog();
    long run = laboratory.start(spec);
    long ended = 0;
    Duration took = Duration.ZERO;
    boolean told = false;
    while (ended == 0 || !measured(log) && System.nanoTime() - ended < patience()) {
      pause();
      if (stopped && !told) {
        told = true;
        laboratory.stop(run);
      }
      inbox.drain(event -> take(event, run, log, progress));
      if (ended == 0 && log.state().ended()) {
        ended = System.nanoTime();
        took = Duration.ofNanos(ended - begin);
      }
    }
    if (!measured(log)) {
      progress.note(lateness(log));
    }
    Optional<Frame> frame = inbox.takeFrame().filter(newest -> newest.run() == run);
    return new Outcome(run, log, frame, started, took);
  }

  /** Ends the run that trains, where it is; for any thread. */
  void stop() {
    stopped = true;
  }

  /** Whether it has been asked to stop; no more runs should begin. */
  boolean stopped() {
    return stopped;
  }

  private long patience() {
    return stopped ? HURRIED_NANOS : METRICS_NANOS;
  }

  private static void take(TrainingEvent event, long run, RunLog log, Progress progress) {
    if (event.run() != run) {
      return;
    }
    log.accept(event);
    if (event instanceof KlMeasured point) {
      progress.at(point);
    } else if (event instanceof Noted noted) {
      progress.note(noted.message());
    } else if (event instanceof Prepared prepared) {
      progress.prepared(prepared.share());
    }
  }

  /**
   * Whether the metrics of the last step have come; a run without a step has none, and one that was
   * stopped is not compared with other clusterings.
   */
  private static boolean measured(RunLog log) {
    int last = log.latest().map(KlMeasured::step).orElse(0);
    boolean compared = log.hasBaselines() || log.state() == RunState.STOPPED;
    return last == 0 || compared && log.latestMetrics().map(m -> m.step() >= last).orElse(false);
  }

  /** What is there in place of the metrics of the last step. */
  static String lateness(RunLog log) {
    int last = log.latest().map(KlMeasured::step).orElse(0);
    return log.latestMetrics()
        .map(there ->
            there.step() < last
                ? "The metrics of step %,d have not come in time: those of step %,d are kept."
                    .formatted(last, there.step())
                : "The clusterings to compare with have not come in time and are left out.")
        .orElse("The metrics have not come in time and are left out.");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed("interrupted", e);
    }
  }

  Laboratory laboratory() {
    return laboratory;
  }

  /** Writes the model; what else its folder holds comes back. */
  Snapshot snapshot(long run, Path model) {
    return join(() -> laboratory.snapshot(run, model).join());
  }

  /** The answer, or the failure's own sentence. */
  static <T> T join(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String sentence = String.valueOf(cause.getMessage());
      throw switch (cause) {
        case DataFormatException input -> Refusal.badInput(sentence, input);
        case ModelFormatException input -> Refusal.badInput(sentence, input);
        case IllegalArgumentException input -> Refusal.badInput(sentence, input);
        default -> Refusal.failed(sentence, cause);
      };
    }
  }

  @Override
  public void close() {
    laboratory.close();
  }
}

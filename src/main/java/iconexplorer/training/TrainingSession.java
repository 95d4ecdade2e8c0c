package iconexplorer.training;

import static iconexplorer.training.RunState.COLLAPSED;
import static iconexplorer.training.RunState.DIVERGED;
import static iconexplorer.training.RunState.FAILED;
import static iconexplorer.training.RunState.FINISHED;
import static iconexplorer.training.RunState.PARKED;
import static iconexplorer.training.RunState.PAUSED;
import static iconexplorer.training.RunState.PREPARING;
import static iconexplorer.training.RunState.QUEUED;
import static iconexplorer.training.RunState.RUNNING;
import static iconexplorer.training.RunState.STOPPED;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.encoder.SavedModel;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.WideGaussian;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.TrainingEvent.StateChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run as a plain state machine: it knows when it may step, when its curve gets a point and how
 * it ends; {@link Learner} does the arithmetic. Belongs to one thread, the caller's.
 */
public final class TrainingSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);

  /** Points that a whole curve has at most, roughly. */
  private static final int CURVE_POINTS = 250;

  private static final double SMOOTHING = 0.9;

  /** How much of a preparation the search for neighbours is, the first picture being the rest. */
  private static final double NEIGHBOURS_SHARE = 0.8;

  private final long id;
  private Learner learner;
  private FrameMaker frames;
  private final Consumer<TrainingEvent> events;
  private final List<TrainingEvent> history = new ArrayList<>();
  private final int every;
  private final DivergenceWatch divergence = new DivergenceWatch();
  private final CollapseWatch collapse;
  private final PlateauWatch plateau;
  private RunState state = QUEUED;
  private int plannedSteps;
  private double kl = Double.NaN;
  private double stepsPerSecond;
  private long lastPointNanos;
  private int lastPointStep;
  private boolean noted;

  /**
   * @param id which run its events belong to
   * @param cache p of earlier runs
   * @param checkpoint ends what must be found before there is a session: eigenvectors, widths, a
   *     start
   * @throws IllegalArgumentException in one sentence, when the data cannot give what the spec asks
   * @throws CancellationException if cancelled
   */
  public TrainingSession(
      long id,
      TrainingSpec spec,
      Dataset data,
      SupervisionCache cache,
      Consumer<TrainingEvent> events,
      Checkpoint checkpoint) {
    this.id = id;
    this.events = events;
    learner = new Learner(spec, data, cache, checkpoint);
    frames = new FrameMaker(learner);
    plannedSteps = spec.steps();
    every = Math.max(1, spec.steps() / CURVE_POINTS);
    collapse = new CollapseWatch(spec.steps());
    plateau = new PlateauWatch(spec.plateau());
  }

  /** A session that nobody keeps from being there. */
  public TrainingSession(
      long id,
      TrainingSpec spec,
      Dataset data,
      SupervisionCache cache,
      Consumer<TrainingEvent> events) {
    this(id, spec, data, cache, events, Checkpoint.NONE);
  }

  /** A session that shares nothing with others. */
  public TrainingSession(long id, TrainingSpec spec, Dataset data, Consumer<TrainingEvent> events) {
    this(id, spec, data, new SupervisionCache(), events);
  }

  public long id() {
    return id;
  }

  public RunState state() {
    return state;
  }

  /** The spec as it is now, with every change made on the way. */
  public TrainingSpec spec() {
    return learner.plan();
  }

  /** Updates done. */
  public int steps() {
    return learner.steps();
  }

  /** Updates after which the run is finished. */
  public int plannedSteps() {
    return plannedSteps;
  }

  /** KL of the curve's last point, in nats; NaN before the first. */
  public double kl() {
    return kl;
  }

  /** The curve and its marks so far, in order. */
  public List<TrainingEvent> history() {
    return Collections.unmodifiableList(history);
  }

  /** What learns, in the stage that the run is in. */
  public Learner learner() {
    return learner;
  }

  /**
   * The embedding of this step as a picture.
   *
   * @param watched item whose p and q come along, −1 for none
   */
  public Frame frame(int watched) {
    learner.embeddings().complete();
    return picture(watched);
  }

  /**
   * Brings some items' places in the picture up to date.
   *
   * @param nanos after which the rest is left for later
   * @return whether all are where this step has put them
   */
  public boolean refresh(long nanos) {
    return learner.embeddings().refresh(nanos);
  }

  /**
   * The embedding as a picture, as far as it was {@link #refresh}ed.
   *
   * @param watched item whose p and q come along, −1 for none
   */
  public Frame picture(int watched) {
    learner.watch(watched);
    if (state == PAUSED || state.ended() && state != FAILED) {
      learner.observe();
    }
    return frames.make(id);
  }

  /** What metrics need, copied; of a run that stands still also what costs more. */
  public EmbeddingMetrics.Sample sample() {
    return EmbeddingMetrics.Sample.of(learner, state != RUNNING);
  }

  /**
   * Goes on where a saved run stopped, with the batches that it would have drawn; a run that had
   * done its steps is finished.
   *
   * @param done updates done
   * @param planned updates after which the run is finished
   * @param past {@link #history} of the saved run
   * @throws IllegalArgumentException when what was saved does not fit the spec
   */
  public void restore(SavedModel saved, int done, int planned, List<TrainingEvent> past) {
    learn(learner.at(done));
    learner.restore(saved, done);
    plannedSteps = planned;
    for (TrainingEvent event : past) {
      history.add(event);
      kl = event instanceof KlMeasured measured ? measured.kl() : kl;
    }
    replay(past);
    if (done >= planned) {
      enter(FINISHED, "");
    }
  }

  /**
   * What was watched along the curve is known again, but for signs of a collapse, which it does not
   * show. A mark counts after its step, wherever it stands among the points of the curve.
   */
  private void replay(List<TrainingEvent> past) {
    List<Marked> marks =
        past.stream().filter(Marked.class::isInstance).map(Marked.class::cast).toList();
    int before = 0;
    for (TrainingEvent event : past) {
      if (event instanceof KlMeasured measured) {
        follow(marks, before, measured.step());
        divergence.accept(measured.step(), measured.loss());
        plateau.accept(measured.step(), measured.loss());
        before = measured.step();
      }
    }
    follow(marks, before, Integer.MAX_VALUE);
  }

  /** What the marks from the one step on and before the other mean. */
  private void follow(List<Marked> marks, int from, int to) {
    for (Marked mark : marks) {
      if (mark.step() >= from && mark.step() < to) {
        follow(mark.turn());
      }
    }
  }

  /** The one place that begins the watching of the loss anew. */
  private void follow(Turn turn) {
    switch (turn) {
      case NONE -> {}
      case CHANCE -> plateau.reset();
      case SCALE -> {
        divergence.reset();
        plateau.reset();
      }
    }
  }

  /**
   * The same for a run that is set aside until somebody wants it, or ended as it had ended.
   *
   * @param then how it had ended; any other state is taken for parked
   * @param message what it said then
   * @throws IllegalArgumentException when what was saved does not fit the spec
   */
  public void restore(
      SavedModel saved,
      int done,
      int planned,
      List<TrainingEvent> past,
      RunState then,
      String message) {
    restore(saved, done, planned, past);
    if (state != FINISHED || then.ended()) {
      enter(then.ended() ? then : PARKED, message);
    }
  }

  /** Finds neighbours and widths and takes up memory; the run is then paused. */
  public void prepare() {
    prepare(Checkpoint.NONE);
  }

  /**
   * Finds neighbours and widths and takes up memory; the run is then paused, or parked where that
   * was cancelled.
   *
   * @param checkpoint hears how far the search is, and ends it
   */
  public void prepare(Checkpoint checkpoint) {
    prepare(checkpoint, PAUSED);
  }

  /** From wherever it waits to running, without a pause on the way. */
  public void begin(Checkpoint checkpoint) {
    prepare(checkpoint, RUNNING);
    start();
  }

  private void prepare(Checkpoint checkpoint, RunState then) {
    if (state != QUEUED && state != PARKED) {
      return;
    }
    enter(PREPARING, learner.preparation());
    guarded(() -> {
      try {
        learner.prepare(checkpoint.part(0, NEIGHBOURS_SHARE));
        learner.embeddings().begin(checkpoint.part(NEIGHBOURS_SHARE, 1));
      } catch (CancellationException left) {
        enter(PARKED, "");
        return;
      }
      lastPointNanos = System.nanoTime();
      lastPointStep = learner.steps();
      enter(then, "");
    });
  }

  /** From paused to running; does nothing from any other state. */
  public void start() {
    if (state == PAUSED) {
      lastPointNanos = System.nanoTime();
      lastPointStep = learner.steps();
      enter(RUNNING, "");
    }
  }

  /** From running to paused; does nothing from any other state. */
  public void pause() {
    if (state == RUNNING) {
      enter(PAUSED, "");
    }
  }

  /** Sets the run aside and gives back what it can find again; an ended run stays ended. */
  public void park() {
    learner.release();
    if (state == RUNNING || state == PAUSED) {
      enter(PARKED, "");
    }
  }

  /**
   * Ends the run for good, with the curve's last point at its last step; does nothing once it has
   * ended.
   */
  public void stop() {
    guarded(() -> {
      if (!state.ended() && steps() > measuredStep()) {
        learner.reevaluate();
        record();
      }
    });
    if (!state.ended()) {
      enter(STOPPED, "");
    }
  }

  /** Of the curve's last point, 0 before the first. */
  private int measuredStep() {
    for (TrainingEvent event : history.reversed()) {
      if (event instanceof KlMeasured measured) {
        return measured.step();
      }
    }
    return 0;
  }

  /** Lets a finished run go on, from where a parked one would. */
  public void extend(int moreSteps) {
    if (state == FINISHED && moreSteps > 0) {
      plannedSteps += moreSteps;
      follow(Turn.CHANCE);
      enter(PARKED, "");
    }
  }

  /** Prepares, starts and steps until the run has ended. */
  public void run() {
    begin(Checkpoint.NONE);
    while (state == RUNNING) {
      step();
    }
  }

  /** One update of a running or paused run; the last planned one finishes it. */
  public void step() {
    if (state != RUNNING && state != PAUSED) {
      return;
    }
    guarded(() -> {
      int coming = learner.steps() + 1;
      boolean measured = coming == 1 || coming % every == 0 || coming >= plannedSteps;
      learner.step(measured, divergence.limit()).ifPresent(reported -> mark(reported, Turn.NONE));
      note();
      if (measured) {
        measure();
      }
      if (!state.ended() && learner.exaggerationEnds()) {
        mark("exaggeration off", Turn.SCALE);
      }
      if (!state.ended() && learner.steps() >= plannedSteps) {
        enter(FINISHED, "");
      }
      if (!state.ended() && learner.ends()) {
        changeStage();
      }
    });
  }

  private void changeStage() {
    learn(learner.next());
    learner.prepare(Checkpoint.NONE);
    mark("stage %d of %d".formatted(1 + spec().stage(steps()), spec().stages().size()), Turn.SCALE);
    collapse.reset();
  }

  private void learn(Learner other) {
    if (other != learner) {
      learner = other;
      frames = new FrameMaker(other);
    }
  }

  private void measure() {
    record();
    if (!state.ended()) {
      watch(learner.loss());
    }
  }

  /** A point of the curve. */
  private void record() {
    kl = learner.kl();
    double loss = learner.loss();
    if (!learner.measurable()) {
      diverge("the loss is no longer a number");
      return;
    }
    long now = System.nanoTime();
    double rate = (learner.steps() - lastPointStep) * 1e9 / Math.max(1, now - lastPointNanos);
    stepsPerSecond =
        stepsPerSecond == 0 ? rate : SMOOTHING * stepsPerSecond + (1 - SMOOTHING) * rate;
    lastPointNanos = now;
    lastPointStep = learner.steps();
    tell(new KlMeasured(id, learner.steps(), kl, loss, stepsPerSecond));
    learner
        .information()
        .ifPresent(information -> tell(new InformationMeasured(id, learner.steps(), information)));
  }

  private void tell(TrainingEvent event) {
    history.add(event);
    events.accept(event);
  }

  private void watch(double loss) {
    if (divergence.accept(learner.steps(), loss)) {
      diverge("the loss rose far above its best and stays there");
      return;
    }
    Optional<Collapse> alike = learner.collapse();
    if (collapse.accept(learner.steps(), alike.isPresent())) {
      enter(COLLAPSED, alike.map(Collapse::sentence).orElse("") + ": " + wayOut());
      return;
    }
    if (plateau.accept(learner.steps(), loss)
        && learner.onLastScale()
        && learner.steps() < plannedSteps) {
      mark("plateau", Turn.CHANCE);
      plannedSteps = learner.steps();
      enter(
          FINISHED,
          "plateau: no improvement by %s in %,d steps"
              .formatted(spec().plateau().leastImprovement(), spec().plateau().patience()));
    }
  }

  private void diverge(String what) {
    learner.restoreGoodState();
    String width =
        switch (learner.spec().equation().q()) {
          case Gaussian gaussian ->
              gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN
                  ? " or raise σ of q"
                  : " or raise τ";
          case WideGaussian wide -> "";
          case NarrowGaussian narrow -> "";
          case StudentT studentT -> "";
          case Harmonic harmonic -> "";
          case Clusters clusters -> "";
        };
    enter(
        DIVERGED,
        "%s; the last good state is kept: lower the learning rate%s".formatted(what, width));
  }

  /**
   * The nearest negatives alone can draw everything together, and a p̃ that is nearly uniform asks
   * for it; else more of α keeps items apart.
   */
  private String wayOut() {
    if (learner.spec().equation().q() instanceof NarrowGaussian narrow
        && narrow.triplets().map(Triplets::negatives).equals(Optional.of(Negatives.HARDEST))) {
      return "choose semi-hard or random negatives";
    }
    return spec().equation().modifiers().alpha() > 0.5
        ? "lower α, which leaves nothing to tell items apart"
        : "raise α or lower the learning rate, and start with a new seed";
  }

  private void note() {
    int left = learner.anchorsWithoutPositives();
    if (left > 0 && !noted) {
      noted = true;
      events.accept(new Noted(id, left + " anchors without a positive are left out of the mean"));
    }
  }

  private void mark(String label, Turn turn) {
    tell(new Marked(id, learner.steps(), label, turn));
    follow(turn);
  }

  /**
   * Applies at the next step; an ended run does not change. The loss may have another scale from
   * then on, except where only the step size changed.
   */
  public void change(Change change) {
    if (!state.ended()) {
      guarded(() -> {
        String label = learner.change(change);
        if (change.marks()) {
          mark(label, change.turn());
        } else {
          follow(change.turn());
        }
        collapse.reset();
      });
    }
  }

  private void enter(RunState next, String message) {
    state = next;
    events.accept(new StateChanged(id, next, message));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (IllegalArgumentException refused) {
      fail(String.valueOf(refused.getMessage()));
    } catch (OutOfMemoryError full) {
      LOG.error("run {} ran out of memory", id, full);
      fail("there is not enough memory for this run: choose a smaller batch or data set");
    } catch (RuntimeException broken) {
      LOG.error("run {} failed", id, broken);
      fail("the run failed: " + broken.getMessage());
    }
  }

  private void fail(String message) {
    if (!state.ended()) {
      enter(FAILED, message);
    }
  }

  /** Frees everything at once. */
  @Override
  public void close() {
    learner.close();
  }
}

package iconexplorer.ui.runs;

import iconexplorer.evaluation.Measure;
import iconexplorer.learned.Clusters;
import iconexplorer.method.Category;
import iconexplorer.method.Method;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.session.KeptRun;
import iconexplorer.training.Baseline;
import iconexplorer.training.Frame;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One run as the window saw it: its events, its newest frame, and what they add up to. */
public final class Run {

  private static final int TREND_WINDOW = 25;

  private final long id;
  private final Place place;
  private final Optional<Method> method;
  private final ObjectProperty<TrainingSpec> spec;
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<TrainingEvent.KlMeasured> curve = new ArrayList<>();
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(RunState.QUEUED);
  private String preparing = "";
  private final ReadOnlyObjectWrapper<String> message = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyDoubleWrapper kl = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyDoubleWrapper loss = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyDoubleWrapper stepsPerSecond = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyObjectWrapper<Optional<ClusterInformation>> information =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Metrics> metrics = new ReadOnlyObjectWrapper<>(Metrics.NONE);
  private final ReadOnlyObjectWrapper<List<Baseline>> baselines =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Frame>> frame =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int plannedSteps;
  private boolean unseen;
  private boolean changedOnTheWay;
  private Optional<RunTimes> times = Optional.empty();
  private Optional<Instant> working = Optional.empty();

  Run(long id, Place place, Optional<Method> method, TrainingSpec spec) {
    this.id = id;
    this.place = place;
    this.method = method;
    this.spec = new SimpleObjectProperty<>(spec);
    plannedSteps = spec.steps();
  }

  public long id() {
    return id;
  }

  public Place place() {
    return place;
  }

  /** Empty where the spec belongs to no published method. */
  public Optional<Method> method() {
    return method;
  }

  /** What a person calls it. */
  public String title() {
    return method.map(Method::name).orElse(spec.get().method());
  }

  /** With every change applied so far. */
  public TrainingSpec spec() {
    return spec.get();
  }

  public ReadOnlyObjectProperty<TrainingSpec> specProperty() {
    return spec;
  }

  public RunState state() {
    return state.get();
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** One sentence beside the state; empty where the state says it all. */
  public ReadOnlyObjectProperty<String> messageProperty() {
    return message.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** The latest KL in nats; NaN before the first. */
  public ReadOnlyDoubleProperty klProperty() {
    return kl.getReadOnlyProperty();
  }

  /** The latest value of what is minimised; NaN before the first. */
  public ReadOnlyDoubleProperty lossProperty() {
    return loss.getReadOnlyProperty();
  }

  public ReadOnlyDoubleProperty stepsPerSecondProperty() {
    return stepsPerSecond.getReadOnlyProperty();
  }

  /** What the clusters of neighbours tell about each other; empty where that is not compared. */
  public ReadOnlyObjectProperty<Optional<ClusterInformation>> informationProperty() {
    return information.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Metrics> metricsProperty() {
    return metrics.getReadOnlyProperty();
  }

  /** Clusterings beside it; empty while it runs for the first time. */
  public ReadOnlyObjectProperty<List<Baseline>> baselinesProperty() {
    return baselines.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Frame>> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  /** All that happened, in order; a view that comes late replays it. */
  public List<TrainingEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** The KL curve, in order. */
  public List<TrainingEvent.KlMeasured> curve() {
    return Collections.unmodifiableList(curve);
  }

  /** How KL moved over the last measurements, in nats; 0 before there are two. */
  public double trend() {
    if (curve.size() < 2) {
      return 0;
    }
    int before = Math.max(0, curve.size() - 1 - TREND_WINDOW);
    return curve.getLast().kl() - curve.get(before).kl();
  }

  /** Those of the spec and those it was extended by. */
  public int plannedSteps() {
    return plannedSteps;
  }

  void plan(int steps) {
    plannedSteps = steps;
  }

  void reach(int done) {
    step.set(Math.max(step.get(), done));
  }

  /** Share of the planned steps that are done, in [0, 1]. */
  public double progress() {
    return Math.min(1, (double) step.get() / plannedSteps);
  }

  /** Empty before a speed is known. */
  public OptionalDouble secondsLeft() {
    double speed = stepsPerSecond.get();
    return speed > 0
        ? OptionalDouble.of(Math.max(0, plannedSteps - step.get()) / speed)
        : OptionalDouble.empty();
  }

  /** What a session keeps of it beside its file. */
  KeptRun kept(String file) {
    return new KeptRun(
        file, spec.get(), state.get(), message.get(), unseen, KeptRun.measured(events), times());
  }

  /** When it was at work; empty where its beginning was not seen. */
  public Optional<RunTimes> times() {
    Instant now = Instant.now();
    return times.map(known -> working.map(since -> known.with(since, now)).orElse(known));
  }

  /** It worked before it came here. */
  void worked(Optional<RunTimes> before) {
    times = before;
  }

  private void keepTime(RunState next) {
    Instant now = Instant.now();
    times = times();
    working =
        switch (next) {
          case PREPARING, RUNNING -> Optional.of(now);
          case QUEUED, PAUSED, PARKED, STOPPED, FINISHED, DIVERGED, COLLAPSED, FAILED ->
              Optional.empty();
        };
    if (working.isPresent() && times.isEmpty() && step.get() == 0) {
      times = Optional.of(RunTimes.of(now, Duration.ZERO));
    }
  }

  /** What it came to, for mean and spread over seeds. */
  Repeats.Repeat repeat() {
    return new Repeats.Repeat(
        spec.get().seed(), state.get(), step.get(), kl.get(), loss.get(), metrics.get());
  }

  TileStatus status() {
    return new TileStatus(method, Optional.of(state.get()), progress(), figure(), unseen);
  }

  /** Accuracy where classes or clusters are the aim, else KL. */
  private String figure() {
    OptionalDouble accuracy = accuracy();
    if (accuracy.isPresent()) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * accuracy.getAsDouble());
    }
    return Double.isNaN(kl.get()) ? "" : String.format(Locale.ROOT, "%.2f", kl.get());
  }

  private OptionalDouble accuracy() {
    if (spec.get().equation().q() instanceof Clusters) {
      return metrics.get().get(Measure.HUNGARIAN_ACCURACY);
    }
    boolean supervised = method.filter(m -> m.category() == Category.SUPERVISED).isPresent();
    return supervised ? metrics.get().get(Measure.HELD_OUT_ACCURACY) : OptionalDouble.empty();
  }

  /** Whether a setting was changed after the first step. */
  public boolean changedOnTheWay() {
    return changedOnTheWay;
  }

  void applySpec(TrainingSpec changed) {
    changedOnTheWay |= step.get() > 0 && !changed.equals(spec.get());
    spec.set(changed);
  }

  void markUnseen(boolean whether) {
    unseen = whether;
  }

  void take(Frame newest) {
    frame.set(Optional.of(newest));
    reach(newest.step());
  }

  void accept(TrainingEvent event) {
    events.add(event);
    switch (event) {
      case TrainingEvent.StateChanged changed -> {
        keepTime(changed.state());
        message.set(changed.message());
        preparing = changed.message();
        if (changed.state() == RunState.FINISHED) {
          plan(Math.max(1, step.get()));
        }
        state.set(changed.state());
      }
      case TrainingEvent.KlMeasured measured -> {
        curve.add(measured);
        reach(measured.step());
        kl.set(measured.kl());
        loss.set(measured.loss());
        stepsPerSecond.set(measured.stepsPerSecond());
      }
      case TrainingEvent.MetricsMeasured measured -> metrics.set(measured.metrics());
      case TrainingEvent.BaselinesMeasured measured -> baselines.set(measured.baselines());
      case TrainingEvent.LabelBudgetsMeasured measured -> {}
      case TrainingEvent.InformationMeasured measured ->
          information.set(Optional.of(measured.information()));
      case TrainingEvent.Marked marked -> reach(marked.step());
      case TrainingEvent.Noted noted -> message.set(noted.message());
      case TrainingEvent.Prepared prepared ->
          message.set(String.format(Locale.ROOT, "%s %.0f %%", preparing, 100 * prepared.share()));
    }
  }
}

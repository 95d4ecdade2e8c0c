package iconexplorer.ui.curves;

import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.Metrics;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one run's events add up to: at most {@value #CAPACITY} points of the curve, all marks, the
 * latest metrics.
 *
 * <p>When it is full, every four neighbouring points become their lowest and highest one, and from
 * then on so do new ones: the outline of a noisy curve stays.
 */
public final class KlCurve implements Consumer<TrainingEvent> {
  static final int CAPACITY = 2_000;

  /**
   * An event on the curve.
   *
   * @param step updates done
   * @param label short
   * @param reportOnly whether what is reported changed, not what is minimised
   */
  public record Mark(int step, String label, boolean reportOnly) {}

  private int totalSteps;
  private final Optional<String> minimised;
  private final double[] steps = new double[CAPACITY];
  private final double[] values = new double[CAPACITY];
  private final double[] losses = new double[CAPACITY];
  private final List<Mark> marks = new ArrayList<>();
  private Metrics metrics = Metrics.NONE;
  private int metricsStep;
  private int size;
  private int stretch = 1;
  private final double[] pendingSteps = new double[CAPACITY];
  private final double[] pendingValues = new double[CAPACITY];
  private final double[] pendingLosses = new double[CAPACITY];
  private int pending;
  private double lastStep = Double.NEGATIVE_INFINITY;
  private double lastValue = Double.NaN;
  private double lastLoss = Double.NaN;
  private final List<Information> information = new ArrayList<>();
  private int informationStretch = 1;
  private int informationSeen;

  /** What clusters of pairs told about each other after so many updates. */
  record Information(int step, ClusterInformation value) {}

  /** The curve of a run that minimises KL itself. */
  public KlCurve(int totalSteps) {
    this(totalSteps, Optional.empty());
  }

  /**
   * @param totalSteps updates of a whole run, at least 1: the end of the axis
   * @param minimised what the minimised value is called where it is not KL
   */
  public KlCurve(int totalSteps, Optional<String> minimised) {
    if (totalSteps < 1) {
      throw new IllegalArgumentException("total steps must be at least 1, got " + totalSteps);
    }
    this.totalSteps = totalSteps;
    this.minimised = minimised;
  }

  /** The curve as it is now; what comes later does not change it. */
  KlCurve copy() {
    KlCurve copy = new KlCurve(totalSteps, minimised);
    System.arraycopy(steps, 0, copy.steps, 0, size);
    System.arraycopy(values, 0, copy.values, 0, size);
    System.arraycopy(losses, 0, copy.losses, 0, size);
    copy.marks.addAll(marks);
    copy.metrics = metrics;
    copy.metricsStep = metricsStep;
    copy.size = size;
    copy.lastStep = lastStep;
    copy.lastValue = lastValue;
    copy.lastLoss = lastLoss;
    copy.information.addAll(information);
    return copy;
  }

  @Override
  public void accept(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.KlMeasured measured ->
          add(measured.step(), measured.kl(), measured.loss());
      case TrainingEvent.Marked marked -> mark(marked);
      case TrainingEvent.MetricsMeasured measured -> {
        metrics = measured.metrics();
        metricsStep = measured.step();
      }
      case TrainingEvent.BaselinesMeasured measured -> {}
      case TrainingEvent.LabelBudgetsMeasured measured -> {}
      case TrainingEvent.InformationMeasured measured ->
          add(new Information(measured.step(), measured.information()));
      case TrainingEvent.StateChanged changed -> {}
      case TrainingEvent.Noted noted -> {}
      case TrainingEvent.Prepared prepared -> {}
    }
  }

  /** Of changes of what is reported, such as the sub-head, only the last one stands. */
  private void mark(TrainingEvent.Marked marked) {
    Mark mark = new Mark(marked.step(), marked.label(), marked.turn() == Turn.NONE);
    if (mark.reportOnly()) {
      marks.removeIf(Mark::reportOnly);
    }
    marks.add(mark);
  }

  private void add(int step, double value, double loss) {
    if (!Double.isFinite(value) || step <= lastStep) {
      return;
    }
    lastStep = step;
    lastValue = value;
    lastLoss = loss;
    if (stretch == 1) {
      append(step, value, loss);
    } else {
      pendingSteps[pending] = step;
      pendingLosses[pending] = loss;
      pendingValues[pending++] = value;
      if (pending == stretch) {
        appendExtremes(pendingSteps, pendingValues, pendingLosses, 0, pending);
        pending = 0;
      }
    }
  }

  /** When there are many, every second is kept, and from then on of so many that come. */
  private void add(Information point) {
    if (informationSeen++ % informationStretch != 0) {
      return;
    }
    information.add(point);
    if (information.size() == CAPACITY) {
      for (int k = 1; k < information.size(); k++) {
        information.remove(k);
      }
      informationStretch *= 2;
    }
  }

  private void append(double step, double value, double loss) {
    if (size == CAPACITY) {
      halve();
    }
    steps[size] = step;
    losses[size] = loss;
    values[size++] = value;
  }

  private void halve() {
    double[] oldSteps = Arrays.copyOf(steps, size);
    double[] oldValues = Arrays.copyOf(values, size);
    double[] oldLosses = Arrays.copyOf(losses, size);
    int oldSize = size;
    size = 0;
    for (int from = 0; from < oldSize; from += 4) {
      appendExtremes(oldSteps, oldValues, oldLosses, from, Math.min(from + 4, oldSize));
    }
    stretch = stretch == 1 ? 4 : Math.min(2 * stretch, CAPACITY);
  }

  /** Those of KL; the minimised value comes along. */
  private void appendExtremes(
      double[] fromSteps, double[] fromValues, double[] fromLosses, int from, int to) {
    int low = from;
    int high = from;
    for (int k = from + 1; k < to; k++) {
      low = fromValues[k] < fromValues[low] ? k : low;
      high = fromValues[k] > fromValues[high] ? k : high;
    }
    int first = Math.min(low, high);
    int second = Math.max(low, high);
    append(fromSteps[first], fromValues[first], fromLosses[first]);
    if (first != second) {
      append(fromSteps[second], fromValues[second], fromLosses[second]);
    }
  }

  public int totalSteps() {
    return totalSteps;
  }

  /** Number of points, with the latest measurement always the last of them. */
  public int size() {
    boolean latestKept = size == 0 || steps[size - 1] == lastStep;
    return latestKept ? size : size + 1;
  }

  public double step(int k) {
    return k == size ? lastStep : steps[k];
  }

  /** KL of point k in nats. */
  public double value(int k) {
    return k == size ? lastValue : values[k];
  }

  /** What is minimised at point k; KL itself where {@link #minimised} is empty. */
  public double loss(int k) {
    return k == size ? lastLoss : losses[k];
  }

  /** What a person calls the minimised value where it is not KL. */
  public Optional<String> minimised() {
    return minimised;
  }

  /** In the order of steps; empty where the run does not measure it. */
  List<Information> information() {
    return Collections.unmodifiableList(information);
  }

  /** The latest up to a step. */
  Optional<ClusterInformation> informationAt(double step) {
    return information.reversed().stream()
        .filter(point -> point.step() <= step)
        .findFirst()
        .map(Information::value);
  }

  public List<Mark> marks() {
    return Collections.unmodifiableList(marks);
  }

  /** The latest. */
  public Metrics metrics() {
    return metrics;
  }

  /** Updates done when {@link #metrics} were measured. */
  public int metricsStep() {
    return metricsStep;
  }

  /** Updates done at the latest point; 0 before there is one. */
  int lastStep() {
    return size == 0 ? 0 : (int) lastStep;
  }

  /** Another end of the axis: the run goes on for longer. */
  void plan(int steps) {
    totalSteps = steps;
  }

  /** The point nearest to a step, or −1 where there is none. */
  int nearest(double step) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (step(middle) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean earlier = low > 0 && low < size() && step - step(low - 1) < step(low) - step;
    return Math.min(earlier ? low - 1 : low, size() - 1);
  }
}

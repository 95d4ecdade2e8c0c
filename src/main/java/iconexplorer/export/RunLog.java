package iconexplorer.export;

import iconexplorer.training.Baseline;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.BaselinesMeasured;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.TrainingEvent.StateChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All events of one run, in order. Fill and read it on one thread. */
public final class RunLog implements Consumer<TrainingEvent> {
  private final List<TrainingEvent> events = new ArrayList<>();

  /**
   * Of a run that may train on.
   *
   * @param seen what was heard of it
   * @param history its curve and marks, some of which may not have been heard yet
   */
  public static RunLog of(List<TrainingEvent> seen, List<TrainingEvent> history) {
    RunLog log = new RunLog();
    seen.forEach(log);
    Set<TrainingEvent> known = new HashSet<>(seen);
    history.stream().filter(event -> !known.contains(event)).forEach(log);
    return log;
  }

  @Override
  public void accept(TrainingEvent event) {
    events.add(event);
  }

  public List<TrainingEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** The KL curve. */
  public List<KlMeasured> curve() {
    return all(KlMeasured.class);
  }

  /** What changed along the curve. */
  public List<Marked> marks() {
    return all(Marked.class);
  }

  public List<MetricsMeasured> metrics() {
    return all(MetricsMeasured.class);
  }

  public List<Noted> notes() {
    return all(Noted.class);
  }

  /** Mutual information along the curve; empty where another thing is minimised. */
  public List<InformationMeasured> information() {
    return all(InformationMeasured.class);
  }

  public Optional<InformationMeasured> latestInformation() {
    return last(InformationMeasured.class);
  }

  public Optional<KlMeasured> latest() {
    return last(KlMeasured.class);
  }

  public Optional<MetricsMeasured> latestMetrics() {
    return last(MetricsMeasured.class);
  }

  /** The latest clusterings beside the run; empty before they were found. */
  public List<Baseline> baselines() {
    return last(BaselinesMeasured.class).map(BaselinesMeasured::baselines).orElse(List.of());
  }

  /** Whether the clusterings beside a run that has ended are there. */
  public boolean hasBaselines() {
    return last(BaselinesMeasured.class).isPresent();
  }

  public RunState state() {
    return last(StateChanged.class).map(StateChanged::state).orElse(RunState.QUEUED);
  }

  /** What the latest change of state said; empty where the state says it all. */
  public String message() {
    return last(StateChanged.class).map(StateChanged::message).orElse("");
  }

  private <E extends TrainingEvent> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <E extends TrainingEvent> Optional<E> last(Class<E> type) {
    for (TrainingEvent event : events.reversed()) {
      if (type.isInstance(event)) {
        return Optional.of(type.cast(event));
      }
    }
    return Optional.empty();
  }
}

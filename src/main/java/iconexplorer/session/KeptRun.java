package iconexplorer.session;

import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.BaselinesMeasured;
import iconexplorer.training.TrainingEvent.LabelBudgetsMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingEvent.Noted;
import iconexplorer.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run of a session. Its curve and marks are in its file, with what it needs to go on.
 *
 * @param file name of its file beside session.json; empty for a run that had nothing to keep yet
 * @param spec with every change applied so far
 * @param message one sentence beside the state; may be empty
 * @param unseen whether it ended while another tile was selected
 * @param measured metrics, baselines and notes, in order, with whatever number of a run
 * @param times when it was at work; empty for a run whose beginning nobody saw
 */
public record KeptRun(
    String file,
    TrainingSpec spec,
    RunState state,
    String message,
    boolean unseen,
    List<TrainingEvent> measured,
    Optional<RunTimes> times) {

  /** No name in a session leads out of its folder. */
  private static final Pattern FILE = Pattern.compile("(\\d{1,9}-\\d{1,9}\\.run)?");

  public KeptRun {
    if (!isFile(file)) {
      throw new IllegalArgumentException(
          "the file of a run is called like \"12-3.run\", got \"%s\"".formatted(file));
    }
    measured = List.copyOf(measured);
  }

  KeptRun withFile(String name) {
    return new KeptRun(name, spec, state, message, unseen, measured, times);
  }

  static boolean isFile(String name) {
    return FILE.matcher(name).matches();
  }

  /** Of all events of a run, those that its file does not hold. */
  public static List<TrainingEvent> measured(List<TrainingEvent> events) {
    List<TrainingEvent> kept = new ArrayList<>();
    for (TrainingEvent event : events) {
      switch (event) {
        case MetricsMeasured metrics -> kept.add(metrics);
        case BaselinesMeasured baselines -> kept.add(baselines);
        case LabelBudgetsMeasured budgets -> kept.add(budgets);
        case Noted noted -> kept.add(noted);
        case TrainingEvent.StateChanged changed -> {}
        case TrainingEvent.Prepared prepared -> {}
        case TrainingEvent.KlMeasured point -> {}
        case TrainingEvent.InformationMeasured point -> {}
        case TrainingEvent.Marked mark -> {}
      }
    }
    return kept;
  }

  /** The same events as a run of this number would have told them. */
  public List<TrainingEvent> measuredAs(long run) {
    List<TrainingEvent> events = new ArrayList<>();
    for (TrainingEvent event : measured) {
      switch (event) {
        case MetricsMeasured(long before, int step, var metrics) ->
            events.add(new MetricsMeasured(run, step, metrics));
        case BaselinesMeasured(long before, int step, var baselines) ->
            events.add(new BaselinesMeasured(run, step, baselines));
        case LabelBudgetsMeasured(long before, int step, var budgets) ->
            events.add(new LabelBudgetsMeasured(run, step, budgets));
        case Noted(long before, String message) -> events.add(new Noted(run, message));
        default -> throw new IllegalStateException("not kept beside a run's file: " + event);
      }
    }
    return events;
  }
}

package iconexplorer.training;

import iconexplorer.training.TrainingEvent.KlMeasured;
import java.util.List;

/** The curve that events tell of. */
public final class Curve {
  private Curve() {}

  /** KL at each step that was measured, in nats. */
  public static double[] of(List<TrainingEvent> events) {
    return events.stream()
        .filter(KlMeasured.class::isInstance)
        .mapToDouble(event -> ((KlMeasured) event).kl())
        .toArray();
  }
}

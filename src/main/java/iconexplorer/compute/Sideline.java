package iconexplorer.compute;

import iconexplorer.training.TrainingEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done beside the training of a run: its pictures, its film, its metrics. Where one of them
 * fails, that is said once, and the run goes on.
 */
final class Sideline {
  private static final Logger LOG = LoggerFactory.getLogger(Sideline.class);

  private final Consumer<TrainingEvent> events;
  private final Set<Failure> failures = new HashSet<>();

  private record Failure(long run, String what) {}

  Sideline(Consumer<TrainingEvent> events) {
    this.events = events;
  }

  /**
   * Does it, if it can be done.
   *
   * @param what the subject of the sentence that says that it failed
   * @return whether it was done
   */
  boolean attempt(long run, String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | OutOfMemoryError broken) {
      if (failures.add(new Failure(run, what))) {
        LOG.error("{} of run {} failed", what, run, broken);
        String why = broken instanceof OutOfMemoryError ? "no memory left" : broken.getMessage();
        events.accept(
            new TrainingEvent.Noted(run, what + " failed, and the run goes on without: " + why));
      }
      return false;
    }
  }
}

package iconexplorer.training;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Where the screen samples the worker: every event, in order, but only the newest frame. */
public final class EventInbox implements Consumer<TrainingEvent> {

  private final ConcurrentLinkedQueue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Optional<Frame>> newest = new AtomicReference<>(Optional.empty());

  @Override
  public void accept(TrainingEvent event) {
    events.add(event);
  }

  /** Replaces a frame that nobody took. */
  public void offer(Frame frame) {
    newest.set(Optional.of(frame));
  }

  /** Whether the last offered frame still waits: a worker need not make another. */
  public boolean holdsFrame() {
    return newest.get().isPresent();
  }

  /** Hands over and forgets all events that came so far. */
  public void drain(Consumer<TrainingEvent> consumer) {
    for (TrainingEvent event = events.poll(); event != null; event = events.poll()) {
      consumer.accept(event);
    }
  }

  /** The newest frame since the last call. */
  public Optional<Frame> takeFrame() {
    return newest.getAndSet(Optional.empty());
  }
}

package iconexplorer.ui.data;

import iconexplorer.data.Checkpoint;
import iconexplorer.ui.runs.Handover;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Something that takes a while, on another thread: how far it is, and a way to end it. */
final class Background {
  private volatile double share;
  private volatile boolean cancelled;

  /** What takes a while. */
  @FunctionalInterface
  interface Work<T> {
    T run(Checkpoint checkpoint) throws IOException;
  }

  /**
   * Starts it. One of the two hears of its end on the thread that drains the handover, unless it
   * was cancelled.
   */
  <T> void start(
      Work<T> work, Handover handover, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
    Checkpoint checkpoint = checkpoint();
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return work.run(checkpoint);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
    expect(answer, handover, onSuccess, onFailure);
  }

  /** For what is started elsewhere. */
  Checkpoint checkpoint() {
    return new Checkpoint(now -> share = now, () -> cancelled);
  }

  /** One of the two hears of the end of what was started elsewhere with the checkpoint. */
  <T> void expect(
      CompletableFuture<T> answer,
      Handover handover,
      Consumer<T> onSuccess,
      Consumer<Throwable> onFailure) {
    handover.expect(
        answer,
        value -> {
          if (!cancelled) {
            onSuccess.accept(value);
          }
        },
        failure -> {
          if (!cancelled && !(failure.getCause() instanceof CancellationException)) {
            onFailure.accept(failure);
          }
        });
  }

  /** Done, in [0, 1]. */
  double share() {
    return share;
  }

  void cancel() {
    cancelled = true;
  }

  /** The sentence of a failure. */
  static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof OutOfMemoryError
        ? "There is not enough memory for so much data; take fewer rows."
        : String.valueOf(cause.getMessage());
  }
}

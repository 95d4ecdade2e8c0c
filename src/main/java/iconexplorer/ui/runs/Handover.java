package iconexplorer.ui.runs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Where answers from other threads wait until a pulse takes them. */
public final class Handover {

  private final ConcurrentLinkedQueue<Runnable> answers = new ConcurrentLinkedQueue<>();

  /** Calls one of the two in a later {@link #drain}, on the thread that drains. */
  public <T> void expect(
      CompletableFuture<T> answer, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
    var _ =
        answer.whenComplete((value, failure) ->
            answers.add(
                failure == null ? () -> onSuccess.accept(value) : () -> onFailure.accept(failure)));
  }

  public void drain() {
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
    }
  }
}

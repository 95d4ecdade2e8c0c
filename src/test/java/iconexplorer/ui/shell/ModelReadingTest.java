package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.compute.ComputeThread;
import iconexplorer.data.Checkpoint;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunState;
import iconexplorer.ui.runs.Run;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that takes as long to read as a person needs to think better of it. */
@NeedsWindow
class ModelReadingTest {

  @TempDir private Path folder;
  private volatile boolean slow;
  private volatile boolean cancelled;

  @Test
  void readingAModelIsCancelledInTheWindow() {
    try (OpenWindow open = new OpenWindow(inbox -> slowed(new ComputeThread(inbox)))) {
      open.robot.clickOn("#tile-classes-gaussian");
      open.await("a run", () -> open.workbench.current().isPresent());
      Run run = open.run();
      open.await("its end", () -> run.state() == RunState.FINISHED);
      Path file = open.workbench.laboratory().exportModel(run.id(), folder.resolve("m.zip")).join();
      int messages = messages(open);

      slow = true;
      openModel(open, file);
      open.robot.clickOn("#reading-cancel");
      open.await("the end of the sheet", () -> !open.sees("#reading-sheet"));
      open.await("the end of the reading", () -> cancelled);
      slow = false;
      openModel(open, file);
      open.await("the model", () -> open.workbench.current().filter(now -> now != run).isPresent());
      Run loaded = open.run();
      assertEquals(List.of(run, loaded), OpenWindow.onFx(() -> open.workbench.runs().toList()));
      assertEquals(messages, messages(open), "who cancels need not be told");
    }
  }

  private static void openModel(OpenWindow open, Path file) {
    OpenWindow.onFx(() -> {
      open.window.openModel(file);
      return true;
    });
  }

  private static int messages(OpenWindow open) {
    return OpenWindow.onFx(() -> open.workbench.messages().all().size());
  }

  /** The same, whose reading of a model waits at its first report where it is to be slow. */
  private Laboratory slowed(Laboratory laboratory) {
    return (Laboratory)
        Proxy.newProxyInstance(
            Laboratory.class.getClassLoader(),
            new Class<?>[] {Laboratory.class},
            (proxy, method, arguments) -> {
              if (arguments != null && method.getName().equals("loadModel")) {
                arguments[1] = slowed((Checkpoint) arguments[1]);
              }
              try {
                return method.invoke(laboratory, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private Checkpoint slowed(Checkpoint reading) {
    return new Checkpoint(
        share -> {
          reading.progress().accept(share);
          while (slow && !reading.cancelled().getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
          }
          try {
            reading.reached(share);
          } catch (CancellationException ended) {
            cancelled = true;
            throw ended;
          }
        },
        reading.cancelled());
  }
}

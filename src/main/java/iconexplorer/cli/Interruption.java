package iconexplorer.cli;

import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.figure.FigureFonts;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While it is open, Ctrl-C stops the run, and the program stays until what there is is written. */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param laboratory is asked to stop, on a thread of its own
   * @throws IOException in one sentence, when the fonts of figures cannot be read
   */
  Interruption(OffscreenRun laboratory) throws IOException {
    // Fonts cannot be read any more once the program is leaving.
    Drawing.attempt(remark -> {}, () -> FigureFonts.plain(12));
    hook = new Thread(() -> await(laboratory::stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await(Runnable stop) {
    if (written.getCount() == 0) {
      return;
    }
    stop.run();
    try {
      written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    if (!hook.isAlive()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException leaving) {
        // It has nothing left to wait for.
      }
    }
  }
}

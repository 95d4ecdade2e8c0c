package iconexplorer.ui.shell;

import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.theme.Fonts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** The toolkit on JavaFX's headless platform. */
final class OffScreen {

  private static final long TOOLKIT_SECONDS = 60;

  private static final String REMEDY =
      "the off-screen window cannot start, because the library libpangoft2 is missing: install it"
          + " (on Debian and Ubuntu the package "
          + Drawing.FONT_PACKAGE
          + ")";

  private OffScreen() {}

  /** Starts it once; later calls do nothing. */
  static void start() throws IOException {
    requireFonts();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    CompletableFuture<Void> started = new CompletableFuture<>();
    try {
      Platform.startup(() -> started.complete(null));
    } catch (IllegalStateException running) {
      started.complete(null);
    } catch (RuntimeException | LinkageError broken) {
      throw new IOException(said(broken), broken);
    }
    Platform.setImplicitExit(false);
    await(started, TOOLKIT_SECONDS, TimeUnit.SECONDS);
    call(Fonts::load);
  }

  /** Asked first: JavaFX would say so itself, in a page of its own. */
  private static void requireFonts() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup("libpangoft2-1.0.so.0", arena);
    } catch (IllegalArgumentException missing) {
      throw new IOException(REMEDY, missing);
    }
  }

  /** Why it does not start, and what to do. */
  private static String said(Throwable broken) {
    return Drawing.isOfFonts(broken)
        ? REMEDY
        : "the off-screen window cannot start, please report it: " + broken;
  }

  /** Runs a task on the FX thread and waits for it. */
  static void call(Runnable task) throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        task.run();
        done.complete(null);
      } catch (LinkageError broken) {
        done.completeExceptionally(new IOException(said(broken), broken));
      } catch (RuntimeException broken) {
        done.completeExceptionally(broken);
      }
    });
    await(done, TOOLKIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for an answer of the FX thread; what went wrong there is one sentence here. */
  static <T> T await(CompletableFuture<T> answer, long time, TimeUnit unit) throws IOException {
    try {
      return answer.get(time, unit);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException late) {
      throw new IOException("the window did not answer in time", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the window was drawn", interrupted);
    }
  }
}

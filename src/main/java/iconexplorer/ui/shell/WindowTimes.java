package iconexplorer.ui.shell;

import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunPlanner;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * How fast the real window is, off-screen: shown after the start of the program, frame times while
 * t-SNE trains on the digits, and from a click on another cell to its first moving frame, its kind
 * of p being known from an earlier run.
 */
public final class WindowTimes {

  private static final double MILLISECOND = 1e6;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final long PATIENCE_MINUTES = 5;

  /** Long enough for charts and kernels to be compiled. */
  private static final double WARM_UP_SECONDS = 5;

  /** More steps than a measurement lasts. */
  private static final int ENDLESS = 10_000_000;

  private WindowTimes() {}

  /**
   * What was measured.
   *
   * @param shownMillis from the start of the Java process to the shown window
   * @param frames counted
   * @param medianMillis between two frames
   * @param p95Millis between two frames
   * @param maximumMillis between two frames
   * @param clickMillis from the choice of another cell to the first frame that moved
   */
  public record Times(
      double shownMillis,
      int frames,
      double medianMillis,
      double p95Millis,
      double maximumMillis,
      double clickMillis) {}

  /**
   * Opens the window off-screen and measures it. Not for the FX thread.
   *
   * @param seconds how long frames are counted, after a warm-up; with 0 only the start is measured,
   *     and the other times are NaN
   * @param laboratory opens one that reports to an inbox; it is closed again
   * @throws IOException in one sentence, where the window cannot start
   */
  public static Times measure(double seconds, Function<EventInbox, Laboratory> laboratory)
      throws IOException {
    OffScreen.start();
    DatasetInfo digits = DataChoice.describe("digits");
    EventInbox inbox = new EventInbox();
    try (Workbench workbench = new Workbench(inbox, digits)) {
      CompletableFuture<Times> times = new CompletableFuture<>();
      CompletableFuture<Session> shown = new CompletableFuture<>();
      OffScreen.call(() -> shown.complete(new Session(workbench, digits, seconds, times)));
      if (seconds == 0) {
        double nothing = Double.NaN;
        return new Times(shown.join().shownMillis, 0, nothing, nothing, nothing, nothing);
      }
      Laboratory opened = laboratory.apply(inbox);
      OffScreen.call(() -> shown.join().begin(opened));
      return OffScreen.await(times, PATIENCE_MINUTES, TimeUnit.MINUTES);
    }
  }

  /** One window and its stopwatch; lives on the FX thread. */
  private static final class Session extends AnimationTimer {
    private final Workbench workbench;
    private final DatasetInfo data;
    private final double seconds;
    private final CompletableFuture<Times> times;
    private final MainWindow window;
    private final Stage stage = new Stage();
    private final double shownMillis;
    private final LongStream.Builder intervals = LongStream.builder();
    private long began;
    private long previous;
    private long clicked;

    Session(Workbench workbench, DatasetInfo data, double seconds, CompletableFuture<Times> times) {
      this.workbench = workbench;
      this.data = data;
      this.seconds = seconds;
      this.times = times;
      window = new MainWindow(workbench, Appearance.DARK);
      stage.setScene(window.scene(WIDTH, HEIGHT));
      stage.show();
      shownMillis =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    void begin(Laboratory laboratory) {
      window.begin();
      workbench.attach(laboratory);
      play("uniform-sne");
      play("t-sne");
      start();
    }

    private void play(String id) {
      Method method = MethodTable.byId(id).orElseThrow();
      workbench.play(
          method, data, RunPlanner.plan(method, data, Workbench.FIRST_SEED).withSteps(ENDLESS));
    }

    @Override
    public void handle(long now) {
      if (began == 0 && moving()) {
        began = System.nanoTime();
      }
      if (began == 0) {
        return;
      }
      long time = System.nanoTime();
      double passed = (time - began) / 1e9 - WARM_UP_SECONDS;
      if (passed >= 0 && passed < seconds && previous != 0) {
        intervals.add(time - previous);
      }
      previous = time;
      if (passed >= seconds && clicked == 0) {
        clicked = time;
        play("uniform-t-sne");
      } else if (clicked != 0 && moving()) {
        finish((time - clicked) / MILLISECOND);
      }
    }

    private boolean moving() {
      Optional<Run> run = workbench.current();
      return run.flatMap(current -> current.frameProperty().get())
          .filter(frame -> frame.step() > 0)
          .isPresent();
    }

    private void finish(double clickMillis) {
      stop();
      window.end();
      stage.close();
      long[] sorted = intervals.build().sorted().toArray();
      times.complete(
          new Times(
              shownMillis,
              sorted.length,
              quantile(sorted, 0.5),
              quantile(sorted, 0.95),
              quantile(sorted, 1),
              clickMillis));
    }

    private static double quantile(long[] sorted, double share) {
      return sorted.length == 0
          ? Double.NaN
          : sorted[(int) Math.ceil(share * (sorted.length - 1))] / MILLISECOND;
    }
  }
}

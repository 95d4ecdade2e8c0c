package iconexplorer.ui.figure;

import javafx.animation.AnimationTimer;

/** Paints on a pulse, but only when asked and at most so many times a second. */
public final class Pacer {
  private final long intervalNanos;
  private final Runnable paint;
  private long lastNanos;
  private boolean requested;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          paintIfDue(now);
        }
      };

  /**
   * @param timesPerSecond the highest rate, positive
   */
  public Pacer(double timesPerSecond, Runnable paint) {
    if (!(timesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "times per second must be positive, got " + timesPerSecond);
    }
    intervalNanos = (long) (1e9 / timesPerSecond);
    this.paint = paint;
  }

  /** Asks for one painting; costs nothing when it was asked for already. */
  public void request() {
    if (!requested) {
      requested = true;
      timer.start();
    }
  }

  private void paintIfDue(long now) {
    if (now - lastNanos >= intervalNanos) {
      lastNanos = now;
      requested = false;
      timer.stop();
      paint.run();
    }
  }
}

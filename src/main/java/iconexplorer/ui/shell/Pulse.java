package iconexplorer.ui.shell;

import javafx.animation.AnimationTimer;

/** Calls one task on every screen refresh and measures how often that is. */
final class Pulse extends AnimationTimer {

  private static final long SECOND = 1_000_000_000L;

  private final Runnable task;
  private long since;
  private int counted;
  private int framesPerSecond;

  Pulse(Runnable task) {
    this.task = task;
  }

  @Override
  public void handle(long now) {
    counted++;
    if (now - since >= SECOND) {
      framesPerSecond =
          since == 0 ? 0 : (int) Math.round(counted * (double) SECOND / (now - since));
      since = now;
      counted = 0;
    }
    task.run();
  }

  /** Over the last second; 0 before it is over. */
  int framesPerSecond() {
    return framesPerSecond;
  }
}

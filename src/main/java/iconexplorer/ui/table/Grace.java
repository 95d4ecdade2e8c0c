package iconexplorer.ui.table;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/** The moment between a click on a tile and the start of its run, in which Escape still helps. */
final class Grace {

  private static final Duration LENGTH = Duration.millis(400);

  private Optional<Transition> pending = Optional.empty();

  /** Calls {@code whenOver} after 400 ms, unless cancelled; at most one wait is pending. */
  void begin(Tile tile, Runnable whenOver) {
    cancel();
    Transition wait =
        new Transition() {
          {
            setCycleDuration(LENGTH);
            setInterpolator(Interpolator.LINEAR);
          }

          @Override
          protected void interpolate(double share) {
            tile.showGrace(share);
          }
        };
    wait.setOnFinished(event -> {
      pending = Optional.empty();
      tile.showGrace(0);
      whenOver.run();
    });
    wait.statusProperty()
        .addListener((observed, before, now) -> {
          if (now == Animation.Status.STOPPED) {
            tile.showGrace(0);
          }
        });
    pending = Optional.of(wait);
    wait.play();
  }

  /** Whether there was something to cancel. */
  boolean cancel() {
    Optional<Transition> cancelled = pending;
    pending = Optional.empty();
    cancelled.ifPresent(Transition::stop);
    return cancelled.isPresent();
  }
}

package iconexplorer.ui.shell;

import iconexplorer.training.RunState;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;

/** The state of the current run, in a word and a colour. */
final class StateChip extends Label {

  private static final List<String> TONES = List.of("good", "waiting", "bad", "neutral");

  StateChip() {
    getStyleClass().add("chip");
    setId("state-chip");
    setMinWidth(USE_PREF_SIZE);
    show(Optional.empty());
  }

  void show(Optional<RunState> state) {
    setText(state.map(RunState::title).orElse("starting"));
    String tone = state.map(StateChip::tone).orElse("neutral");
    if (!getStyleClass().contains(tone)) {
      getStyleClass().removeAll(TONES);
      getStyleClass().add(tone);
    }
  }

  private static String tone(RunState state) {
    return switch (state) {
      case RUNNING, FINISHED -> "good";
      case QUEUED, PREPARING, PAUSED, PARKED -> "waiting";
      case DIVERGED, COLLAPSED, FAILED -> "bad";
      case STOPPED -> "neutral";
    };
  }
}

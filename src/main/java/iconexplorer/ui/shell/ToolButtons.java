package iconexplorer.ui.shell;

import iconexplorer.training.RunState;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Run or pause, step, restart, new seed, stop. */
final class ToolButtons extends HBox {

  private final FontIcon playIcon = new FontIcon(Feather.PLAY);
  private final Button play;
  private final Button step;
  private final Button restart;
  private final Button newSeed;
  private final Button stop;

  ToolButtons(Workbench workbench) {
    getStyleClass().add("tool-buttons");
    play = button("run", playIcon, "Run or pause", "Space", workbench::toggle);
    play.getStyleClass().add("accent-button");
    step = button("step", new FontIcon(Feather.SKIP_FORWARD), "One step", ".", workbench::step);
    restart =
        button(
            "restart",
            new FontIcon(Feather.ROTATE_CCW),
            "Restart with the same seed",
            "R",
            workbench::restart);
    newSeed =
        button(
            "new-seed",
            new FontIcon(Feather.SHUFFLE),
            "Restart with the next seed",
            "Shift+R",
            workbench::newSeed);
    stop = button("stop", new FontIcon(Feather.SQUARE), "Stop for good", "S", workbench::stop);
    getChildren().addAll(play, step, restart, newSeed, stop);
    refresh(Optional.empty());
  }

  private static Button button(String id, FontIcon icon, String what, String key, Runnable action) {
    Button button = new Button("", icon);
    button.setId("button-" + id);
    button.getStyleClass().add("tool-button");
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what + "  (" + key + ")"));
    button.setFocusTraversable(true);
    button.setOnAction(event -> action.run());
    return button;
  }

  void refresh(Optional<Run> current) {
    Optional<RunState> state = current.map(Run::state);
    boolean live = state.filter(RunState::ended).isEmpty() && state.isPresent();
    boolean moving =
        live && state.filter(s -> s != RunState.PAUSED && s != RunState.PARKED).isPresent();
    playIcon.setIconCode(moving ? Feather.PAUSE : Feather.PLAY);
    play.setAccessibleText(moving ? "Pause" : "Run");
    play.setDisable(current.isEmpty());
    restart.setDisable(current.isEmpty());
    newSeed.setDisable(current.isEmpty());
    step.setDisable(!live);
    stop.setDisable(!live);
  }
}

package iconexplorer.ui.shell;

import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** All runs that are kept, also those on other data or beside a later one; a choice goes there. */
final class RunsMenu extends MenuButton {

  private static final int MORE_SEEDS = 4;

  private final Workbench workbench;

  RunsMenu(Workbench workbench) {
    this.workbench = workbench;
    getStyleClass().addAll("flat-menu", "runs-menu");
    setId("runs-menu");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip("All runs that are kept"));
    setOnShowing(event -> list());
    refresh();
  }

  void refresh() {
    setDisable(workbench.runs().findAny().isEmpty());
    setText("Runs " + workbench.runs().count());
  }

  private void list() {
    getItems().setAll(workbench.runs().map(this::item).toList());
    getItems().addAll(new SeparatorMenuItem(), repetition());
  }

  private MenuItem repetition() {
    int left = workbench.seedsToCome();
    boolean repeating = left > 0;
    MenuItem item =
        new MenuItem(
            repeating
                ? "Stop repeating, " + left + " seeds to come"
                : "Repeat with " + MORE_SEEDS + " more seeds");
    item.setId("repeat");
    item.setOnAction(event -> {
      if (repeating) {
        workbench.stopRepeating();
      } else {
        workbench.repeat(MORE_SEEDS);
      }
    });
    return item;
  }

  private RadioMenuItem item(Run run) {
    RadioMenuItem item = new RadioMenuItem(line(run));
    item.setId("run-" + run.id());
    item.setSelected(workbench.current().filter(current -> current == run).isPresent());
    item.setOnAction(event -> workbench.bringForward(run));
    return item;
  }

  private static String line(Run run) {
    return String.join(
        " · ",
        run.title(),
        DataChoice.shortName(run.spec().dataset()),
        "seed " + run.spec().seed(),
        run.state().title(),
        "step " + Numbers.count(run.stepProperty().get()),
        "KL " + Numbers.nats(run.klProperty().get()));
  }
}

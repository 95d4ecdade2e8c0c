package iconexplorer.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The keys of the window, two columns of them. */
final class ShortcutSheet extends GridPane {

  ShortcutSheet() {
    getStyleClass().add("shortcut-sheet");
    int row = 0;
    for (Shortcut shortcut : Shortcut.all()) {
      Label keys = new Label(shortcut.keys());
      keys.getStyleClass().add("key");
      addRow(row++, keys, new Label(shortcut.what()));
    }
  }
}

package iconexplorer.ui.shell;

import java.util.List;

/**
 * A key and what it does, for the dialog.
 *
 * @param keys as printed
 * @param what in a few words
 */
record Shortcut(String keys, String what) {

  /** Every key of the window, in the order of the dialog. */
  static List<Shortcut> all() {
    return List.of(
        new Shortcut("Space", "run or pause"),
        new Shortcut(".", "one step"),
        new Shortcut("R", "restart with the same seed"),
        new Shortcut("Shift R", "restart with the next seed"),
        new Shortcut("S", "stop for good"),
        new Shortcut("[   ]", "α down, up by 0.01; with Shift by 0.1"),
        new Shortcut("Arrows", "from tile to tile; Home and End within a row"),
        new Shortcut("Enter", "start the tile, or choose among its methods"),
        new Shortcut("Escape", "cancel a start, close what is open"),
        new Shortcut("F", "fit the embedding into its panel"),
        new Shortcut("C", "next colouring of the points"),
        new Shortcut("L   G", "labels, legend of the embedding"),
        new Shortcut("T", "light or dark"),
        new Shortcut("Ctrl O", "open a model"),
        new Shortcut("Ctrl S", "save the session; with Shift under another name"),
        new Shortcut("F1", "this list"),
        new Shortcut("F11", "full screen"),
        new Shortcut("Ctrl Q", "quit"));
  }
}

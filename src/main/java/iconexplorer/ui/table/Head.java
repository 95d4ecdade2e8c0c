package iconexplorer.ui.table;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The head of a row or a column: its name, below it its formula. */
final class Head extends VBox {

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final String description;

  Head(String styleClass, String title, String formula, String words) {
    getStyleClass().addAll("head", styleClass);
    Label name = new Label(title);
    name.getStyleClass().add("head-title");
    Label below = new Label(formula);
    below.getStyleClass().add("head-formula");
    getChildren().addAll(name, below);
    description = title + ": " + words;
  }

  /** What is said about it when the mouse rests on it. */
  String description() {
    return description;
  }

  void light(boolean whether) {
    pseudoClassStateChanged(LIT, whether);
  }
}

package iconexplorer.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A sheet over the window, closed by Escape, by its cross, or by a click beside it. */
final class Overlay extends StackPane {

  private final BorderPane sheet = new BorderPane();
  private final Label title = new Label();

  Overlay() {
    getStyleClass().add("overlay");
    setId("overlay");
    sheet.getStyleClass().add("sheet");
    title.getStyleClass().add("card-title");
    Button close = new Button("✕");
    close.getStyleClass().add("link-button");
    close.setAccessibleText("Close");
    close.setOnAction(event -> hide());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, close);
    head.getStyleClass().add("sheet-head");
    sheet.setTop(head);
    sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    getChildren().add(sheet);
    setOnMouseClicked(event -> hide());
    setVisible(false);
  }

  void show(String heading, Node content) {
    title.setText(heading);
    sheet.setCenter(content);
    setVisible(true);
  }

  /** Whether there was something to hide. */
  boolean hide() {
    boolean shown = isVisible();
    setVisible(false);
    sheet.setCenter(null);
    return shown;
  }
}

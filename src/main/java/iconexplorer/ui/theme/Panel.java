package iconexplorer.ui.theme;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A framed area with a title on the left and a remark or a control on the right. */
public final class Panel extends BorderPane {

  private final Ground ground = new Ground();
  private final HBox aside = new HBox(12);

  /**
   * A frame around content that brings its own head.
   *
   * @param content what the panel is about
   */
  public Panel(Node content) {
    getStyleClass().addAll("panel", "grounded");
    getChildren().add(ground);
    setCenter(content);
    setMinSize(0, 0);
  }

  /**
   * @param title in normal writing; shown in capitals
   * @param content what the panel is about
   * @param asides at the right of the title, from left to right
   */
  public Panel(String title, Node content, Node... asides) {
    this(content);
    Label heading = new Label(title.toUpperCase(Locale.ENGLISH));
    heading.getStyleClass().add("panel-title");
    heading.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    aside.getStyleClass().add("panel-aside");
    aside.getChildren().setAll(asides);
    HBox head = new HBox(12, heading, gap, aside);
    head.getStyleClass().add("panel-head");
    setTop(head);
  }

  @Override
  protected void layoutChildren() {
    ground.fill(getWidth(), getHeight());
    super.layoutChildren();
  }
}

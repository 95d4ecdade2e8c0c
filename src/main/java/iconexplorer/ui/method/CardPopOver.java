package iconexplorer.ui.method;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** What the card has no room for, over it; one at a time. */
final class CardPopOver {

  private final ArrowLocation arrow;
  private Optional<PopOver> open = Optional.empty();

  /**
   * @param arrow the side of the content that points at its owner
   */
  CardPopOver(ArrowLocation arrow) {
    this.arrow = arrow;
  }

  void show(Node owner, Region content) {
    hide();
    content
        .getStylesheets()
        .add(Objects.requireNonNull(CardPopOver.class.getResource("method.css")).toExternalForm());
    PopOver popOver = new PopOver(content);
    popOver.getRoot().getStylesheets().setAll(owner.getScene().getStylesheets());
    popOver.setCornerRadius(8);
    popOver.setArrowLocation(arrow);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    popOver.show(owner);
    open = Optional.of(popOver);
  }

  void hide() {
    open.ifPresent(PopOver::hide);
    open = Optional.empty();
  }
}

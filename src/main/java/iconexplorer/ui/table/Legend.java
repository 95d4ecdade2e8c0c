package iconexplorer.ui.table;

import iconexplorer.method.Category;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the colours and marks of the tiles mean. */
final class Legend extends HBox {

  Legend() {
    getStyleClass().add("legend");
    for (Category category : Category.values()) {
      getChildren().add(entry(category));
    }
  }

  private static HBox entry(Category category) {
    StackPane swatch = new StackPane(CategoryLook.mark(category));
    swatch.getStyleClass().addAll("legend-swatch", CategoryLook.styleClass(category));
    swatch.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label(category.title());
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox entry = new HBox(swatch, title);
    entry.getStyleClass().add("legend-entry");
    return entry;
  }
}

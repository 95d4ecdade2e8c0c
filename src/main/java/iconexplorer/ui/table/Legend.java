package iconexplorer.ui.table;

import iconexplorer.method.Category;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the colours and marks of the tiles mean. */
final class Legend extends HBox {

  /** Width of all entries together, for each px of the text's size. */
  private static final double WIDTH_PER_SIZE = 46.5;

  Legend() {
    getStyleClass().add("legend");
    for (Category category : Category.values()) {
      getChildren().add(entry(category));
    }
  }

  /** Smaller where there is less room, so that nothing is cut. */
  void fit(double width) {
    double size = Math.clamp((width - 50) / WIDTH_PER_SIZE, 8.5, 12);
    setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
    setSpacing(Math.clamp((width - size * WIDTH_PER_SIZE) / 5, 6, 20));
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

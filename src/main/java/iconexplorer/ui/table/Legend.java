package iconexplorer.ui.table;

import iconexplorer.method.Category;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the colours and marks of the tiles mean. */
final class Legend extends HBox {

  /** Width of all entries together, for each px of the text's size. */
  private static final double WIDTH_PER_SIZE = 51.5;

  /** Below this size the longest title is shortened. */
  private static final double NARROW = 9;

  private final Map<Category, Label> titles = new EnumMap<>(Category.class);

  Legend() {
    getStyleClass().add("legend");
    for (Category category : Category.values()) {
      getChildren().add(entry(category));
    }
  }

  /** Smaller where there is less room, so that nothing is cut. */
  void fit(double width) {
    boolean narrow = (width - 50) / WIDTH_PER_SIZE < NARROW;
    titles.forEach((category, title) -> title.setText(title(category, narrow)));
    double size = Math.clamp((width - 50) / WIDTH_PER_SIZE, 8.5, 12);
    setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
    setSpacing(Math.clamp((width - size * WIDTH_PER_SIZE) / 6, 5, 20));
  }

  private static String title(Category category, boolean narrow) {
    return narrow ? category.title().replace("Dimensionality", "Dim.") : category.title();
  }

  private HBox entry(Category category) {
    StackPane swatch = new StackPane(CategoryLook.mark(category));
    swatch.getStyleClass().addAll("legend-swatch", CategoryLook.styleClass(category));
    swatch.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label(category.title());
    title.setMinWidth(Region.USE_PREF_SIZE);
    titles.put(category, title);
    HBox entry = new HBox(swatch, title);
    entry.getStyleClass().add("legend-entry");
    return entry;
  }
}

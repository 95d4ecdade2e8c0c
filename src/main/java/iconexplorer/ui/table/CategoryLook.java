package iconexplorer.ui.table;

import iconexplorer.method.Category;
import java.util.Locale;
import javafx.scene.shape.SVGPath;

/** Colour and shape of a category: two codes, so that neither is needed alone. */
final class CategoryLook {

  private CategoryLook() {}

  /** Style class that sets {@code -tile-colour} and {@code -tile-text}. */
  static String styleClass(Category category) {
    return "category-" + category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A mark of 8 × 8 px. */
  static SVGPath mark(Category category) {
    SVGPath mark = new SVGPath();
    mark.setContent(outline(category));
    mark.getStyleClass().add("category-mark");
    return mark;
  }

  private static String outline(Category category) {
    return switch (category) {
      case DIMENSIONALITY_REDUCTION -> "M0 3 L4 0 L8 3 L6.5 8 L1.5 8 Z";
      case CLUSTER_LEARNING ->
          "M2 0 A2 2 0 1 1 2 4 A2 2 0 1 1 2 0 Z M6 0 A2 2 0 1 1 6 4 A2 2 0 1 1 6 0 Z"
              + " M4 4 A2 2 0 1 1 4 8 A2 2 0 1 1 4 4 Z";
      case UNIMODAL_SELF_SUPERVISION ->
          "M2.5 1.5 A2.5 2.5 0 1 1 2.5 6.5 A2.5 2.5 0 1 1 2.5 1.5 Z"
              + " M6.2 2.2 A1.8 1.8 0 1 1 6.2 5.8 A1.8 1.8 0 1 1 6.2 2.2 Z";
      case MULTIMODAL_SELF_SUPERVISION -> "M4 0 L8 4 L4 8 L0 4 Z";
      case SUPERVISED -> "M0.5 0.5 H7.5 V7.5 H0.5 Z";
      case GAP -> "M0 6.5 L6.5 0 H8 V1.5 L1.5 8 H0 Z";
      case OPEN ->
          "M4 0.4 A3.6 3.6 0 1 1 4 7.6 A3.6 3.6 0 1 1 4 0.4 Z"
              + " M4 1.8 A2.2 2.2 0 1 0 4 6.2 A2.2 2.2 0 1 0 4 1.8 Z";
    };
  }
}

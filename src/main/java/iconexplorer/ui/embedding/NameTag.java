package iconexplorer.ui.embedding;

import iconexplorer.ui.figure.FigurePalette;
import javafx.scene.Group;
import javafx.scene.text.Text;

/**
 * A name with a halo, over points. Cached as a bitmap: it moves with every frame but changes
 * rarely, and stroking letters in software costs more than all points.
 */
final class NameTag extends Group {
  private static final double OVERLAP = 2;

  private final Text[] lines = new Text[4];

  NameTag(FigurePalette palette) {
    for (int k = 0; k < lines.length; k++) {
      lines[k] = new Text();
      lines[k].getStyleClass().add(k % 2 == 0 ? "embedding-remark" : "embedding-name");
      if (k < 2) {
        lines[k].getStyleClass().add("halo");
        lines[k].setStyle("-fx-stroke: " + FigurePalette.css(palette.surface()));
      }
    }
    getChildren().addAll(lines);
    setAutoSizeChildren(false);
    setManaged(false);
    setCache(true);
  }

  /**
   * @param remark a second line; empty for none
   */
  void write(String name, String remark) {
    if (!lines[1].getText().equals(name) || !lines[0].getText().equals(remark)) {
      for (int k = 0; k < lines.length; k++) {
        lines[k].setText(k % 2 == 0 ? remark : name);
        lines[k].setVisible(!lines[k].getText().isEmpty());
      }
    }
  }

  double width() {
    return Math.max(width(lines[2]), width(lines[3]));
  }

  private static double width(Text text) {
    return text.isVisible() ? text.getLayoutBounds().getWidth() : 0;
  }

  double height() {
    double name = lines[3].getLayoutBounds().getHeight();
    return lines[2].isVisible() ? name + lines[2].getLayoutBounds().getHeight() - OVERLAP : name;
  }

  /** Puts the middle of the name there, on whole pixels so that the bitmap stays sharp. */
  void centre(double x, double y) {
    for (int k = 0; k < lines.length; k++) {
      double top = k % 2 == 0 ? lines[3].getLayoutBounds().getHeight() - OVERLAP : 0;
      lines[k].setX(Math.rint((width() - width(lines[k])) / 2));
      lines[k].setY(Math.rint(top + lines[k].getBaselineOffset()));
    }
    setTranslateX(Math.rint(x - width() / 2));
    setTranslateY(Math.rint(y - height() / 2));
  }
}

package iconexplorer.ui.neighbours;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame.Neighbourhood;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Thumbnails;
import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * The nearest items under p̃ and under q, as thumbnails underlined with the colours of their
 * classes; fewer where fewer are above p̃'s floor.
 */
final class NearestStrip extends HBox {
  private static final int SIDE = 20;

  private int[] underP = {};
  private int[] underQ = {};
  private boolean dark;

  NearestStrip() {
    getStyleClass().add("nearest-strip");
    setMouseTransparent(true);
    setManaged(false);
  }

  /** Makes the pictures where the nearest items are others than before. */
  void show(
      Neighbourhood neighbourhood, Dataset dataset, Thumbnails thumbnails, FigurePalette palette) {
    int[] p = neighbourhood.underP();
    int[] q = neighbourhood.underQ();
    if (Arrays.equals(p, underP) && Arrays.equals(q, underQ) && dark == palette.dark()) {
      return;
    }
    underP = p;
    underQ = q;
    dark = palette.dark();
    getChildren()
        .setAll(
            row("p̃", palette.accent(), p, dataset, thumbnails, palette),
            row("q", palette.second(), q, dataset, thumbnails, palette));
  }

  /** Forgets what it shows: the same ids may be other items. */
  void clear() {
    underP = new int[0];
    underQ = new int[0];
    getChildren().clear();
  }

  private static HBox row(
      String name,
      int colour,
      int[] items,
      Dataset dataset,
      Thumbnails thumbnails,
      FigurePalette palette) {
    Label label = new Label(name);
    label.getStyleClass().add("strip-name");
    label.setStyle("-fx-text-fill: " + FigurePalette.css(colour));
    HBox row = new HBox(2, label);
    row.setAlignment(Pos.CENTER_RIGHT);
    for (int item : items) {
      Optional<Image> image = thumbnails.of(item, SIDE, palette);
      image.ifPresent(picture -> {
        StackPane frame = new StackPane(view(picture));
        frame.getStyleClass().add("strip-item");
        if (dataset.labelled()) {
          int classColour = palette.classColour(dataset.labels()[item]);
          frame.setStyle("-fx-border-color: " + FigurePalette.css(classColour));
        }
        row.getChildren().add(frame);
      });
    }
    return row;
  }

  private static ImageView view(Image picture) {
    ImageView view = new ImageView(picture);
    view.setPreserveRatio(true);
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    return view;
  }
}

package iconexplorer.ui.data;

import iconexplorer.data.Dataset;
import iconexplorer.data.Modality;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Thumbnails;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Some items of a data set as pictures, spread over all of it, with their classes. */
final class FirstItems {
  private static final int MOST = 14;
  private static final int SIDE = 40;

  private FirstItems() {}

  /** Empty where the items are no pictures. */
  static Optional<FlowPane> of(Dataset data, boolean dark) {
    if (data.imageShape().isEmpty()) {
      return Optional.empty();
    }
    int count = Math.min(MOST, data.size());
    Dataset some =
        data.subset(
            IntStream.range(0, count).map(k -> (int) ((long) k * data.size() / count)).toArray());
    FigurePalette palette = dark ? FigurePalette.DARK : FigurePalette.LIGHT;
    Thumbnails pictures = new Thumbnails(some);
    Optional<Thumbnails> others =
        some.relations()
            .modality()
            .filter(other -> other.imageShape().isPresent())
            .map(other -> new Thumbnails(asDataset(other)));
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("first-items");
    for (int i = 0; i < count; i++) {
      HBox views = new HBox(2);
      pictures.of(i, SIDE, palette).map(ImageView::new).ifPresent(views.getChildren()::add);
      int item = i;
      others
          .flatMap(second -> second.of(item, SIDE, palette))
          .map(ImageView::new)
          .ifPresent(views.getChildren()::add);
      Label label = new Label(some.labelled() ? some.classNames().get(some.labels()[i]) : "");
      label.getStyleClass().add("muted");
      pane.getChildren().add(new VBox(2, views, label));
    }
    return Optional.of(pane);
  }

  private static Dataset asDataset(Modality other) {
    return new Dataset(
        "second",
        other.title(),
        other.size(),
        other.dimension(),
        other.features(),
        new int[0],
        List.of(),
        other.imageShape());
  }
}

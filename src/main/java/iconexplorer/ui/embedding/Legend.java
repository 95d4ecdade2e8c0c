package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** What the colours mean; pointing at an entry brings its points forward. */
final class Legend extends VBox {
  private static final int MOST_ENTRIES = 16;
  private final IntConsumer onPoint;

  /**
   * @param onPoint gets the class or cluster pointed at, −1 for none
   */
  Legend(IntConsumer onPoint) {
    this.onPoint = onPoint;
    getStyleClass().add("embedding-legend");
    setVisible(false);
    setManaged(false);
  }

  void describe(Dataset dataset, Frame frame, Colouring colouring, FigurePalette palette) {
    List<Node> entries = new ArrayList<>();
    switch (colouring) {
      case CLASS -> addGroups(entries, dataset.classes(), dataset.classNames()::get, palette);
      case CLUSTER ->
          addGroups(
              entries,
              Likeliest.count(frame),
              group -> Likeliest.name(dataset, frame, group),
              palette);
      case CORRECTNESS -> {
        String right =
            PointColours.namesClasses(dataset, frame)
                ? "its class is the likeliest"
                : "majority class of its " + Likeliest.noun(dataset, frame);
        entries.add(entry(Shape.DISC, palette.good(), right));
        entries.add(entry(Shape.DISC, palette.bad(), "another class"));
      }
      case CONFIDENCE -> entries.add(scale(PointColours.lowestConfidence(frame), palette));
    }
    getChildren().setAll(entries);
  }

  private void addGroups(
      List<Node> entries, int count, IntFunction<String> name, FigurePalette palette) {
    for (int group = 0; group < Math.min(count, MOST_ENTRIES); group++) {
      entries.add(pointable(group, name.apply(group), palette));
    }
    if (count > MOST_ENTRIES) {
      entries.add(new Label("and %,d more".formatted(count - MOST_ENTRIES)));
    }
  }

  private HBox pointable(int number, String text, FigurePalette palette) {
    HBox entry = entry(Shape.of(number), palette.classColour(number), text);
    entry.setOnMouseEntered(event -> onPoint.accept(number));
    entry.setOnMouseExited(event -> onPoint.accept(-1));
    return entry;
  }

  private static HBox entry(Shape shape, int colour, String text) {
    SVGPath swatch = new SVGPath();
    swatch.setContent(path(shape));
    swatch.setStyle("-fx-fill: " + FigurePalette.css(colour));
    HBox entry = new HBox(6, swatch, new Label(text));
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  private static String path(Shape shape) {
    return switch (shape) {
      case DISC -> "M0,5 A5,5 0 1,1 10,5 A5,5 0 1,1 0,5 Z";
      case SQUARE -> "M0.5,0.5 H9.5 V9.5 H0.5 Z";
      case TRIANGLE -> "M5,0 L10,9 H0 Z";
      case CROSS -> "M3,0 H7 V3 H10 V7 H7 V10 H3 V7 H0 V3 H3 Z";
      case DIAMOND -> "M5,0 L10,5 L5,10 L0,5 Z";
    };
  }

  private static HBox scale(double lowest, FigurePalette palette) {
    StringBuilder stops = new StringBuilder("-fx-background-color: linear-gradient(to right");
    for (int s = 0; s <= 8; s++) {
      stops.append(", ").append(FigurePalette.css(palette.sequential(s / 8.0)));
    }
    Region bar = new Region();
    bar.setStyle(stops.append(")").toString());
    bar.setMinSize(90, 8);
    bar.setMaxHeight(8);
    HBox scale =
        new HBox(6, new Label(String.format(Locale.ROOT, "%.2f", lowest)), bar, new Label("1"));
    scale.setAlignment(Pos.CENTER_LEFT);
    return scale;
  }
}

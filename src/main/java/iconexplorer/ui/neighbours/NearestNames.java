package iconexplorer.ui.neighbours;

import iconexplorer.training.Frame.Neighbourhood;
import iconexplorer.ui.figure.FigurePalette;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The likeliest prototypes under p̃ and under q, by their names. */
final class NearestNames extends VBox {
  private final Label underP = new Label();
  private final Label underQ = new Label();
  private final Label p = name("p̃");
  private final Label q = name("q");

  NearestNames() {
    getStyleClass().add("nearest-names");
    setMouseTransparent(true);
    setManaged(false);
    getChildren().addAll(new HBox(p, underP), new HBox(q, underQ));
  }

  private static Label name(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("strip-name");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /**
   * @param names [prototypes]
   */
  void show(Neighbourhood neighbourhood, List<String> names, FigurePalette palette) {
    p.setStyle("-fx-text-fill: " + FigurePalette.css(palette.accent()));
    q.setStyle("-fx-text-fill: " + FigurePalette.css(palette.second()));
    underP.setText(listed(neighbourhood.underP(), names));
    underQ.setText(listed(neighbourhood.underQ(), names));
  }

  /** Likeliest first. */
  static String listed(int[] prototypes, List<String> names) {
    return Arrays.stream(prototypes).mapToObj(names::get).collect(Collectors.joining(", "));
  }
}

package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.data.Modality;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Thumbnails;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one item is: its image or values, number, label, and how it is placed. */
final class HoverCard extends HBox {
  private static final int THUMBNAIL = 56;
  private static final int VALUES = 6;
  private static final int MOST_LETTERS = 40;

  private final ImageView thumbnail = new ImageView();
  private final Label title = new Label();
  private final Label origin = new Label();
  private final Label cluster = new Label();
  private final Label divergence = new Label();
  private final Label kept = new Label();
  private final Label values = new Label();

  private @Nullable Dataset dataset;
  private @Nullable Thumbnails thumbnails;
  private int pictured = -1;
  private int described = -1;

  HoverCard() {
    thumbnail.setSmooth(false);
    thumbnail.setPreserveRatio(true);
    thumbnail.setFitWidth(THUMBNAIL);
    thumbnail.setFitHeight(THUMBNAIL);
    title.getStyleClass().add("hover-title");
    values.getStyleClass().add("hover-values");
    VBox lines = new VBox(title, origin, cluster, divergence, kept, values);
    lines.getStyleClass().add("hover-lines");
    getChildren().addAll(thumbnail, lines);
    getStyleClass().add("hover-card");
    setAlignment(Pos.CENTER_LEFT);
    setMouseTransparent(true);
    setVisible(false);
    setManaged(false);
    for (Label line : new Label[] {origin, cluster, divergence, kept, values}) {
      line.managedProperty().bind(line.textProperty().isNotEmpty());
      line.visibleProperty().bind(line.managedProperty());
    }
    thumbnail.managedProperty().bind(thumbnail.imageProperty().isNotNull());
  }

  void setDataset(Dataset newDataset) {
    dataset = newDataset;
    thumbnails = new Thumbnails(newDataset);
    forgetItem();
  }

  /** What is shown of the item itself is out of date. */
  void forgetItem() {
    pictured = -1;
  }

  /** What is shown of how the item is placed is out of date. */
  void forgetPlace() {
    described = -1;
  }

  /** Writes what is not yet there. */
  void show(int item, Frame frame, FigurePalette palette) {
    if (pictured != item) {
      pictured = item;
      describe(Objects.requireNonNull(dataset), item, palette);
      forgetPlace();
    }
    if (described != item) {
      described = item;
      cluster.setText(Likeliest.of(Objects.requireNonNull(dataset), frame, item));
      divergence.setText(divergenceText(frame, item));
    }
  }

  private void describe(Dataset data, int item, FigurePalette palette) {
    String label = data.labelled() ? " · label " + data.classNames().get(data.labels()[item]) : "";
    title.setText("#" + item + label);
    origin.setText(origin(data, item));
    thumbnail.setImage(
        Objects.requireNonNull(thumbnails).of(item, 2 * THUMBNAIL, palette).orElse(null));
    boolean told = data.imageShape().isPresent() || data.relations().tokens().isPresent();
    String shown = told ? "" : firstValues(data, item);
    values.setText(caption(data, item).orElse(shown));
  }

  private static String divergenceText(Frame frame, int item) {
    return frame
        .watched()
        .filter(neighbourhood -> neighbourhood.anchor() == item)
        .map(neighbourhood -> "KLᵢ %.2f nats".formatted(neighbourhood.kl()))
        .orElse("");
  }

  void setKept(String text) {
    kept.setText(text);
  }

  String text() {
    StringJoiner lines = new StringJoiner(", ");
    for (Label line : new Label[] {title, origin, cluster, divergence, kept, values}) {
      if (!line.getText().isEmpty()) {
        lines.add(line.getText());
      }
    }
    return lines.toString();
  }

  /** Where a person finds the item, and what it is paired with; as much of a path as fits. */
  private static String origin(Dataset dataset, int item) {
    String own = dataset.origin().plain() ? "" : shortened(dataset.origin().name(item));
    String other =
        dataset
            .relations()
            .modality()
            .map(Modality::origin)
            .filter(second -> !second.plain())
            .map(second -> "with " + shortened(second.name(item)))
            .orElse("");
    return (own + " " + other).strip();
  }

  private static String shortened(String name) {
    return name.length() <= MOST_LETTERS
        ? name
        : "…" + name.substring(name.length() - MOST_LETTERS + 1);
  }

  /** What the other modality says of an item, where it has words. */
  private static Optional<String> caption(Dataset dataset, int item) {
    return dataset
        .relations()
        .modality()
        .map(Modality::captions)
        .filter(captions -> !captions.isEmpty())
        .map(captions -> captions.get(item));
  }

  private static String firstValues(Dataset dataset, int item) {
    float[] row = dataset.row(item);
    StringJoiner joined = new StringJoiner("  ", "x = ", row.length > VALUES ? " …" : "");
    for (float value : Arrays.copyOf(row, Math.min(row.length, VALUES))) {
      joined.add(String.format(Locale.ROOT, "%.2f", value).replace('-', '−'));
    }
    return joined.toString();
  }
}

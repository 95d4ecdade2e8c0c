package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import iconexplorer.ui.figure.FigurePalette;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What one item is: its image or values, number, label, and how it is placed. */
final class HoverCard extends HBox {
  private static final int THUMBNAIL = 56;
  private static final int VALUES = 6;
  private static final int RANGE_SAMPLE = 50_000;

  private final ImageView thumbnail = new ImageView();
  private final Label title = new Label();
  private final Label cluster = new Label();
  private final Label divergence = new Label();
  private final Label kept = new Label();
  private final Label values = new Label();
  private float darkest;
  private float lightest = 1;

  HoverCard() {
    thumbnail.setSmooth(false);
    title.getStyleClass().add("hover-title");
    values.getStyleClass().add("hover-values");
    VBox lines = new VBox(title, cluster, divergence, kept, values);
    lines.getStyleClass().add("hover-lines");
    getChildren().addAll(thumbnail, lines);
    getStyleClass().add("hover-card");
    setAlignment(Pos.CENTER_LEFT);
    setMouseTransparent(true);
    setVisible(false);
    setManaged(false);
    for (Label line : new Label[] {cluster, divergence, kept, values}) {
      line.managedProperty().bind(line.textProperty().isNotEmpty());
      line.visibleProperty().bind(line.managedProperty());
    }
    thumbnail.managedProperty().bind(thumbnail.imageProperty().isNotNull());
  }

  /** Finds the range of grey of this data set. */
  void setDataset(Dataset dataset) {
    darkest = 0;
    lightest = 1;
    if (dataset.imageShape().isPresent()) {
      float[] features = dataset.features();
      int stride = Math.max(1, features.length / RANGE_SAMPLE);
      for (int k = 0; k < features.length; k += stride) {
        darkest = Math.min(darkest, features[k]);
        lightest = Math.max(lightest, features[k]);
      }
    }
  }

  void describe(Dataset dataset, int item, FigurePalette palette) {
    String label =
        dataset.labelled() ? " · label " + dataset.classNames().get(dataset.labels()[item]) : "";
    title.setText("#" + item + label);
    thumbnail.setImage(
        dataset.imageShape().map(shape -> image(dataset, item, shape, palette)).orElse(null));
    dataset
        .imageShape()
        .ifPresent(shape -> {
          double factor = (double) THUMBNAIL / Math.max(shape.width(), shape.height());
          thumbnail.setFitWidth(shape.width() * factor);
          thumbnail.setFitHeight(shape.height() * factor);
        });
    values.setText(dataset.imageShape().isPresent() ? "" : firstValues(dataset, item));
  }

  void setCluster(String text) {
    cluster.setText(text);
  }

  void setDivergence(String text) {
    divergence.setText(text);
  }

  void setKept(String text) {
    kept.setText(text);
  }

  String text() {
    StringJoiner lines = new StringJoiner(", ");
    for (Label line : new Label[] {title, cluster, divergence, kept, values}) {
      if (!line.getText().isEmpty()) {
        lines.add(line.getText());
      }
    }
    return lines.toString();
  }

  private static String firstValues(Dataset dataset, int item) {
    float[] row = dataset.row(item);
    StringJoiner joined = new StringJoiner("  ", "x = ", row.length > VALUES ? " …" : "");
    for (float value : Arrays.copyOf(row, Math.min(row.length, VALUES))) {
      joined.add(String.format(Locale.ROOT, "%.2f", value).replace('-', '−'));
    }
    return joined.toString();
  }

  /** Ink on paper: grey images are dark on light in the light theme and the reverse in the dark. */
  private WritableImage image(Dataset dataset, int item, ImageShape shape, FigurePalette palette) {
    int plane = shape.width() * shape.height();
    int zoom = Math.max(1, Math.ceilDiv(THUMBNAIL * 2, Math.max(shape.width(), shape.height())));
    int width = shape.width() * zoom;
    int height = shape.height() * zoom;
    int[] pixels = new int[width * height];
    int base = item * dataset.dimension();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = base + row / zoom * shape.width() + column / zoom;
        pixels[row * width + column] = colour(dataset.features(), pixel, plane, shape, palette);
      }
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }

  private int colour(
      float[] features, int pixel, int plane, ImageShape shape, FigurePalette palette) {
    if (shape.channels() < 3) {
      double ink = level(features[pixel]) / 255.0;
      return palette.dark()
          ? FigurePalette.mix(palette.surface(), 0xFFFFFFFF, ink)
          : FigurePalette.mix(palette.surface(), 0xFF000000, ink);
    }
    return 0xFF000000
        | level(features[pixel]) << 16
        | level(features[pixel + plane]) << 8
        | level(features[pixel + 2 * plane]);
  }

  private int level(float value) {
    return Math.round(255 * (value - darkest) / Math.max(lightest - darkest, 1e-9f));
  }
}

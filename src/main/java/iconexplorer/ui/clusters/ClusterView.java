package iconexplorer.ui.clusters;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Pacer;
import iconexplorer.ui.figure.SizedFigure;
import java.awt.geom.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;
import org.jspecify.annotations.Nullable;

/** Clusters against classes, live; only for cells with clusters. */
public final class ClusterView extends Region {
  private static final double REPAINTS_PER_SECOND = 4;
  private static final double OPAQUE_EDGE = 2;

  private final Label note = new Label();
  private final Pacer pacer = new Pacer(REPAINTS_PER_SECOND, this::repaint);
  private final Canvas canvas = new Canvas();
  private FigurePalette palette = FigurePalette.LIGHT;
  private @Nullable Dataset dataset;
  private @Nullable Frame frame;
  private @Nullable FXGraphics2D graphics;

  public ClusterView() {
    getStyleClass().add("cluster-view");
    canvas.setManaged(false);
    canvas.relocate(OPAQUE_EDGE, OPAQUE_EDGE);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
    setMinSize(160, 120);
    setPrefSize(360, 280);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Clusters against classes, empty");
  }

  /** Whether this frame has clusters to show. */
  public static boolean applies(Frame frame) {
    return frame.clusters().length > 0 && frame.clusters().length == frame.n();
  }

  /** What stands at the right of the panel's title. */
  public Node aside() {
    return note;
  }

  /** Another data set; forgets the frame. */
  public void setDataset(Dataset newDataset) {
    dataset = newDataset;
    frame = null;
    pacer.request();
  }

  /** Shows the newest frame; one without clusters, or of another n, is refused. */
  public boolean show(Frame newFrame) {
    Dataset data = dataset;
    if (data == null || data.size() != newFrame.n() || !applies(newFrame)) {
      return false;
    }
    frame = newFrame;
    pacer.request();
    return true;
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    setBackground(Background.fill(Color.web(FigurePalette.css(palette.surface()))));
    pacer.request();
  }

  /**
   * The picture as it is now, for a file.
   *
   * @throws IllegalStateException in one sentence, where there is none yet
   */
  public SizedFigure sized() {
    return new SizedFigure(figure(), 480, 420);
  }

  private ClusterFigure figure() {
    Dataset data = dataset;
    Frame shown = frame;
    if (data == null || shown == null) {
      throw new IllegalStateException("there are no clusters yet: start a run with clusters first");
    }
    return ClusterFigure.of(data, shown, palette);
  }

  private void repaint() {
    canvas.setVisible(frame != null);
    if (frame == null || getWidth() < 40 || getHeight() < 40) {
      return;
    }
    double width = getWidth() - 2 * OPAQUE_EDGE;
    double height = getHeight() - 2 * OPAQUE_EDGE;
    canvas.setWidth(width);
    canvas.setHeight(height);
    ClusterFigure figure = figure();
    figure.draw(graphics(), new Rectangle2D.Double(0, 0, width, height));
    note.setText(figure.summary());
    setAccessibleText("Clusters against classes: " + figure.summary());
  }

  private FXGraphics2D graphics() {
    FXGraphics2D made = graphics;
    if (made == null) {
      made = new FXGraphics2D(canvas.getGraphicsContext2D());
      made.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
      graphics = made;
    }
    return made;
  }

  @Override
  protected void layoutChildren() {
    pacer.request();
  }
}

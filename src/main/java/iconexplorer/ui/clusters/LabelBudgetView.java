package iconexplorer.ui.clusters;

import iconexplorer.evaluation.LabelBudget;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Pacer;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/** {@link LabelBudgetFigure} in the window; takes no room where there is nothing to show. */
public final class LabelBudgetView extends Region {
  private static final double REPAINTS_PER_SECOND = 4;
  private static final double HEIGHT = 170;
  private static final double TOOLTIP_WIDTH = 340;

  private static final String EXPLANATION =
      "What the clusters are worth as classes: each is named by the class that most of the known"
          + " labels in it say, and asked about items held out, whose labels nobody has seen. From"
          + " 100 % of the labels of the items that train to 1 %, mean and standard deviation over "
          + LabelBudget.DRAWS
          + " drawings of those that are known.";

  private final Canvas canvas = new Canvas();
  private final Pacer pacer = new Pacer(REPAINTS_PER_SECOND, this::repaint);
  private FigurePalette palette = FigurePalette.LIGHT;
  private Map<String, LabelBudget> budgets = Map.of();

  public LabelBudgetView() {
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinWidth(0);
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    Tooltip tooltip = new Tooltip(EXPLANATION);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDuration(Duration.INDEFINITE);
    Tooltip.install(this, tooltip);
    show(Map.of());
  }

  /**
   * Shows these curves.
   *
   * @param shown by what the clusters are called; empty for none
   */
  public void show(Map<String, LabelBudget> shown) {
    budgets = shown;
    setVisible(!shown.isEmpty());
    setManaged(!shown.isEmpty());
    setAccessibleText(
        shown.entrySet().stream()
            .map(one -> one.getKey() + ": " + words(one.getValue()))
            .collect(Collectors.joining("; ", "Held-out accuracy by labels known, ", "")));
    pacer.request();
  }

  private static String words(LabelBudget budget) {
    return budget.points().stream()
        .map(point ->
            String.format(Locale.ROOT, "%.0f %% %.3f", 100 * point.share(), point.accuracy()))
        .collect(Collectors.joining(", "));
  }

  /** Dark or light. */
  public void setDark(boolean dark) {
    palette = FigurePalette.of(dark);
    pacer.request();
  }

  private void repaint() {
    if (!budgets.isEmpty() && getWidth() > 0 && getHeight() > 0) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
      graphics.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
      new LabelBudgetFigure(budgets, palette)
          .draw(graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    }
  }

  @Override
  protected void layoutChildren() {
    pacer.request();
  }
}

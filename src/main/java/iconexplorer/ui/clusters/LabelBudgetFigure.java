package iconexplorer.ui.clusters;

import iconexplorer.evaluation.LabelBudget;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Held-out accuracy of clusters that are named by labels against the share of labels that are
 * known, with the deviation between draws.
 */
public final class LabelBudgetFigure implements Figure {
  private static final double LEFT = 40;
  private static final double RIGHT = 104;
  private static final double NAME_HEIGHT = 14;
  private static final double HEAD = 22;
  private static final double FOOT = 34;
  private static final int LINES = 5;

  private final Map<String, LabelBudget> budgets;
  private final FigurePalette palette;

  /**
   * @param budgets at least one, by what the clusters are called
   */
  public LabelBudgetFigure(Map<String, LabelBudget> budgets, FigurePalette palette) {
    this.budgets = budgets;
    this.palette = palette;
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    g.translate(area.getX(), area.getY());
    g.setFont(FigureFonts.plain(11));
    Rectangle2D plot =
        new Rectangle2D.Double(
            LEFT, HEAD, area.getWidth() - LEFT - RIGHT, area.getHeight() - HEAD - FOOT);
    drawGrid(g, plot);
    int[] colours = {palette.accent(), palette.muted()};
    int number = 0;
    double name = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, LabelBudget> budget : budgets.entrySet()) {
      g.setColor(FigurePalette.awt(colours[number % colours.length]));
      List<LabelBudget.Point> points = budget.getValue().points();
      drawCurve(g, plot, points);
      double end = y(plot, points.getFirst().accuracy()) + 4;
      name = Math.abs(end - name) < NAME_HEIGHT ? name + NAME_HEIGHT : end;
      g.drawString(budget.getKey(), (float) (plot.getMaxX() + 8), (float) name);
      number++;
    }
    g.translate(-area.getX(), -area.getY());
  }

  /** Where a share of the labels stands: 1 % at the left, 100 % at the right, by its logarithm. */
  static double x(Rectangle2D plot, double share) {
    return plot.getMaxX() + plot.getWidth() * Math.log10(share) / 2;
  }

  /** Where an accuracy stands: 0 at the bottom, 1 at the top. */
  static double y(Rectangle2D plot, double accuracy) {
    return plot.getMaxY() - plot.getHeight() * Math.clamp(accuracy, 0, 1);
  }

  private void drawGrid(Graphics2D g, Rectangle2D plot) {
    g.setStroke(new BasicStroke(1));
    for (int line = 0; line <= LINES; line++) {
      double accuracy = (double) line / LINES;
      double y = y(plot, accuracy);
      g.setColor(FigurePalette.awt(palette.line()));
      g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
      g.setColor(FigurePalette.awt(palette.muted()));
      String text = String.format(Locale.ROOT, "%.1f", accuracy);
      g.drawString(text, (float) (plot.getX() - 24), (float) (y + 4));
    }
    g.drawString("held-out accuracy", (float) plot.getX(), (float) (plot.getY() - 9));
    for (LabelBudget.Point point : budgets.values().iterator().next().points()) {
      String text = String.format(Locale.ROOT, "%.0f %%", 100 * point.share());
      double x = x(plot, point.share()) - g.getFontMetrics().stringWidth(text) / 2.0;
      g.drawString(text, (float) x, (float) (plot.getMaxY() + 16));
    }
    g.drawString("labels known", (float) (plot.getMaxX() + 28), (float) (plot.getMaxY() + 16));
  }

  private static void drawCurve(Graphics2D g, Rectangle2D plot, List<LabelBudget.Point> points) {
    LabelBudget.Point before = points.getFirst();
    for (LabelBudget.Point point : points) {
      double x = x(plot, point.share());
      double y = y(plot, point.accuracy());
      g.setStroke(new BasicStroke(1.8f));
      g.draw(new Line2D.Double(x(plot, before.share()), y(plot, before.accuracy()), x, y));
      g.setStroke(new BasicStroke(1));
      g.draw(
          new Line2D.Double(
              x,
              y(plot, point.accuracy() - point.deviation()),
              x,
              y(plot, point.accuracy() + point.deviation())));
      g.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5));
      before = point;
    }
  }
}

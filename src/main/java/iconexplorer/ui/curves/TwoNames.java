package iconexplorer.ui.curves;

import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The legend above a chart of two series, each at the side of its own axis, and the end of the
 * second one.
 */
final class TwoNames extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;

  /** Room that the legend takes above the chart. */
  static final double HEIGHT = 20;

  private static final double DASH = 14;

  /** How far the names may reach over the axes' numbers. */
  private static final double LABELS = 18;

  private final transient KlCurve curve;
  private final transient FigurePalette palette;

  TwoNames(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    this.palette = palette;
  }

  /** What the second series is called. */
  static String minimised(KlCurve curve) {
    return curve.minimised().orElse("KL") + " (minimised)";
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis steps,
      ValueAxis nats,
      int index,
      PlotRenderingInfo info) {
    java.awt.Shape clip = g.getClip();
    g.setClip(null);
    g.setFont(FigureFonts.plain(11));
    double y = area.getMinY() - 7;
    name(g, "KL", palette.accent(), area.getMinX() - LABELS, y);
    String second = minimised(curve);
    double width = DASH + 5 + g.getFontMetrics().stringWidth(second);
    name(g, second, palette.second(), area.getMaxX() + LABELS - width, y);
    g.setClip(clip);
    drawEnd(g, area, steps, plot.getRangeAxis(1));
  }

  private void name(Graphics2D g, String name, int colour, double x, double y) {
    g.setColor(FigurePalette.awt(colour));
    g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x + 1, y - 4, x + DASH - 1, y - 4));
    g.setColor(FigurePalette.awt(palette.muted()));
    g.drawString(name, (float) (x + DASH + 5), (float) y);
  }

  private void drawEnd(Graphics2D g, Rectangle2D area, ValueAxis steps, ValueAxis losses) {
    if (curve.size() > 0) {
      int last = curve.size() - 1;
      double x = steps.valueToJava2D(curve.step(last), area, RectangleEdge.BOTTOM);
      double y = losses.valueToJava2D(curve.loss(last), area, RectangleEdge.RIGHT);
      g.setColor(FigurePalette.awt(palette.second()));
      g.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
    }
  }
}

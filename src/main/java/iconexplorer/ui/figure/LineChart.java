package iconexplorer.ui.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart as this program draws them: hairline grid, no frame, no title.
 *
 * <p>JFreeChart-FX restores the canvas's type after each drawing, but its Graphics2D believes that
 * the last type is still set and does not set it again; so every drawing begins with another one.
 */
public final class LineChart extends JFreeChart {
  private static final long serialVersionUID = 1;

  /**
   * @param plot with its data, axes and renderers
   */
  public LineChart(XYPlot plot, FigurePalette palette) {
    super(null, null, plot, false);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(FigurePalette.awt(palette.line()));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    setBackgroundPaint(FigurePalette.awt(palette.surface()));
    setPadding(new RectangleInsets(2, 0, 0, 18));
    setNotify(false);
  }

  /** An axis with labels only; range and ticks are set by hand. */
  public static NumberAxis axis(FigurePalette palette) {
    NumberAxis axis = new NumberAxis();
    Color muted = FigurePalette.awt(palette.muted());
    axis.setTickLabelFont(FigureFonts.plain(11));
    axis.setTickLabelPaint(muted);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setAutoRange(false);
    axis.setAutoTickUnitSelection(false);
    axis.setTickLabelInsets(new RectangleInsets(3, 4, 3, 6));
    axis.setLabelFont(FigureFonts.plain(11));
    axis.setLabelPaint(muted);
    axis.setLabelLocation(AxisLabelLocation.HIGH_END);
    axis.setLabelInsets(new RectangleInsets(0, 0, 1, 0));
    return axis;
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area, Point2D anchor, ChartRenderingInfo info) {
    g.setFont(FigureFonts.plain(1));
    super.draw(g, area, anchor, info);
  }
}

package iconexplorer.ui.curves;

import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;

/** Names of the series of information, each on its own line in its colour. */
final class InformationNames extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;

  /** Class colours that are far from those of KL and the minimised value. */
  private static final int[] COLOURS = {2, 8, 6};

  /** Where along the drawn lines the names stand. */
  private static final double[] PLACES = {0.3, 0.45, 0.6};

  /** From a line to its name: H(C|C′) is never above H(C), and stands below. */
  private static final double[] OFFSETS = {-4, -4, 12};

  private final transient KlCurve curve;
  private final transient FigurePalette palette;

  InformationNames(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    this.palette = palette;
  }

  static XYLineAndShapeRenderer renderer(FigurePalette palette) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int s = 0; s < COLOURS.length; s++) {
      renderer.setSeriesPaint(s, FigurePalette.awt(palette.classColour(COLOURS[s])));
      renderer.setSeriesStroke(s, new BasicStroke(1.4f));
    }
    return renderer;
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
    int size = curve.information().size();
    if (size < 2) {
      return;
    }
    g.setFont(FigureFonts.plain(11));
    for (int s = 0; s < COLOURS.length; s++) {
      InformationSeries.Series series = InformationSeries.ALL.get(s);
      KlCurve.Information point = curve.information().get((int) (PLACES[s] * (size - 1)));
      double x = steps.valueToJava2D(point.step(), area, RectangleEdge.BOTTOM);
      double value = series.value().applyAsDouble(point.value());
      double y = nats.valueToJava2D(value, area, RectangleEdge.LEFT);
      double width = g.getFontMetrics().stringWidth(series.name());
      double left = Math.clamp(x, area.getMinX(), Math.max(area.getMinX(), area.getMaxX() - width));
      double base = Math.clamp(y + OFFSETS[s], area.getMinY() + 10, area.getMaxY() - 2);
      LabelPlate.draw(g, palette, series.name(), palette.classColour(COLOURS[s]), left, base);
    }
  }
}

package iconexplorer.ui.curves;

import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.LineChart;
import iconexplorer.ui.figure.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * The chart of one {@link KlCurve}: KL in nats over steps, with marks and metrics drawn into it.
 */
public final class KlFigure implements Figure {

  private final KlCurve curve;
  private final NumberAxis steps;
  private final NumberAxis nats;
  private final LineChart chart;

  public KlFigure(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    steps = LineChart.axis(palette);
    nats = LineChart.axis(palette);
    steps.setLabel("step");
    XYPlot plot = new XYPlot(new CurvePoints(curve), steps, nats, renderer(palette));
    plot.addAnnotation(new MarksAndMetrics(curve, palette));
    chart = new LineChart(plot, palette);
    fitAxes(300, 150);
  }

  private static XYLineAndShapeRenderer renderer(FigurePalette palette) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, FigurePalette.awt(palette.accent()));
    Stroke line = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    renderer.setSeriesStroke(0, line);
    return renderer;
  }

  LineChart chart() {
    return chart;
  }

  ValueAxis stepAxis() {
    return steps;
  }

  ValueAxis natAxis() {
    return nats;
  }

  /** Sets both axes to what the curve holds now, for a chart of this size. */
  void fitAxes(double width, double height) {
    double end = curve.totalSteps();
    double highest = 0;
    double lowest = 0;
    for (int k = 0; k < curve.size(); k++) {
      end = Math.max(end, curve.step(k));
      highest = Math.max(highest, curve.value(k));
      lowest = Math.min(lowest, curve.value(k));
    }
    double top = highest > lowest ? highest + 0.06 * (highest - lowest) : lowest + 1;
    steps.setRange(0, end);
    nats.setRange(lowest, top);
    steps.setTickUnit(Ticks.unit(end, Math.max(2, width / 90), true), true, false);
    nats.setTickUnit(Ticks.unit(top - lowest, Math.max(2, height / 42), false), true, false);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    fitAxes(area.getWidth(), area.getHeight());
    chart.draw(g, area);
  }

  /** The curve as JFreeChart reads it; nothing is copied. */
  private static final class CurvePoints extends AbstractXYDataset {
    private static final long serialVersionUID = 1;
    private final transient KlCurve curve;

    CurvePoints(KlCurve curve) {
      this.curve = curve;
    }

    @Override
    public DomainOrder getDomainOrder() {
      return DomainOrder.ASCENDING;
    }

    @Override
    public int getSeriesCount() {
      return 1;
    }

    @Override
    public String getSeriesKey(int series) {
      return "KL";
    }

    @Override
    public int getItemCount(int series) {
      return curve.size();
    }

    @Override
    public Number getX(int series, int item) {
      return curve.step(item);
    }

    @Override
    public double getXValue(int series, int item) {
      return curve.step(item);
    }

    @Override
    public Number getY(int series, int item) {
      return curve.value(item);
    }

    @Override
    public double getYValue(int series, int item) {
      return curve.value(item);
    }
  }
}

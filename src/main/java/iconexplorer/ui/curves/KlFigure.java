package iconexplorer.ui.curves;

import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.LineChart;
import iconexplorer.ui.figure.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * The chart of one {@link KlCurve}: KL in nats over steps, with marks and metrics drawn into it.
 */
public final class KlFigure implements Figure {

  private final KlCurve curve;
  private final CurvePoints points;
  private final XYLineAndShapeRenderer renderer = renderer();
  private final NumberAxis steps;
  private final NumberAxis nats;
  private final LineChart chart;

  public KlFigure(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    points = new CurvePoints(curve);
    renderer.setSeriesPaint(
        0, FigurePalette.awt(FigurePalette.mix(palette.surface(), palette.accent(), 0.4)));
    renderer.setSeriesPaint(1, FigurePalette.awt(palette.accent()));
    steps = LineChart.axis(palette);
    nats = LineChart.axis(palette);
    steps.setLabel("step");
    XYPlot plot = new XYPlot(points, steps, nats, renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.addAnnotation(new MarksAndMetrics(curve, palette));
    chart = new LineChart(plot, palette);
    update(300, 150);
  }

  private static XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, line(1));
    renderer.setSeriesStroke(1, line(1.8f));
    return renderer;
  }

  private static BasicStroke line(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
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

  /** Takes in what the curve holds now, for a chart of this size. */
  void update(double width, double height) {
    points.update();
    fitAxes(width, height);
  }

  private void fitAxes(double width, double height) {
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
    update(area.getWidth(), area.getHeight());
    chart.draw(g, area);
  }

  /**
   * The curve as JFreeChart reads it: as it is, and smoothed; the former only where they differ.
   */
  private static final class CurvePoints extends AbstractXYDataset {
    private static final long serialVersionUID = 1;
    private final transient KlCurve curve;
    private double[] smooth = {};
    private boolean noisy;

    CurvePoints(KlCurve curve) {
      this.curve = curve;
    }

    void update() {
      smooth = Smoothing.of(curve);
      noisy = false;
      for (int k = 0; k < smooth.length && !noisy; k++) {
        noisy = smooth[k] != curve.value(k);
      }
    }

    @Override
    public DomainOrder getDomainOrder() {
      return DomainOrder.ASCENDING;
    }

    @Override
    public int getSeriesCount() {
      return 2;
    }

    @Override
    public String getSeriesKey(int series) {
      return series == 0 ? "KL" : "KL, smoothed";
    }

    @Override
    public int getItemCount(int series) {
      return series == 0 && !noisy ? 0 : smooth.length;
    }

    @Override
    public Number getX(int series, int item) {
      return getXValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
      return curve.step(item);
    }

    @Override
    public Number getY(int series, int item) {
      return getYValue(series, item);
    }

    @Override
    public double getYValue(int series, int item) {
      return series == 0 ? curve.value(item) : smooth[item];
    }
  }
}

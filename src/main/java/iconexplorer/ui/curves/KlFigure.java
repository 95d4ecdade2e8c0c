package iconexplorer.ui.curves;

import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.LineChart;
import iconexplorer.ui.figure.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * The chart of one {@link KlCurve}: KL in nats over steps, with marks and metrics drawn into it,
 * and beside it what is minimised, where that is not KL. What clusters tell about each other is in
 * nats as well and stands on the axis of KL.
 */
public final class KlFigure implements Figure {

  private final KlCurve curve;
  private final CurvePoints points;
  private final CurvePoints losses;
  private final InformationSeries information;
  private final NumberAxis steps;
  private final NumberAxis nats;
  private final NumberAxis lossAxis;
  private final LineChart chart;

  public KlFigure(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    points = new CurvePoints("KL", curve, curve::value);
    losses = new CurvePoints(curve.minimised().orElse("KL"), curve, curve::loss);
    information = new InformationSeries(curve);
    steps = LineChart.axis(palette);
    nats = LineChart.axis(palette);
    lossAxis = LineChart.axis(palette);
    steps.setLabel("step");
    XYPlot plot = new XYPlot(points, steps, nats, renderer(palette, palette.accent()));
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.addAnnotation(new MarksAndMetrics(curve, palette));
    plot.setDataset(2, information);
    plot.setRenderer(2, InformationNames.renderer(palette));
    plot.addAnnotation(new InformationNames(curve, palette));
    chart = new LineChart(plot, palette);
    if (curve.minimised().isPresent()) {
      addMinimised(plot, palette);
    }
    update(300, 150);
  }

  /** The minimised value on an axis of its own at the right; the legend says which is which. */
  private void addMinimised(XYPlot plot, FigurePalette palette) {
    plot.setDataset(1, losses);
    plot.setRenderer(1, renderer(palette, palette.second()));
    plot.setRangeAxis(1, lossAxis);
    plot.mapDatasetToRangeAxis(1, 1);
    plot.addAnnotation(new TwoNames(curve, palette));
    nats.setTickLabelPaint(FigurePalette.awt(palette.accent()));
    lossAxis.setTickLabelPaint(FigurePalette.awt(palette.second()));
    chart.setPadding(new RectangleInsets(TwoNames.HEIGHT, 0, 0, 2));
  }

  private static XYLineAndShapeRenderer renderer(FigurePalette palette, int colour) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, line(1));
    renderer.setSeriesStroke(1, line(1.8f));
    int faint = FigurePalette.mix(palette.surface(), colour, 0.4);
    renderer.setSeriesPaint(0, FigurePalette.awt(faint));
    renderer.setSeriesPaint(1, FigurePalette.awt(colour));
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

  /** The axis of the minimised value; meaningless where that is KL. */
  ValueAxis lossAxis() {
    return lossAxis;
  }

  /** Takes in what the curve holds now, for a chart of this size. */
  void update(double width, double height) {
    points.update();
    losses.update();
    fitAxes(width, height);
  }

  private void fitAxes(double width, double height) {
    double end = curve.totalSteps();
    if (curve.size() > 0) {
      end = Math.max(end, curve.step(curve.size() - 1));
    }
    steps.setRange(0, end);
    steps.setTickUnit(Ticks.unit(end, Math.max(2, width / 90), true), true, false);
    double highest = Math.max(points.highest(), information.highest());
    fit(nats, Math.min(points.lowest(), 0), Math.max(highest, 0), height);
    double room = 0.08 * (losses.highest() - losses.lowest());
    fit(lossAxis, losses.lowest() - room, losses.highest(), height);
  }

  private static void fit(NumberAxis axis, double lowest, double highest, double height) {
    double top = highest > lowest ? highest + 0.06 * (highest - lowest) : lowest + 1;
    axis.setRange(lowest, top);
    axis.setTickUnit(Ticks.unit(top - lowest, Math.max(2, height / 42), false), true, false);
  }

  /** With the unit at the axis, which in the window stands above the chart. */
  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    nats.setLabel("KL, nats");
    update(area.getWidth(), area.getHeight());
    chart.draw(g, area);
  }

  /** A series as JFreeChart reads it: as it is, and smoothed; the former only where they differ. */
  private static final class CurvePoints extends AbstractXYDataset {
    private static final long serialVersionUID = 1;
    private final String name;
    private final transient KlCurve curve;
    private final transient IntToDoubleFunction values;
    private double[] plain = {};
    private double[] smooth = {};

    CurvePoints(String name, KlCurve curve, IntToDoubleFunction values) {
      this.name = name;
      this.curve = curve;
      this.values = values;
    }

    void update() {
      plain = new double[curve.size()];
      Arrays.setAll(plain, values);
      smooth = Smoothing.of(plain);
    }

    double highest() {
      return Arrays.stream(plain).max().orElse(0);
    }

    double lowest() {
      return Arrays.stream(plain).min().orElse(0);
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
      return series == 0 ? name : name + ", smoothed";
    }

    @Override
    public int getItemCount(int series) {
      return series == 0 && Arrays.equals(plain, smooth) ? 0 : smooth.length;
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
      return series == 0 ? plain[item] : smooth[item];
    }
  }
}

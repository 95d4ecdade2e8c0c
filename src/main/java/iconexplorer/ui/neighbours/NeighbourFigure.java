package iconexplorer.ui.neighbours;

import iconexplorer.training.Frame.Neighbourhood;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.LineChart;
import iconexplorer.ui.figure.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** The chart of p̃(·|i) and q(·|i), sorted, on a log axis. */
public final class NeighbourFigure implements Figure {
  private final FigurePalette palette;
  private final NeighbourSeries series;
  private final List<String> names;
  private final String noun;
  private final LineChart chart;

  /**
   * @param names of the candidates, [prototypes], where they are prototypes; empty where they are
   *     items
   * @param noun what a candidate is, such as "class"
   */
  public NeighbourFigure(
      Neighbourhood neighbourhood, List<String> names, String noun, FigurePalette palette) {
    this.palette = palette;
    this.noun = noun;
    this.names =
        names.isEmpty()
            ? List.of()
            : Arrays.stream(neighbourhood.candidates()).mapToObj(names::get).toList();
    this.series = NeighbourSeries.of(neighbourhood);
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(rankAxis());
    plot.setRangeAxis(probabilityAxis());
    boolean few = series.ranks() <= NeighbourSeries.FEW;
    plot.setDataset(0, dots(few));
    plot.setRenderer(0, dotRenderer(few));
    plot.setDataset(1, lines());
    plot.setRenderer(1, lineRenderer(few));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.addAnnotation(new SeriesNames(series, palette));
    chart = new LineChart(plot, palette);
  }

  LineChart chart() {
    return chart;
  }

  NeighbourSeries series() {
    return series;
  }

  private NumberAxis rankAxis() {
    NumberAxis axis = LineChart.axis(palette);
    boolean few = series.ranks() <= NeighbourSeries.FEW;
    axis.setLabel(few && !names.isEmpty() ? noun : noun + " rank");
    axis.setRange(few ? 0.4 : 1, series.ranks() + (few ? 0.6 : 0));
    axis.setTickUnit(
        few && !names.isEmpty()
            ? new NumberTickUnit(1, new NamesOfRanks(names))
            : Ticks.unit(series.ranks(), few ? series.ranks() : 5, true),
        true,
        false);
    return axis;
  }

  private NumberAxis probabilityAxis() {
    NumberAxis axis = LineChart.axis(palette);
    axis.setRange(series.floor(), series.top());
    double decades = series.top() - series.floor();
    axis.setTickUnit(new NumberTickUnit(decades > 5.5 ? 2 : 1, new PowersOfTen()), true, false);
    return axis;
  }

  private DefaultXYDataset lines() {
    DefaultXYDataset lines = new DefaultXYDataset();
    lines.addSeries("q", points(series.smoothQ()));
    lines.addSeries("p̃", points(series.p()));
    return lines;
  }

  private DefaultXYDataset dots(boolean few) {
    DefaultXYDataset dots = new DefaultXYDataset();
    dots.addSeries("q", points(series.q()));
    dots.addSeries("p̃", points(few ? series.p() : new double[0]));
    return dots;
  }

  private static double[][] points(double[] values) {
    double[] ranks = new double[values.length];
    for (int r = 0; r < ranks.length; r++) {
      ranks[r] = r + 1;
    }
    return new double[][] {ranks, values};
  }

  private XYLineAndShapeRenderer lineRenderer(boolean few) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    Stroke line = new BasicStroke(few ? 1.2f : 1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    renderer.setSeriesStroke(0, line);
    renderer.setSeriesStroke(1, line);
    renderer.setSeriesPaint(0, FigurePalette.awt(palette.second()));
    renderer.setSeriesPaint(1, FigurePalette.awt(palette.accent()));
    return renderer;
  }

  private XYLineAndShapeRenderer dotRenderer(boolean few) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    double radius = few ? 3.5 : 1.1;
    Ellipse2D dot = new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    renderer.setSeriesShape(0, dot);
    renderer.setSeriesShape(1, dot);
    int faint = FigurePalette.mix(palette.surface(), palette.second(), 0.55);
    renderer.setSeriesPaint(0, FigurePalette.awt(few ? palette.second() : faint));
    renderer.setSeriesPaint(1, FigurePalette.awt(palette.accent()));
    return renderer;
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    chart.draw(g, area);
  }

  /** Writes −3 as 10⁻³. */
  private static final class PowersOfTen extends NumberFormat {
    private static final long serialVersionUID = 1;
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      return format(Math.round(value), to, position);
    }

    @Override
    public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
      if (value == 0) {
        return to.append('1');
      }
      to.append("10");
      if (value < 0) {
        to.append('⁻');
      }
      for (char digit : Long.toString(Math.abs(value)).toCharArray()) {
        to.append(DIGITS.charAt(digit - '0'));
      }
      return to;
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("powers of ten are only written");
    }
  }

  /** Writes the name of the candidate at a rank. */
  private static final class NamesOfRanks extends NumberFormat {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 10;
    private final transient List<String> names;

    NamesOfRanks(List<String> names) {
      this.names = names;
    }

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      return format(Math.round(value), to, position);
    }

    @Override
    public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
      if (value >= 1 && value <= names.size()) {
        String name = names.get((int) value - 1);
        to.append(name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name);
      }
      return to;
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("names are only written");
    }
  }
}

package iconexplorer.ui.curves;

import iconexplorer.evaluation.Measure;
import iconexplorer.report.Sweep;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.Repeats.Spread;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.figure.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberTickUnit;

/**
 * Measures against the values of a setting, one panel for each: a dot for each seed, a line through
 * the means, and the standard deviation up and down from them.
 */
public final class SweepFigure implements Figure {
  private static final int PANEL_WIDTH = 320;
  private static final int PANEL_HEIGHT = 230;
  private static final double LEFT = 46;
  private static final double RIGHT = 18;
  private static final double HEAD = 28;
  private static final double FOOT = 40;
  private static final double TICKS = 4;

  private final Sweep sweep;
  private final List<Measure> shown;
  private final FigurePalette palette;

  /**
   * @param shown measures that some value has, at least one
   */
  public SweepFigure(Sweep sweep, List<Measure> shown, FigurePalette palette) {
    this.sweep = sweep;
    this.shown = List.copyOf(shown);
    this.palette = palette;
  }

  /** The figure with its panels beside each other. */
  public SizedFigure sized() {
    return new SizedFigure(this, PANEL_WIDTH * shown.size(), PANEL_HEIGHT);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    g.setFont(FigureFonts.plain(11));
    double width = area.getWidth() / shown.size();
    for (int panel = 0; panel < shown.size(); panel++) {
      Rectangle2D plot =
          new Rectangle2D.Double(
              area.getX() + panel * width + LEFT,
              area.getY() + HEAD,
              width - LEFT - RIGHT,
              area.getHeight() - HEAD - FOOT);
      draw(g, plot, shown.get(panel));
    }
  }

  private void draw(Graphics2D g, Rectangle2D plot, Measure measure) {
    Scale scale = scale(plot, measure);
    drawGrid(g, plot, measure, scale);
    double step = plot.getWidth() / sweep.values().size();
    double x = plot.getX() + step / 2;
    double beforeX = Double.NaN;
    double beforeY = Double.NaN;
    for (Map.Entry<String, Repeats> value : sweep.values().entrySet()) {
      g.setColor(FigurePalette.awt(palette.muted()));
      double half = g.getFontMetrics().stringWidth(value.getKey()) / 2.0;
      g.drawString(value.getKey(), (float) (x - half), (float) (plot.getMaxY() + 16));
      Spread spread = value.getValue().measures().get(measure);
      if (spread != null) {
        double y = scale.y(spread.mean());
        drawSeeds(g, x, scale, value.getValue(), measure);
        g.setColor(FigurePalette.awt(palette.accent()));
        g.setStroke(new BasicStroke(1.8f));
        g.draw(new Line2D.Double(Double.isNaN(beforeX) ? x : beforeX, or(beforeY, y), x, y));
        g.draw(
            new Line2D.Double(
                x,
                scale.y(spread.mean() - spread.deviation()),
                x,
                scale.y(spread.mean() + spread.deviation())));
        beforeX = x;
        beforeY = y;
      }
      x += step;
    }
  }

  private static double or(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  private void drawSeeds(Graphics2D g, double x, Scale scale, Repeats repeats, Measure measure) {
    g.setColor(FigurePalette.awt(palette.muted()));
    for (Repeat seed : repeats.runs()) {
      seed.metrics()
          .get(measure)
          .ifPresent(value -> g.fill(new Ellipse2D.Double(x + 6, scale.y(value) - 2, 4, 4)));
    }
  }

  private void drawGrid(Graphics2D g, Rectangle2D plot, Measure measure, Scale scale) {
    g.setStroke(new BasicStroke(1));
    for (double tick = scale.least; tick < scale.greatest + scale.unit.getSize() / 2; ) {
      double y = scale.y(tick);
      g.setColor(FigurePalette.awt(palette.line()));
      g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
      g.setColor(FigurePalette.awt(palette.muted()));
      String text = scale.unit.valueToString(tick);
      float left = (float) (plot.getX() - 6 - g.getFontMetrics().stringWidth(text));
      g.drawString(text, left, (float) (y + 4));
      tick += scale.unit.getSize();
    }
    g.setColor(FigurePalette.awt(palette.text()));
    g.drawString(measure.title(), (float) plot.getX(), (float) (plot.getY() - 12));
    g.setColor(FigurePalette.awt(palette.muted()));
    double half = g.getFontMetrics().stringWidth(sweep.setting()) / 2.0;
    g.drawString(
        sweep.setting(), (float) (plot.getCenterX() - half), (float) (plot.getMaxY() + 32));
  }

  /** From the tick below all that is drawn to the one above. */
  private Scale scale(Rectangle2D plot, Measure measure) {
    DoubleStream seeds =
        sweep.values().values().stream()
            .flatMap(repeats -> repeats.runs().stream())
            .flatMapToDouble(seed -> seed.metrics().get(measure).stream());
    DoubleStream spreads =
        sweep.values().values().stream()
            .map(repeats -> repeats.measures().get(measure))
            .filter(spread -> spread != null)
            .flatMapToDouble(spread ->
                DoubleStream.of(
                    spread.mean() - spread.deviation(), spread.mean() + spread.deviation()));
    double[] drawn = DoubleStream.concat(seeds, spreads).sorted().toArray();
    double least = drawn[0];
    double greatest = Math.max(drawn[drawn.length - 1], least + 1e-6);
    NumberTickUnit unit = Ticks.unit(greatest - least, TICKS, false);
    return new Scale(
        plot,
        Math.floor(least / unit.getSize()) * unit.getSize(),
        Math.ceil(greatest / unit.getSize()) * unit.getSize(),
        unit);
  }

  private record Scale(Rectangle2D plot, double least, double greatest, NumberTickUnit unit) {
    double y(double value) {
      return plot.getMaxY() - plot.getHeight() * (value - least) / (greatest - least);
    }
  }
}

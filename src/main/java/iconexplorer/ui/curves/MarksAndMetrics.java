package iconexplorer.ui.curves;

import iconexplorer.evaluation.Measure;
import iconexplorer.training.Metrics;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Event marks, the latest metrics and the curve's end, inside the chart so that files have them.
 * Five curves leave no room for metrics.
 */
final class MarksAndMetrics extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;
  private static final double ROW = 15;
  private static final int MOST_LABELS = 8;
  private static final int PLACES = 8;
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 4}, 0);

  private final transient KlCurve curve;
  private final transient FigurePalette palette;

  MarksAndMetrics(KlCurve curve, FigurePalette palette) {
    this.curve = curve;
    this.palette = palette;
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
    Font font = FigureFonts.plain(11);
    g.setFont(font);
    int rows = drawMarks(g, area, steps, g.getFontMetrics(font));
    if (curve.information().isEmpty()) {
      drawMetrics(g, plot, area, rows);
    }
    drawEnd(g, area, steps, nats);
  }

  private int drawMarks(Graphics2D g, Rectangle2D area, ValueAxis steps, FontMetrics metrics) {
    List<KlCurve.Mark> marks = curve.marks();
    int first = Math.max(0, marks.size() - MOST_LABELS);
    double[] x = new double[marks.size()];
    double[] width = new double[marks.size()];
    for (int m = 0; m < marks.size(); m++) {
      x[m] = steps.valueToJava2D(marks.get(m).step(), area, RectangleEdge.BOTTOM);
      width[m] = m < first ? Double.POSITIVE_INFINITY : metrics.stringWidth(marks.get(m).label());
    }
    List<MarkLayout.Placed> all = MarkLayout.place(x, width, area.getMinX(), area.getMaxX());
    int rows = 0;
    for (MarkLayout.Placed placed : all) {
      rows = Math.max(rows, placed.row() + 1);
    }
    for (MarkLayout.Placed placed : all) {
      drawMark(g, area, placed, marks.get(placed.mark()).label(), rows);
    }
    return rows;
  }

  private void drawMark(
      Graphics2D g, Rectangle2D area, MarkLayout.Placed placed, String label, int rows) {
    double top = area.getMinY() + (placed.row() >= 0 ? placed.row() : rows) * ROW;
    g.setColor(FigurePalette.awt(FigurePalette.mix(palette.line(), palette.muted(), 0.45)));
    g.setStroke(DASHED);
    g.draw(new Line2D.Double(placed.x(), top, placed.x(), area.getMaxY()));
    if (placed.row() >= 0) {
      LabelPlate.draw(g, palette, label, palette.muted(), placed.left(), top + 10.5);
    }
  }

  private void drawMetrics(Graphics2D g, XYPlot plot, Rectangle2D area, int rows) {
    List<String> lines = lines(curve);
    FontMetrics metrics = g.getFontMetrics();
    double width = 0;
    for (String line : lines) {
      width = Math.max(width, metrics.stringWidth(line));
    }
    double top = top(plot, area, rows, width + 8, lines.size() * ROW);
    g.setColor(FigurePalette.awt(palette.muted()));
    for (int line = 0; line < lines.size(); line++) {
      double left = area.getMaxX() - metrics.stringWidth(lines.get(line));
      g.drawString(lines.get(line), (float) left, (float) (top + line * ROW + 11));
    }
  }

  /**
   * Where a block at the right end covers the least of the curves: as far up as it can where there
   * is room, else where it meets the fewest points.
   */
  private double top(XYPlot plot, Rectangle2D area, int rows, double width, double height) {
    double upper = area.getMinY() + Math.max(rows * ROW + 2, 0.12 * area.getHeight());
    double lower = Math.max(upper, area.getMaxY() - height - 6);
    double best = upper;
    int fewest = Integer.MAX_VALUE;
    for (int place = 0; place <= PLACES; place++) {
      double top = upper + (lower - upper) * place / PLACES;
      int met = met(plot, area, width, top - 4, top + height + 4);
      if (met < fewest) {
        fewest = met;
        best = top;
      }
    }
    return best;
  }

  /** How many points of the curves are within this height, at the right end of this width. */
  private int met(XYPlot plot, Rectangle2D area, double width, double from, double to) {
    ValueAxis steps = plot.getDomainAxis();
    ValueAxis losses = plot.getRangeAxis(1);
    int met = 0;
    for (int k = curve.size() - 1; k >= 0; k--) {
      double x = steps.valueToJava2D(curve.step(k), area, RectangleEdge.BOTTOM);
      if (x < area.getMaxX() - width) {
        break;
      }
      met += within(plot.getRangeAxis(), curve.value(k), area, from, to) ? 1 : 0;
      met += losses != null && within(losses, curve.loss(k), area, from, to) ? 1 : 0;
    }
    return met;
  }

  private static boolean within(
      ValueAxis axis, double value, Rectangle2D area, double from, double to) {
    double y = axis.valueToJava2D(value, area, RectangleEdge.LEFT);
    return y > from && y < to;
  }

  /** What is known, the most telling first, and of which step where that is not the latest. */
  static List<String> lines(KlCurve curve) {
    Metrics metrics = curve.metrics();
    List<String> lines = new ArrayList<>();
    add(lines, metrics, Measure.KNN_ACCURACY);
    add(lines, metrics, Measure.TRUSTWORTHINESS);
    add(lines, metrics, Measure.HUNGARIAN_ACCURACY);
    add(lines, metrics, Measure.HELD_OUT_ACCURACY);
    List<String> agreement = new ArrayList<>();
    add(agreement, metrics, Measure.NMI);
    add(agreement, metrics, Measure.ARI);
    if (!agreement.isEmpty()) {
      lines.add(String.join(" · ", agreement));
    }
    if (!lines.isEmpty() && curve.metricsStep() != curve.lastStep()) {
      lines.add(String.format(Locale.ROOT, "at step %,d", curve.metricsStep()));
    }
    return lines;
  }

  private static void add(List<String> lines, Metrics metrics, Measure measure) {
    metrics.get(measure).ifPresent(value -> lines.add(measure.title() + " " + measure.text(value)));
  }

  private void drawEnd(Graphics2D g, Rectangle2D area, ValueAxis steps, ValueAxis nats) {
    if (curve.size() > 0) {
      int last = curve.size() - 1;
      double x = steps.valueToJava2D(curve.step(last), area, RectangleEdge.BOTTOM);
      double y = nats.valueToJava2D(curve.value(last), area, RectangleEdge.LEFT);
      g.setColor(FigurePalette.awt(palette.accent()));
      g.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
    }
  }
}

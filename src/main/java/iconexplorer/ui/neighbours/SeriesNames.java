package iconexplorer.ui.neighbours;

import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** "p̃" and "q" at their lines, on the side away from the other, and the drop where p̃ is zero. */
final class SeriesNames extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;
  private static final BasicStroke DROP =
      new BasicStroke(
          1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 3}, 0);

  private final transient NeighbourSeries series;
  private final transient FigurePalette palette;

  SeriesNames(NeighbourSeries series, FigurePalette palette) {
    this.series = series;
    this.palette = palette;
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis ranks,
      ValueAxis probabilities,
      int index,
      PlotRenderingInfo info) {
    if (series.lastP() >= 0) {
      double x = ranks.valueToJava2D(series.lastP() + 1, area, RectangleEdge.BOTTOM);
      double y = probabilities.valueToJava2D(series.p()[series.lastP()], area, RectangleEdge.LEFT);
      g.setColor(FigurePalette.awt(palette.accent()));
      g.setStroke(DROP);
      g.draw(new Line2D.Double(x, y, x, area.getMaxY()));
    }
    int rank = wherePullsApart();
    if (rank >= 0) {
      double x = ranks.valueToJava2D(rank + 1, area, RectangleEdge.BOTTOM);
      boolean pAbove = series.p()[rank] >= series.smoothQ()[rank];
      name(g, area, probabilities, "p̃", palette.accent(), x, series.p()[rank], pAbove);
      name(g, area, probabilities, "q", palette.second(), x, series.smoothQ()[rank], !pAbove);
    }
  }

  /** The rank in the middle part at which the lines are farthest apart; −1 where none has both. */
  private int wherePullsApart() {
    int best = -1;
    double widest = -1;
    int end = series.lastP() >= 0 ? series.lastP() + 1 : series.ranks();
    int from = end / 5;
    int to = Math.min(series.ranks(), Math.max(from + 1, end * 3 / 4));
    for (int r = from; r < to; r++) {
      double gap = Math.abs(series.p()[r] - series.smoothQ()[r]);
      if (gap > widest) {
        widest = gap;
        best = r;
      }
    }
    return best;
  }

  private static void name(
      Graphics2D g,
      Rectangle2D area,
      ValueAxis axis,
      String name,
      int colour,
      double x,
      double value,
      boolean above) {
    double y = axis.valueToJava2D(value, area, RectangleEdge.LEFT) + (above ? -9 : 18);
    g.setFont(FigureFonts.italic(15));
    g.setColor(FigurePalette.awt(colour));
    double inside = Math.clamp(y, area.getMinY() + 11, area.getMaxY() - 3);
    g.drawString(name, (float) x + 5, (float) inside);
  }
}

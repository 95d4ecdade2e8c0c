package iconexplorer.ui.clusters;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

/** The matrix of clusters and classes, sizes at its right, the histogram of max φ below it. */
public final class ClusterFigure implements Figure {
  private static final double LEFT = 34;
  private static final double HEAD = 18;

  /** What says which are clusters and which classes, where rows stay legible beside it. */
  private static final double CAPTION = 14;

  private static final double SIZES = 64;
  private static final double HISTOGRAM = 62;
  private static final double LEGIBLE = 9;
  private static final int BINS = 20;

  private final ClusterTable table;
  private final float[] confidence;
  private final FigurePalette palette;

  ClusterFigure(ClusterTable table, float[] confidence, FigurePalette palette) {
    this.table = table;
    this.confidence = confidence;
    this.palette = palette;
  }

  /**
   * The figure of a frame that has clusters.
   *
   * @param data the items, for their labels
   */
  public static ClusterFigure of(Dataset data, Frame frame, FigurePalette palette) {
    ClusterTable table = ClusterTable.of(data, frame, number(frame));
    return new ClusterFigure(table, frame.confidence(), palette);
  }

  private static int number(Frame frame) {
    int number = frame.projection() instanceof Projection.ClusterStar star ? star.corners() : 1;
    for (int cluster : frame.clusters()) {
      number = Math.max(number, cluster + 1);
    }
    return number;
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    g.translate(area.getX(), area.getY());
    boolean histogram = confidence.length > 0 && area.getHeight() > 2.2 * HISTOGRAM;
    double bottom = area.getHeight() - (histogram ? HISTOGRAM + 10 : 0);
    drawMatrix(g, area.getWidth(), bottom);
    if (histogram) {
      drawHistogram(g, bottom + 10, area.getWidth(), HISTOGRAM);
    }
    g.translate(-area.getX(), -area.getY());
  }

  /** "accuracy 0.861 · 12 clusters", "9 of 12 clusters in use". */
  String summary() {
    int all = table.sizes().length;
    String used =
        table.used() == all
            ? all + " clusters"
            : "%d of %d clusters in use".formatted(table.used(), all);
    return table.accuracy().isPresent()
        ? String.format(Locale.ROOT, "accuracy %.3f · %s", table.accuracy().getAsDouble(), used)
        : used;
  }

  private void drawMatrix(Graphics2D g, double width, double height) {
    int rows = table.counts().length;
    int columns = table.classNames().size();
    boolean captioned = columns > 0 && height - HEAD - CAPTION >= rows * LEGIBLE;
    double head = captioned ? HEAD + CAPTION : HEAD;
    double cellHeight = (height - head) / Math.max(rows, 1);
    double cellWidth = (width - LEFT - SIZES) / Math.max(columns, 1);
    g.setFont(FigureFonts.plain(11));
    if (captioned) {
      g.setColor(FigurePalette.awt(palette.muted()));
      g.drawString("cluster ↓   class →", 6, (float) (head - CAPTION - 8));
    }
    drawHead(g, head, cellWidth);
    g.setFont(FigureFonts.plain(Math.clamp(cellHeight - 2, 1, 11)));
    int largest = 1;
    for (int size : table.sizes()) {
      largest = Math.max(largest, size);
    }
    for (int row = 0; row < rows; row++) {
      double y = head + row * cellHeight;
      for (int column = 0; column < columns; column++) {
        drawCell(g, row, column, LEFT + column * cellWidth, y, cellWidth, cellHeight);
      }
      drawRowEnds(g, row, y, cellHeight, width, largest);
    }
  }

  private void drawHead(Graphics2D g, double head, double cellWidth) {
    FontMetrics metrics = g.getFontMetrics();
    g.setColor(FigurePalette.awt(palette.muted()));
    for (int column = 0; column < table.classNames().size(); column++) {
      String name = shortened(table.classNames().get(column), metrics, cellWidth - 2);
      double x = LEFT + (column + 0.5) * cellWidth - metrics.stringWidth(name) / 2.0;
      g.drawString(name, (float) x, (float) (head - 6));
    }
  }

  private static String shortened(String name, FontMetrics metrics, double room) {
    String shown = name;
    while (shown.length() > 1 && metrics.stringWidth(shown) > room) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown;
  }

  private void drawCell(
      Graphics2D g, int row, int column, double x, double y, double width, double height) {
    int count = table.counts()[row][column];
    double share = table.sizes()[row] == 0 ? 0 : (double) count / table.sizes()[row];
    int empty = FigurePalette.mix(palette.surface(), palette.line(), 0.45);
    g.setColor(FigurePalette.awt(FigurePalette.mix(empty, palette.accent(), Math.pow(share, 0.8))));
    double gap = height > 8 ? 1 : 0.25;
    g.fill(new RoundRectangle2D.Double(x + gap, y + gap, width - 2 * gap, height - 2 * gap, 4, 4));
    if (count > 0 && height >= LEGIBLE) {
      String text = Integer.toString(count);
      double textWidth = g.getFontMetrics().stringWidth(text);
      if (textWidth < width - 4) {
        g.setColor(FigurePalette.awt(share > 0.45 ? 0xFFFFFFFF : palette.text()));
        g.drawString(text, (float) (x + (width - textWidth) / 2), (float) baseline(g, y, height));
      }
    }
  }

  private static double baseline(Graphics2D g, double y, double height) {
    return y + height / 2 + 0.36 * g.getFont().getSize2D();
  }

  private void drawRowEnds(
      Graphics2D g, int row, double y, double height, double width, int largest) {
    double middle = baseline(g, y, height);
    if (height >= LEGIBLE) {
      String number = Integer.toString(table.clusters()[row]);
      g.setColor(FigurePalette.awt(palette.muted()));
      g.drawString(
          number, (float) (LEFT - 8 - g.getFontMetrics().stringWidth(number)), (float) middle);
    }
    double bar = (SIZES - 40) * table.sizes()[row] / largest;
    g.setColor(FigurePalette.awt(FigurePalette.mix(palette.surface(), palette.muted(), 0.5)));
    g.fill(
        new Rectangle2D.Double(
            width - SIZES + 8, y + height * 0.25, bar, Math.max(height * 0.5, 1)));
    if (height >= LEGIBLE) {
      g.setColor(FigurePalette.awt(palette.muted()));
      String size = Integer.toString(table.sizes()[row]);
      g.drawString(size, (float) (width - SIZES + 12 + bar), (float) middle);
    }
  }

  private void drawHistogram(Graphics2D g, double top, double width, double height) {
    int[] bins = new int[BINS];
    double sum = 0;
    double lowest = table.counts().length > 1 ? 1.0 / table.counts().length : 0;
    for (float value : confidence) {
      int bin = (int) ((value - lowest) / (1 - lowest) * BINS);
      bins[Math.clamp(bin, 0, BINS - 1)]++;
      sum += value;
    }
    int largest = 1;
    for (int bin : bins) {
      largest = Math.max(largest, bin);
    }
    double base = top + height - 14;
    double step = (width - LEFT - SIZES) / BINS;
    g.setColor(FigurePalette.awt(palette.accent()));
    for (int b = 0; b < BINS; b++) {
      double bar = (height - 30) * bins[b] / largest;
      g.fill(new Rectangle2D.Double(LEFT + b * step + 0.5, base - bar, step - 1, bar));
    }
    g.setColor(FigurePalette.awt(palette.line()));
    g.draw(new Line2D.Double(LEFT, base, width - SIZES, base));
    g.setFont(FigureFonts.plain(11));
    g.setColor(FigurePalette.awt(palette.muted()));
    g.drawString(
        String.format(Locale.ROOT, "largest φ · mean %.2f", sum / Math.max(confidence.length, 1))
            + calibration(),
        (float) LEFT,
        (float) (top + 9));
    g.drawString(String.format(Locale.ROOT, "%.2f", lowest), (float) LEFT, (float) (base + 13));
    g.drawString("1", (float) (width - SIZES - 6), (float) (base + 13));
  }

  private String calibration() {
    return table.calibrationError().isPresent()
        ? String.format(
            Locale.ROOT, " · calibration error %.2f", table.calibrationError().getAsDouble())
        : "";
  }
}

package iconexplorer.ui.metrics;

import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The panel's numbers as a picture: values below each other, then the table of clusterings.
 *
 * @param table what is written
 * @param whose of which step or how many seeds
 */
record MetricsFigure(MetricsTable table, String whose, FigurePalette palette) implements Figure {
  private static final int MARGIN = 16;
  private static final int LINE = 20;
  private static final int NAMES = 220;
  private static final int COLUMN = 84;

  int width() {
    return 2 * MARGIN + NAMES + COLUMN * Math.max(1, table.columns().size());
  }

  int height() {
    int rows = table.rows().isEmpty() ? 0 : table.rows().size() + 2;
    return 2 * MARGIN + LINE * (1 + table.values().size() + rows);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    g.translate(area.getX() + MARGIN, area.getY() + MARGIN);
    int y = LINE - 6;
    left(g, whose, y, FigureFonts.plain(12), palette.muted());
    for (MetricsTable.Value value : table.values()) {
      y += LINE;
      left(g, value.measure().title(), y, FigureFonts.plain(12), palette.text());
      right(g, value.text(), 0, y, FigureFonts.bold(12), palette.text());
    }
    if (!table.rows().isEmpty()) {
      drawClusters(g, y + 2 * LINE);
    }
    g.translate(-area.getX() - MARGIN, -area.getY() - MARGIN);
  }

  private void drawClusters(Graphics2D g, int top) {
    int y = top;
    left(g, "clusters", y, FigureFonts.plain(11), palette.muted());
    for (int c = 0; c < table.columns().size(); c++) {
      String title = table.columns().get(c).shortTitle();
      right(g, title, c, y, FigureFonts.plain(11), palette.muted());
    }
    g.setColor(FigurePalette.awt(palette.line()));
    g.draw(new Line2D.Double(0, y + 5.5, width() - 2 * MARGIN, y + 5.5));
    for (MetricsTable.Row row : table.rows()) {
      y += LINE;
      Font font = row.own() ? FigureFonts.bold(12) : FigureFonts.plain(12);
      left(g, row.name(), y, font, palette.text());
      List<String> cells = row.cells();
      for (int c = 0; c < cells.size(); c++) {
        right(g, cells.get(c), c, y, font, palette.text());
      }
    }
  }

  private static void left(Graphics2D g, String text, int y, Font font, int colour) {
    g.setFont(font);
    g.setColor(FigurePalette.awt(colour));
    g.drawString(text, 0, y);
  }

  private static void right(Graphics2D g, String text, int column, int y, Font font, int colour) {
    g.setFont(font);
    g.setColor(FigurePalette.awt(colour));
    int width = g.getFontMetrics().stringWidth(text);
    g.drawString(text, NAMES + COLUMN * (column + 1) - width, y);
  }
}

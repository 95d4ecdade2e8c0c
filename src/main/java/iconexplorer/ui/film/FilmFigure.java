package iconexplorer.ui.film;

import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * One picture of a film with a line below it.
 *
 * @param caption empty for none
 */
record FilmFigure(Figure picture, String caption, FigurePalette palette) implements Figure {
  private static final double LINE = 24;

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    double line = caption.isEmpty() ? 0 : LINE;
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    picture.draw(
        g,
        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - line));
    g.setFont(FigureFonts.plain(12));
    g.setColor(FigurePalette.awt(palette.muted()));
    g.drawString(caption, (float) area.getX() + 10, (float) area.getMaxY() - 8);
  }
}

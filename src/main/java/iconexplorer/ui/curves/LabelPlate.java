package iconexplorer.ui.curves;

import iconexplorer.ui.figure.FigurePalette;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Words that lie over curves and can be read: what is below them shows through only faintly. */
final class LabelPlate {
  private static final int OPACITY = 0xD0;
  private static final double MARGIN = 2;
  private static final double ASCENT = 10;

  private LabelPlate() {}

  /**
   * Draws in the font that is set, of 11 units.
   *
   * @param ink colour of the words
   * @param left where they begin
   * @param base what they stand on
   */
  static void draw(
      Graphics2D g, FigurePalette palette, String label, int ink, double left, double base) {
    double width = g.getFontMetrics().stringWidth(label);
    g.setColor(FigurePalette.awt(palette.surface(OPACITY)));
    g.fill(
        new Rectangle2D.Double(left - MARGIN, base - ASCENT, width + 2 * MARGIN, ASCENT + MARGIN));
    g.setColor(FigurePalette.awt(ink));
    g.drawString(label, (float) left, (float) base);
  }
}

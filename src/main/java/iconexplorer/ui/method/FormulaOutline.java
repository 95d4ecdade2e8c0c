package iconexplorer.ui.method;

import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Locale;
import javafx.scene.canvas.Canvas;
import org.jfree.fx.FXGraphics2D;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * A formula as the outline of all its glyphs and rules.
 *
 * @param path in SVG's path language; the origin is the upper left corner
 * @param width in px at a text size of {@link #TEXT_SIZE}
 * @param height in px, likewise
 * @param baseline distance of the baseline from the upper edge in px, likewise
 */
record FormulaOutline(String path, double width, double height, double baseline) {

  /** In px. */
  static final float TEXT_SIZE = 15;

  /**
   * Sets a formula. The first call takes up to a second: fonts and symbol tables are read.
   *
   * @param latex mathematics without dollar signs
   */
  static FormulaOutline of(String latex) {
    TeXIcon icon = new TeXFormula(latex).createTeXIcon(TeXConstants.STYLE_TEXT, TEXT_SIZE);
    Collector collector = new Collector();
    icon.paintIcon(null, collector, 0, 0);
    return new FormulaOutline(
        svg(collector.outline),
        icon.getTrueIconWidth(),
        icon.getTrueIconHeight() + icon.getTrueIconDepth(),
        icon.getTrueIconHeight());
  }

  private static String svg(Path2D outline) {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> append(path, 'M', at, 2);
        case PathIterator.SEG_LINETO -> append(path, 'L', at, 2);
        case PathIterator.SEG_QUADTO -> append(path, 'Q', at, 4);
        case PathIterator.SEG_CUBICTO -> append(path, 'C', at, 6);
        default -> path.append('Z');
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, char command, double[] at, int count) {
    path.append(command);
    for (int i = 0; i < count; i++) {
      path.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.2f", at[i]));
    }
  }

  /** Keeps the outlines instead of painting; its canvas is never seen. */
  private static final class Collector extends FXGraphics2D {
    private final Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);

    Collector() {
      super(new Canvas(1, 1).getGraphicsContext2D());
    }

    @Override
    public void setFont(Font newFont) {
      font = newFont;
    }

    @Override
    public Font getFont() {
      return font;
    }

    @Override
    public void fill(Shape shape) {
      AffineTransform transform = getTransform();
      outline.append(transform.createTransformedShape(shape), false);
    }

    @Override
    public void draw(Shape shape) {
      fill(getStroke().createStrokedShape(shape));
    }

    @Override
    public void drawString(String text, int x, int y) {
      drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
      fill(font.createGlyphVector(getFontRenderContext(), text).getOutline(x, y));
    }
  }
}

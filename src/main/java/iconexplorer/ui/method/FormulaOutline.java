package iconexplorer.ui.method;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Locale;
import org.apache.batik.ext.awt.g2d.DefaultGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;
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

  /** Keeps the outlines instead of painting. */
  private static final class Collector extends DefaultGraphics2D {
    private final Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);

    Collector() {
      super(true);
      gc = new GraphicContext();
    }

    /** Nothing to let go of; the finaliser calls it, and what is inherited prints a line. */
    @Override
    public void dispose() {}

    @Override
    public void fill(Shape shape) {
      outline.append(getTransform().createTransformedShape(shape), false);
    }

    @Override
    public void draw(Shape shape) {
      fill(getStroke().createStrokedShape(shape));
    }

    @Override
    public void drawString(String text, float x, float y) {
      fill(getFont().createGlyphVector(getFontRenderContext(), text).getOutline(x, y));
    }
  }
}

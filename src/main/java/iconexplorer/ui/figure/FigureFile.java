package iconexplorer.ui.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;

/** Writes figures to files; needs no window. */
public final class FigureFile {
  private FigureFile() {}

  /**
   * Writes a PNG.
   *
   * @param width of the figure in units of 1/96 inch, at least 1
   * @param height of the figure, likewise
   * @param scale pixels per unit: 1, 2, or 300 / 96 for print
   * @throws IOException if the file cannot be written
   */
  public static void writePng(Figure figure, int width, int height, double scale, Path file)
      throws IOException {
    int pixelWidth = (int) Math.ceil(width * scale);
    int pixelHeight = (int) Math.ceil(height * scale);
    BufferedImage image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(scale, scale);
    figure.draw(g, new Rectangle2D.Double(0, 0, width, height));
    g.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG files: " + file);
    }
  }

  /**
   * Writes an SVG.
   *
   * @param width of the figure in units of 1/96 inch, at least 1
   * @param height of the figure, likewise
   * @throws IOException if the file cannot be written
   */
  public static void writeSvg(Figure figure, int width, int height, Path file) throws IOException {
    SVGGraphics2D g = new SVGGraphics2D(width, height);
    g.setGeomDoubleConverter(FigureFile::short2);
    figure.draw(g, new Rectangle2D.Double(0, 0, width, height));
    Files.writeString(file, g.getSVGDocument());
  }

  /** Two decimals are a hundredth of a pixel; more only make files large. */
  private static String short2(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}

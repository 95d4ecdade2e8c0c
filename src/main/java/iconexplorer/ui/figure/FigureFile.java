package iconexplorer.ui.figure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGSyntax;
import org.w3c.dom.Document;

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
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptySvg());
    context.setPrecision(2); // A hundredth of a pixel; more only makes files large.
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    g.setSVGCanvasSize(new Dimension(width, height));
    figure.draw(g, new Rectangle2D.Double(0, 0, width, height));
    try (Writer writer = Files.newBufferedWriter(file)) {
      g.stream(writer, true);
    }
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGSyntax.SVG_NAMESPACE_URI, SVGSyntax.SVG_SVG_TAG, null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java cannot build XML documents", e);
    }
  }
}

package iconexplorer.ui.figure;

import iconexplorer.export.Provenance;
import iconexplorer.export.WholeFile;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGSyntax;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes figures to files, with what made them inside; needs no window. */
public final class FigureFile {
  private FigureFile() {}

  /**
   * Writes a figure; the file is there whole or not at all.
   *
   * @param made embedded as text of a PNG, as metadata of an SVG, as information of a PDF
   * @throws IOException if the file cannot be written
   */
  public static void write(SizedFigure sized, FigureFormat format, Provenance made, Path file)
      throws IOException {
    WholeFile.make(
        file,
        path -> {
          switch (format) {
            case PNG, PNG_TWICE, PNG_PRINT ->
                PngFile.write(image(sized, format.scale()), format.dotsPerInch(), made, path);
            case SVG -> writeSvg(sized, made, path);
            case PDF -> PdfFile.write(sized, made, path);
          }
        });
  }

  /**
   * Draws a figure.
   *
   * @param scale pixels per unit
   * @return RGB
   */
  public static BufferedImage image(SizedFigure sized, double scale) {
    int width = (int) Math.ceil(sized.width() * scale);
    int height = (int) Math.ceil(sized.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(scale, scale);
    sized.figure().draw(g, new Rectangle2D.Double(0, 0, sized.width(), sized.height()));
    g.dispose();
    return image;
  }

  private static void writeSvg(SizedFigure sized, Provenance made, Path file) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptySvg());
    context.setPrecision(2); // A hundredth of a pixel; more only makes files large.
    context.setComment(Provenance.SOFTWARE);
    context.setImageHandler(new PngInSvg());
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    g.setSVGCanvasSize(new Dimension(sized.width(), sized.height()));
    sized.figure().draw(g, new Rectangle2D.Double(0, 0, sized.width(), sized.height()));
    Element root = g.getRoot();
    root.insertBefore(text(root, "metadata", made.settings()), root.getFirstChild());
    root.insertBefore(text(root, "title", made.title()), root.getFirstChild());
    try (Writer writer = Files.newBufferedWriter(file)) {
      g.stream(root, writer, true, false);
    }
  }

  private static Element text(Element root, String name, String content) {
    Element element = root.getOwnerDocument().createElementNS(SVGSyntax.SVG_NAMESPACE_URI, name);
    element.setTextContent(content);
    return element;
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

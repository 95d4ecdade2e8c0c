package iconexplorer.ui.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import iconexplorer.export.Provenance;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A figure as a page of its size. Text stays text, in the letters of its fonts that it needs;
 * formulas are outlines.
 */
final class PdfFile {
  /** The key of the settings in the document's information. */
  static final String SETTINGS = "Settings";

  private static final float POINTS_PER_UNIT = 72f / 96;

  private PdfFile() {}

  static void write(SizedFigure sized, Provenance made, Path file) throws IOException {
    float width = sized.width() * POINTS_PER_UNIT;
    float height = sized.height() * POINTS_PER_UNIT;
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer letters = new PdfBoxGraphics2DFontTextDrawer()) {
      FigureFonts.giveTo(letters::registerFont);
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
      g.setFontTextDrawer(letters);
      g.scale(POINTS_PER_UNIT, POINTS_PER_UNIT);
      sized.figure().draw(g, new Rectangle2D.Double(0, 0, sized.width(), sized.height()));
      g.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(g.getXFormObject());
      }
      document.setDocumentInformation(information(made));
      // Else PDFBox makes it of the time, and no two files of one figure would be alike.
      document.setDocumentId((long) made.settings().hashCode());
      document.save(file.toFile());
    }
  }

  private static PDDocumentInformation information(Provenance made) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(made.title());
    information.setCreator(Provenance.SOFTWARE);
    information.setCustomMetadataValue(SETTINGS, made.settings());
    return information;
  }
}

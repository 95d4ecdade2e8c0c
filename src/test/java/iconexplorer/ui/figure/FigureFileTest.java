package iconexplorer.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.export.Provenance;
import iconexplorer.export.RunConfig;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Every format, read back by another program: ImageIO, Batik, PDFBox. */
class FigureFileTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;

  @TempDir Path folder;

  /** A red disc in the middle of the left half, and a word. */
  private static final Figure DISC =
      (g, area) -> {
        g.setColor(Color.WHITE);
        g.fill(area);
        g.setColor(Color.RED);
        g.fill(new Ellipse2D.Double(40, 60, 80, 80));
        g.setColor(Color.BLACK);
        g.setFont(FigureFonts.bold(20));
        g.drawString("q(j|i) – σ", 180, 105);
      };

  /** The same from pixels, as the window is known. */
  private static Figure pixels() {
    return new PixelFigure(FigureFile.image(new SizedFigure(DISC, WIDTH, HEIGHT), 2));
  }

  private static Provenance made() {
    return Provenance.of(
        "Embedding", RunConfig.of(spec(), DatasetCatalogue.load("digits", 42)), 620);
  }

  private static TrainingSpec spec() {
    return RunPlanner.plan(
        MethodTable.byId("t-sne").orElseThrow(), DatasetCatalogue.info("digits").orElseThrow(), 42);
  }

  private Path write(Figure figure, FigureFormat format) throws IOException {
    Path file = folder.resolve("figure" + format.ending());
    FigureFile.write(new SizedFigure(figure, WIDTH, HEIGHT), format, made(), file);
    return file;
  }

  @Test
  void pngHasItsPixelsItsResolutionAndTheSettings() throws IOException {
    for (FigureFormat format :
        new FigureFormat[] {FigureFormat.PNG, FigureFormat.PNG_TWICE, FigureFormat.PNG_PRINT}) {
      Path file = write(DISC, format);
      requireDisc(ImageIO.read(file.toFile()), format.scale());
      Map<String, String> texts = new HashMap<>();
      double dotsPerInch = readMetadata(file, texts);
      assertEquals(format.dotsPerInch(), dotsPerInch, 0.02, format.ending());
      requireSettings(texts.get("Settings"));
      assertEquals(Provenance.SOFTWARE, texts.get("Software"));
    }
    assertEquals(300, FigureFormat.PNG_PRINT.dotsPerInch(), 1e-9);
  }

  @Test
  void aFilesNameSaysItsFormat() {
    for (FigureFormat format : FigureFormat.values()) {
      assertEquals(format, FigureFormat.ofFile(Path.of("some", "Window" + format.ending())));
    }
    assertEquals(FigureFormat.PDF, FigureFormat.ofFile(Path.of("A.PDF")));
    assertEquals(FigureFormat.PNG, FigureFormat.ofFile(Path.of("window")));
  }

  @Test
  void aFigureWrittenTwiceIsTheSameToTheByte() throws IOException {
    for (FigureFormat format : FigureFormat.values()) {
      byte[] first = Files.readAllBytes(write(DISC, format));
      assertArrayEquals(first, Files.readAllBytes(write(DISC, format)), format.ending());
    }
  }

  @Test
  void aShorterPngReplacesALongerOneWhole() throws IOException {
    Path file = folder.resolve("figure.png");
    FigureFile.write(new SizedFigure(DISC, 4 * WIDTH, 4 * HEIGHT), FigureFormat.PNG, made(), file);
    FigureFile.write(new SizedFigure(DISC, WIDTH, HEIGHT), FigureFormat.PNG, made(), file);
    requireDisc(ImageIO.read(file.toFile()), 1);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals("IEND", new String(bytes, bytes.length - 8, 4, StandardCharsets.US_ASCII));
  }

  @Test
  void svgIsDrawnByBatikAndHoldsTheSettings() throws Exception {
    for (Figure figure : new Figure[] {DISC, pixels()}) {
      Path file = write(figure, FigureFormat.SVG);
      BufferedImage[] drawn = new BufferedImage[1];
      ImageTranscoder transcoder =
          new ImageTranscoder() {
            @Override
            public BufferedImage createImage(int width, int height) {
              return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            }

            @Override
            public void writeImage(BufferedImage image, TranscoderOutput output) {
              drawn[0] = image;
            }
          };
      transcoder.transcode(new TranscoderInput(file.toUri().toString()), null);
      requireDisc(drawn[0], 1);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Document document = factory.newDocumentBuilder().parse(file.toFile());
      requireSettings(document.getElementsByTagName("metadata").item(0).getTextContent());
      assertEquals(made().title(), document.getElementsByTagName("title").item(0).getTextContent());
    }
  }

  @Test
  void pdfIsOnePageOfTheFiguresSizeAndHoldsTheSettings() throws IOException {
    for (Figure figure : new Figure[] {DISC, pixels()}) {
      try (PDDocument document = Loader.loadPDF(write(figure, FigureFormat.PDF).toFile())) {
        assertEquals(1, document.getNumberOfPages());
        assertEquals(WIDTH * 0.75, document.getPage(0).getMediaBox().getWidth(), 1e-3);
        assertEquals(HEIGHT * 0.75, document.getPage(0).getMediaBox().getHeight(), 1e-3);
        requireDisc(new PDFRenderer(document).renderImageWithDPI(0, 96, ImageType.RGB), 1);
        assertEquals(made().title(), document.getDocumentInformation().getTitle());
        requireSettings(document.getDocumentInformation().getCustomMetadataValue("Settings"));
      }
    }
  }

  @Test
  void textInAPdfStaysText() throws IOException {
    Figure words =
        (g, area) -> {
          g.setColor(Color.BLACK);
          g.setFont(FigureFonts.plain(14));
          g.drawString("KL(p ‖ q) → 0.68 nats, σ = ½", 20, 60);
          g.setFont(FigureFonts.bold(14));
          g.drawString("Größe", 20, 90);
          g.setFont(FigureFonts.italic(9.5));
          g.drawString("perplexity", 20, 120);
        };
    Path file = write(words, FigureFormat.PDF);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals(
          List.of("KL(p ‖ q) → 0.68 nats, σ = ½", "Größe", "perplexity"),
          new PDFTextStripper().getText(document).lines().toList());
    }
    assertTrue(Files.size(file) < 60_000, "only the letters that are needed: " + Files.size(file));
  }

  /** Red in the disc, white beside it, and dark pixels where the word stands. */
  private static void requireDisc(BufferedImage image, double scale) {
    assertEquals(WIDTH * scale, image.getWidth(), 1);
    assertEquals(HEIGHT * scale, image.getHeight(), 1);
    assertEquals(0xFF0000, at(image, 80, 100, scale));
    assertEquals(0xFFFFFF, at(image, 20, 100, scale));
    int dark = 0;
    for (int x = 180; x < 290; x++) {
      for (int y = 85; y < 112; y++) {
        dark += (at(image, x, y, scale) & 0xFF) < 100 ? 1 : 0;
      }
    }
    assertTrue(dark > 200 && dark < 2_000, dark + " dark pixels in the word");
  }

  private static int at(BufferedImage image, double x, double y, double scale) {
    return image.getRGB((int) (x * scale), (int) (y * scale)) & 0xFFFFFF;
  }

  /** The settings are a whole config.json: the run can be planned from them again. */
  private static void requireSettings(String settings) throws IOException {
    var json = new ObjectMapper().readTree(settings);
    assertEquals(620, json.get("step").asInt());
    assertEquals(spec(), RunConfig.parse(json.get("config").toString()).spec());
  }

  /** Dots per inch by the standard tree; texts by the format's own. */
  private static double readMetadata(Path file, Map<String, String> texts) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      Node standard = reader.getImageMetadata(0).getAsTree("javax_imageio_1.0");
      Node own = reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = ((Element) own).getElementsByTagName("iTXtEntry");
      for (int k = 0; k < entries.getLength(); k++) {
        Element entry = (Element) entries.item(k);
        texts.put(entry.getAttribute("keyword"), entry.getAttribute("text"));
      }
      Element size =
          (Element) ((Element) standard).getElementsByTagName("HorizontalPixelSize").item(0);
      return 25.4 / Double.parseDouble(size.getAttribute("value"));
    } finally {
      reader.dispose();
    }
  }
}

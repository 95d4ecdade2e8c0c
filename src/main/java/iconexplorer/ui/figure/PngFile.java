package iconexplorer.ui.figure;

import iconexplorer.export.Provenance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** PNG files that know their resolution (pHYs) and where they came from (iTXt). */
final class PngFile {
  /** The keyword of the settings among the texts. */
  static final String SETTINGS = "Settings";

  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private PngFile() {}

  static void write(BufferedImage image, double dotsPerInch, Provenance made, Path file)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    if (!writers.hasNext()) {
      throw new IOException("this Java cannot write PNG files: " + file);
    }
    ImageWriter writer = writers.next();
    // ImageIO writes into what is there already and leaves the rest of a longer file.
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      if (out == null) {
        throw new IOException(file + " cannot be written: is its folder there?");
      }
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(FORMAT, tree(dotsPerInch, made));
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadataNode tree(double dotsPerInch, Provenance made) {
    String perMetre = Long.toString(Math.round(dotsPerInch * INCHES_PER_METRE));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    texts.appendChild(text("Title", made.title()));
    texts.appendChild(text("Software", Provenance.SOFTWARE));
    texts.appendChild(text(SETTINGS, made.settings()));
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(size);
    root.appendChild(texts);
    return root;
  }

  private static IIOMetadataNode text(String keyword, String value) {
    IIOMetadataNode text = new IIOMetadataNode("iTXtEntry");
    text.setAttribute("keyword", keyword);
    text.setAttribute("compressionFlag", "FALSE");
    text.setAttribute("compressionMethod", "0");
    text.setAttribute("languageTag", "en");
    text.setAttribute("translatedKeyword", keyword);
    text.setAttribute("text", value);
    return text;
  }
}

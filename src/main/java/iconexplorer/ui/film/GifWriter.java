package iconexplorer.ui.film;

import iconexplorer.export.Provenance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An animated GIF, one picture after another, with the run's settings as its comment. */
final class GifWriter implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private final ImageWriter writer;
  private final ImageOutputStream out;
  private final int delay;
  private final Provenance made;
  private boolean begun;

  /**
   * @param delay from one picture to the next, in hundredths of a second
   */
  GifWriter(Path file, int delay, Provenance made) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
    ImageOutputStream opened = ImageIO.createImageOutputStream(file.toFile());
    if (!writers.hasNext() || opened == null) {
      throw new IOException(file + " cannot be written: is its folder there?");
    }
    writer = writers.next();
    out = opened;
    this.delay = delay;
    this.made = made;
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /** Adds a picture; all must have the same colours. */
  void add(BufferedImage picture) throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(delay));
    if (!begun) {
      root.appendChild(endless());
      root.appendChild(comment(Provenance.SOFTWARE + "\n" + made.settings()));
      begun = true;
    }
    metadata.setFromTree(FORMAT, root);
    writer.writeToSequence(new IIOImage(picture, null, metadata), null);
  }

  private static IIOMetadataNode endless() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }

  /** Comments are ASCII there: other letters as JSON writes them. */
  private static IIOMetadataNode comment(String text) {
    StringBuilder ascii = new StringBuilder();
    for (char letter : text.toCharArray()) {
      ascii.append(letter < 128 ? String.valueOf(letter) : "\\u%04x".formatted((int) letter));
    }
    IIOMetadataNode comment = new IIOMetadataNode("CommentExtension");
    comment.setAttribute("value", ascii.toString());
    IIOMetadataNode extensions = new IIOMetadataNode("CommentExtensions");
    extensions.appendChild(comment);
    return extensions;
  }

  @Override
  public void close() throws IOException {
    try {
      writer.endWriteSequence();
    } finally {
      writer.dispose();
      out.close();
    }
  }
}

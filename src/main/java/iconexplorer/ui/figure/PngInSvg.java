package iconexplorer.ui.figure;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGraphics2DIOException;

/** Pixels inside an SVG as PNG by ImageIO; Batik's own encoder is in a library of its own. */
final class PngInSvg extends ImageHandlerBase64Encoder {

  @Override
  public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new SVGGraphics2DIOException("an image cannot be embedded", e);
    }
  }
}

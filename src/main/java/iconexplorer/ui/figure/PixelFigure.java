package iconexplorer.ui.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * What is only known as pixels, such as the window; vector formats embed them.
 *
 * @param pixels as many as the finest format needs
 */
public record PixelFigure(BufferedImage pixels) implements Figure {

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    AffineTransform placed = AffineTransform.getTranslateInstance(area.getX(), area.getY());
    placed.scale(area.getWidth() / pixels.getWidth(), area.getHeight() / pixels.getHeight());
    g.drawImage(pixels, placed, null);
  }
}

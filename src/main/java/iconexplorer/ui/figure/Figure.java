package iconexplorer.ui.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A picture that can be drawn anywhere Java2D draws: window, PNG, SVG, PDF. */
public interface Figure {

  /**
   * Draws the whole picture, with its background, into this area.
   *
   * @param area in units of 1/96 inch; the text has its natural size there
   */
  void draw(Graphics2D g, Rectangle2D area);
}

package iconexplorer.ui.embedding;

import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/** Where the card stands: beside the pointer, or in the emptiest corner. */
final class CardPlace {
  private static final double MARGIN = 14;
  private static final int SAMPLE = 2_000;

  /** Share of the points that a pinned card may cover. */
  private static final double MOST_COVERED = 0.02;

  private int corner;
  private boolean legend;
  private boolean star;
  private double covered;

  /** Whether the corner at the bottom left is taken. */
  void setLegend(boolean visible) {
    legend = visible;
  }

  /** Whether the picture leaves the right side to the card. */
  void setStar(boolean shown) {
    star = shown;
  }

  /**
   * @param atPointer whether a point is hovered; else the card is pinned
   * @param plot what it must stay inside
   */
  void put(
      Region card,
      boolean atPointer,
      double pointerX,
      double pointerY,
      Region plot,
      float[] xy,
      Camera camera) {
    Point2D place =
        atPointer
            ? besidePointer(card, pointerX, pointerY, plot)
            : inCorner(card, plot, xy, camera);
    card.relocate(Math.rint(place.getX()), Math.rint(place.getY()));
  }

  private static Point2D besidePointer(Region card, double x, double y, Region plot) {
    double right = x + 18;
    double left = x - 18 - card.getWidth();
    double below = y + 14;
    double above = y - 14 - card.getHeight();
    return new Point2D(
        right + card.getWidth() <= plot.getWidth() - 4 || left < 4 ? right : left,
        below + card.getHeight() <= plot.getHeight() - 4 || above < 4 ? below : above);
  }

  private Point2D inCorner(Region card, Region plot, float[] xy, Camera camera) {
    if (star) {
      return new Point2D(
          plot.getWidth() - card.getWidth() - MARGIN, plot.getHeight() - card.getHeight() - MARGIN);
    }
    chooseCorner(card.getWidth() + 2 * MARGIN, card.getHeight() + 2 * MARGIN, plot, xy, camera);
    boolean left = corner % 2 == 1;
    boolean top = corner / 2 == 1;
    return new Point2D(
        left ? MARGIN : plot.getWidth() - card.getWidth() - MARGIN,
        top ? MARGIN : plot.getHeight() - card.getHeight() - MARGIN);
  }

  /** Corner 0 is at the bottom right, bit 0 says left, bit 1 top; it stays unless clearly worse. */
  private void chooseCorner(double width, double height, Region plot, float[] xy, Camera camera) {
    int[] counts = {0, legend ? xy.length : 0, 0, 0};
    int stride = Math.max(1, xy.length / 2 / SAMPLE);
    for (int i = 0; i < xy.length / 2; i += stride) {
      double px = camera.pixelX(xy[2 * i]);
      double py = camera.pixelY(xy[2 * i + 1]);
      boolean left = px < width;
      boolean right = px > plot.getWidth() - width;
      boolean top = py < height;
      boolean bottom = py > plot.getHeight() - height;
      if ((left || right) && (top || bottom)) {
        counts[(left ? 1 : 0) + (top ? 2 : 0)]++;
      }
    }
    int points = Math.ceilDiv(xy.length / 2, stride);
    double clearly = 0.004 * xy.length / 2 / stride;
    for (int other = 0; other < 4; other++) {
      if (counts[corner] > clearly + 2 * counts[other]) {
        corner = other;
      }
    }
    covered = counts[corner] / (double) Math.max(points, 1);
  }

  /** Whether the pinned card hides so much of the picture that it had better not be there. */
  boolean crowded() {
    return !star && covered > MOST_COVERED;
  }
}

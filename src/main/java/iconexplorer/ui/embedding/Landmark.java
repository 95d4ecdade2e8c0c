package iconexplorer.ui.embedding;

import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * A name at a place of the picture.
 *
 * @param kind what it names
 * @param number class or cluster
 * @param text the name
 * @param remark a smaller second line; empty for none
 * @param x in embedding coordinates
 * @param y in embedding coordinates
 * @param radius of what it names and stands above, in pixels; 0 where it stands on its place
 * @param weight how many items it stands for: where there is no room for all names, those with more
 *     are written
 */
record Landmark(
    Kind kind,
    int number,
    String text,
    String remark,
    double x,
    double y,
    double radius,
    double weight) {
  private static final double GAP = 10;

  enum Kind {
    CLASS,
    CLUSTER,
    CORNER,
    PROTOTYPE
  }

  Landmark at(double newX, double newY) {
    return new Landmark(kind, number, text, remark, newX, newY, radius, weight);
  }

  /** How far right of its place the middle of a label of this width stands, in pixels. */
  double shiftX(double width) {
    return kind == Kind.CORNER ? x / Math.hypot(x, y) * (width / 2 + 4) : 0;
  }

  /** How far below its place the middle of a label of this height stands, in pixels. */
  double shiftY(double height) {
    return kind == Kind.CORNER
        ? -y / Math.hypot(x, y) * (height / 2 + 4)
        : radius > 0 ? -radius - GAP : 0;
  }

  /** What no name may cover, in pixels: a prototype, or the midst of the points at a corner. */
  Optional<Rectangle2D> mark(Camera camera) {
    return switch (kind) {
      case CLASS, CLUSTER -> Optional.empty();
      case PROTOTYPE -> Optional.of(around(x, y, radius, camera));
      case CORNER -> {
        double outside = 1 + ClusterStar.SPREAD;
        double midst = ClusterStar.SPREAD * camera.scale() / Math.sqrt(2);
        yield Optional.of(around(x / outside, y / outside, midst, camera));
      }
    };
  }

  private static Rectangle2D around(double x, double y, double reach, Camera camera) {
    return new Rectangle2D.Double(
        camera.pixelX(x) - reach, camera.pixelY(y) - reach, 2 * reach, 2 * reach);
  }
}

package iconexplorer.ui.embedding;

/**
 * A name at a place of the picture.
 *
 * @param kind what it names
 * @param number class or cluster
 * @param text the name
 * @param remark a smaller second line; empty for none
 * @param x in embedding coordinates
 * @param y in embedding coordinates
 * @param above whether it stands above its place: on it, it would hide what it names
 */
record Landmark(
    Kind kind, int number, String text, String remark, double x, double y, boolean above) {
  private static final double HEIGHT_ABOVE = 17;

  enum Kind {
    CLASS,
    CLUSTER,
    CORNER,
    PROTOTYPE
  }

  Landmark at(double newX, double newY) {
    return new Landmark(kind, number, text, remark, newX, newY, above);
  }

  /** How far right of its place the middle of a label of this width stands, in pixels. */
  double shiftX(double width) {
    return kind == Kind.CORNER ? x / Math.hypot(x, y) * (width / 2 + 4) : 0;
  }

  /** How far below its place the middle of a label of this height stands, in pixels. */
  double shiftY(double height) {
    return kind == Kind.CORNER
        ? -y / Math.hypot(x, y) * (height / 2 + 4)
        : above ? -HEIGHT_ABOVE : 0;
  }
}

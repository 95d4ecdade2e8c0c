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
 */
record Landmark(Kind kind, int number, String text, String remark, double x, double y) {
  enum Kind {
    CLASS,
    CLUSTER,
    CORNER,
    PROTOTYPE
  }

  Landmark at(double newX, double newY) {
    return new Landmark(kind, number, text, remark, newX, newY);
  }
}

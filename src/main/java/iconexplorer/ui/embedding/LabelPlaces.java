package iconexplorer.ui.embedding;

/** Moves labels apart so that none covers another. */
final class LabelPlaces {
  private static final int ROUNDS = 24;

  private LabelPlaces() {}

  /**
   * Pushes overlapping boxes apart along the shorter way.
   *
   * @param x [n], centres in pixels, changed
   * @param y [n], centres in pixels, changed
   * @param width [n], with the gap that shall stay
   * @param height [n], likewise
   */
  static void separate(double[] x, double[] y, double[] width, double[] height) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int a = 0; a < x.length; a++) {
        for (int b = a + 1; b < x.length; b++) {
          moved |= push(a, b, x, y, width, height);
        }
      }
      if (!moved) {
        return;
      }
    }
  }

  private static boolean push(
      int a, int b, double[] x, double[] y, double[] width, double[] height) {
    double dx = x[b] - x[a];
    double dy = y[b] - y[a];
    double overlapX = (width[a] + width[b]) / 2 - Math.abs(dx);
    double overlapY = (height[a] + height[b]) / 2 - Math.abs(dy);
    if (overlapX <= 0 || overlapY <= 0) {
      return false;
    }
    if (overlapX < overlapY) {
      double half = Math.copySign(overlapX / 2 + 0.01, dx);
      x[a] -= half;
      x[b] += half;
    } else {
      double half = Math.copySign(overlapY / 2 + 0.01, dy);
      y[a] -= half;
      y[b] += half;
    }
    return true;
  }
}

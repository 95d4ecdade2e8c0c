package iconexplorer.ui.embedding;

/** The smallest box around points; empty until it holds one. */
final class Bounds {
  double minX = Double.POSITIVE_INFINITY;
  double maxX = Double.NEGATIVE_INFINITY;
  double minY = Double.POSITIVE_INFINITY;
  double maxY = Double.NEGATIVE_INFINITY;

  void clear() {
    minX = Double.POSITIVE_INFINITY;
    maxX = Double.NEGATIVE_INFINITY;
    minY = Double.POSITIVE_INFINITY;
    maxY = Double.NEGATIVE_INFINITY;
  }

  /** Points that are not finite are left out. */
  void include(double x, double y) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }

  /**
   * @param xy [n, 2]
   */
  void includeAll(float[] xy) {
    for (int i = 0; i + 1 < xy.length; i += 2) {
      include(xy[i], xy[i + 1]);
    }
  }

  boolean isEmpty() {
    return minX > maxX;
  }

  double centreX() {
    return (minX + maxX) / 2;
  }

  double centreY() {
    return (minY + maxY) / 2;
  }

  double width() {
    return isEmpty() ? 0 : maxX - minX;
  }

  double height() {
    return isEmpty() ? 0 : maxY - minY;
  }
}

package iconexplorer.ui.embedding;

/** How large a point is drawn. */
final class PointSize {
  private static final double FEW_PROTOTYPES = 16;

  private PointSize() {}

  /**
   * A radius that leaves the same share of the picture uncovered for few and for many points.
   *
   * @param n number of points, at least 1
   * @param zoom how much nearer than fitting the picture is
   * @return radius in units of 1/96 inch
   */
  static double radius(int n, double width, double height, double zoom) {
    double fitted = Math.clamp(0.175 * Math.sqrt(width * height / n), 0.85, 4.5);
    return Math.clamp(fitted * Math.pow(Math.max(zoom, 0.2), 0.45), 0.7, 11);
  }

  /**
   * Of the diamond of a prototype, smaller where there are many.
   *
   * @return radius in units of 1/96 inch
   */
  static double prototypeRadius(int prototypes) {
    return Math.clamp(7 * Math.sqrt(FEW_PROTOTYPES / Math.max(prototypes, 1)), 3.5, 7);
  }

  /** Many points shine through a little, so that dense places show. */
  static double opacity(int n) {
    return n <= 5_000 ? 0.95 : 0.8;
  }
}

package iconexplorer.ui.embedding;

/**
 * The cluster star: cluster c at the corner c of a regular polygon of radius 1, a point at the mean
 * of the corners under its φ.
 */
final class ClusterStar {
  /** Sure points of one cluster would all lie on its corner; each is moved by at most this much. */
  static final double SPREAD = 0.085;

  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private ClusterStar() {}

  static double cornerX(int corner, int corners) {
    return Math.sin(2 * Math.PI * corner / corners);
  }

  static double cornerY(int corner, int corners) {
    return Math.cos(2 * Math.PI * corner / corners);
  }

  /**
   * The points, each moved to its own place in a small sunflower that never changes, so that equal
   * points are seen side by side.
   *
   * @param xy [n, 2]
   * @return [n, 2], a copy
   */
  static float[] spread(float[] xy) {
    int n = xy.length / 2;
    float[] spread = new float[xy.length];
    for (int i = 0; i < n; i++) {
      long place = (i * 0x9E3779B9L & 0xFFFFFFFFL) * n >>> 32;
      double radius = SPREAD * Math.sqrt((place + 0.5) / n);
      spread[2 * i] = (float) (xy[2 * i] + radius * Math.cos(GOLDEN_ANGLE * place));
      spread[2 * i + 1] = (float) (xy[2 * i + 1] + radius * Math.sin(GOLDEN_ANGLE * place));
    }
    return spread;
  }
}

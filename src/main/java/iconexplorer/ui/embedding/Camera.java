package iconexplorer.ui.embedding;

/**
 * Where the picture looks: embedding coordinates to pixels, y upwards.
 *
 * <p>While it follows, all points stay inside: it draws back at once when they spread and comes
 * nearer slowly, and only when there is clearly too much room, so that noise never shakes it. A
 * person's pan or zoom ends that until {@link #fit}.
 */
final class Camera {
  private static final double MARGIN = 26;
  private static final double EDGE = 10;
  private static final double SLACK = 1.15;
  private static final double SECONDS_TO_EASE = 0.22;

  private double width = 1;
  private double height = 1;
  private double extraMargin;
  private double centreX;
  private double centreY;
  private double scale = 1;
  private boolean following = true;
  private boolean approaching = true;
  private boolean placed;

  void resize(double newWidth, double newHeight) {
    approaching |= newWidth != width || newHeight != height;
    width = Math.max(newWidth, 1);
    height = Math.max(newHeight, 1);
  }

  /** Room beyond the points, in pixels: at the sides twice as much as above and below. */
  void setMargins(double extra) {
    extraMargin = extra;
  }

  boolean following() {
    return following;
  }

  /** Follows again, and comes as near as the points allow. */
  void fit() {
    following = true;
    approaching = true;
  }

  /** Forgets where it looked: the next points are fitted at once. */
  void reset() {
    fit();
    placed = false;
  }

  /**
   * Moves towards where all points fit.
   *
   * @param seconds since the last call; infinite to be there at once
   * @return whether it is still moving
   */
  boolean follow(Bounds bounds, double seconds) {
    if (!following || bounds.isEmpty()) {
      return false;
    }
    double part = placed ? 1 - Math.exp(-seconds / SECONDS_TO_EASE) : 1;
    placed = true;
    double fitting = fittingScale(bounds);
    double oldX = centreX;
    double oldY = centreY;
    double oldScale = scale;
    centreX += part * (bounds.centreX() - centreX);
    centreY += part * (bounds.centreY() - centreY);
    approaching |= fitting > scale * SLACK;
    if (approaching || part == 1) {
      scale *= Math.pow(fitting / scale, part);
      approaching = Math.abs(fitting / scale - 1) > 1e-3;
    }
    scale = Math.min(scale, containingScale(bounds));
    double shift = Math.hypot(centreX - oldX, centreY - oldY) * scale;
    return shift > 0.02 || Math.abs(scale / oldScale - 1) > 2e-4;
  }

  private double fittingScale(Bounds bounds) {
    double fit =
        Math.min(
            Math.max(width - 2 * (MARGIN + 2 * extraMargin), 1) / Math.max(bounds.width(), 1e-12),
            Math.max(height - 2 * (MARGIN + extraMargin), 1) / Math.max(bounds.height(), 1e-12));
    return fit > 1e11 ? 1 : fit;
  }

  /** The largest scale at which nothing is outside, wherever the centre is now. */
  private double containingScale(Bounds bounds) {
    double reachX = Math.max(bounds.maxX - centreX, centreX - bounds.minX);
    double reachY = Math.max(bounds.maxY - centreY, centreY - bounds.minY);
    return Math.min(
        Math.max(width / 2 - EDGE, 1) / Math.max(reachX, 1e-12),
        Math.max(height / 2 - EDGE, 1) / Math.max(reachY, 1e-12));
  }

  /** How much nearer than fitting it is; 1 where all points just fit. */
  double zoom(Bounds bounds) {
    return bounds.isEmpty() ? 1 : scale / fittingScale(bounds);
  }

  /** Moves the picture by pixels. */
  void pan(double dx, double dy) {
    following = false;
    centreX -= dx / scale;
    centreY += dy / scale;
  }

  /** Enlarges around a pixel, which keeps its point. */
  void zoomAround(double factor, double px, double py) {
    following = false;
    double x = x(px);
    double y = y(py);
    scale = Math.clamp(scale * factor, 1e-9, 1e12);
    centreX = x - (px - width / 2) / scale;
    centreY = y + (py - height / 2) / scale;
  }

  double scale() {
    return scale;
  }

  double pixelX(double x) {
    return width / 2 + (x - centreX) * scale;
  }

  double pixelY(double y) {
    return height / 2 - (y - centreY) * scale;
  }

  double x(double px) {
    return centreX + (px - width / 2) / scale;
  }

  double y(double py) {
    return centreY - (py - height / 2) / scale;
  }
}

package iconexplorer.ui.embedding;

/** Points on their way to the newest frame: a short easing instead of a jump. */
final class MovingPoints {
  private static final double SECONDS_TO_EASE = 0.035;

  /** After this many times the easing nobody sees what is left of the way. */
  private static final double ENOUGH = 12;

  private float[] shown = {};
  private float[] target = {};
  private final Bounds bounds = new Bounds();
  private boolean moving;
  private double seconds;

  /**
   * Where the points go; nobody writes to the array again.
   *
   * @param xy [n, 2]
   * @param jump whether they are there at once
   */
  void moveTo(float[] xy, boolean jump) {
    target = xy;
    if (jump || shown.length != xy.length) {
      shown = xy.clone();
      measure();
      moving = false;
    } else {
      moving = true;
      seconds = 0;
    }
  }

  void clear() {
    shown = new float[0];
    target = shown;
    bounds.clear();
    moving = false;
  }

  /**
   * Goes on for a time.
   *
   * @param elapsed seconds since the last call
   * @return whether anything moved
   */
  boolean advance(double elapsed) {
    if (!moving) {
      return false;
    }
    seconds += elapsed;
    float part = (float) (1 - Math.exp(-elapsed / SECONDS_TO_EASE));
    float farthest = 0;
    for (int k = 0; k < shown.length; k++) {
      float way = target[k] - shown[k];
      if (Float.isFinite(way)) {
        shown[k] += part * way;
        farthest = Math.max(farthest, Math.abs(way));
      } else {
        shown[k] = target[k];
      }
    }
    measure();
    boolean near = farthest <= 2e-4 * Math.max(bounds.width(), bounds.height());
    if (near || seconds >= ENOUGH * SECONDS_TO_EASE) {
      System.arraycopy(target, 0, shown, 0, shown.length);
      measure();
      moving = false;
    }
    return true;
  }

  private void measure() {
    bounds.clear();
    bounds.includeAll(shown);
  }

  boolean moving() {
    return moving;
  }

  int size() {
    return shown.length / 2;
  }

  /** [n, 2], row i is where item i is drawn now; valid until the next call of {@link #advance}. */
  float[] xy() {
    return shown;
  }

  Bounds bounds() {
    return bounds;
  }

  /**
   * The point nearest to a place: one pass, 0.1 ms at 70 000 points, less than building a grid of
   * moving points would take.
   *
   * @return its item, or −1 where none is within the radius
   */
  int nearest(double x, double y, double radius) {
    float px = (float) x;
    float py = (float) y;
    float best = (float) (radius * radius);
    int item = -1;
    for (int i = 0; i < shown.length / 2; i++) {
      float dx = shown[2 * i] - px;
      float dy = shown[2 * i + 1] - py;
      float squared = dx * dx + dy * dy;
      if (squared <= best) {
        best = squared;
        item = i;
      }
    }
    return item;
  }
}

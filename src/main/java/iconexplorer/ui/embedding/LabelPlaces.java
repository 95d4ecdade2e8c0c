package iconexplorer.ui.embedding;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Finds places for labels one after another: near where each should stand, inside the plot, and
 * covering none that came before nor what has to stay in sight. A label that has no such place is
 * left out, so those that matter most come first.
 */
final class LabelPlaces {

  /** How far from its place a label is still taken for its name, in heights of a label. */
  private static final double REACH = 1.6;

  private static final double LEAST_HEIGHT = 18;
  private static final int MOST_TRIES = 40;
  private static final double APART = 0.01;

  private final Rectangle2D plot;
  private final List<Rectangle2D> taken = new ArrayList<>();

  /** A box that may be free, so far from where the label should stand. */
  private record Try(Rectangle2D box, double distance) {}

  /**
   * @param width of the plot in pixels
   * @param height likewise
   */
  LabelPlaces(double width, double height) {
    plot = new Rectangle2D.Double(0, 0, width, height);
  }

  /**
   * The boxes of names, those that stand for most items placed first; none covers a prototype, or
   * the points at a corner.
   *
   * @param width [landmarks], with the gap that shall stay
   * @param height [landmarks], likewise
   * @return [landmarks], empty for a name that is left out, or of what is outside the plot
   */
  List<Optional<Rectangle2D>> place(
      List<Landmark> landmarks, Camera camera, double[] width, double[] height) {
    List<Optional<Rectangle2D>> boxes = new ArrayList<>();
    for (Landmark landmark : landmarks) {
      boxes.add(Optional.empty());
      landmark.mark(camera).ifPresent(this::keepFree);
    }
    IntStream.range(0, landmarks.size())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -landmarks.get(k).weight()))
        .forEach(k -> boxes.set(k, place(landmarks.get(k), camera, width[k], height[k])));
    return boxes;
  }

  private Optional<Rectangle2D> place(
      Landmark landmark, Camera camera, double width, double height) {
    double x = camera.pixelX(landmark.x());
    double y = camera.pixelY(landmark.y());
    return plot.contains(x, y)
        ? place(x + landmark.shiftX(width), y + landmark.shiftY(height), width, height)
        : Optional.empty();
  }

  /** Lets no label that is placed from here on cover this box. */
  void keepFree(Rectangle2D box) {
    taken.add(box);
  }

  /**
   * The free box nearest to where a label should stand, which no later one will cover.
   *
   * @param x its middle in pixels
   * @param y likewise
   */
  Optional<Rectangle2D> place(double x, double y, double width, double height) {
    if (width > plot.getWidth() || height > plot.getHeight()) {
      return Optional.empty();
    }
    Rectangle2D wanted =
        inside(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
    double reach = REACH * Math.max(height, LEAST_HEIGHT);
    PriorityQueue<Try> tries = new PriorityQueue<>(Comparator.comparingDouble(Try::distance));
    tries.add(new Try(wanted, 0));
    for (int tried = 0; tried < MOST_TRIES && !tries.isEmpty(); tried++) {
      Rectangle2D box = tries.remove().box();
      Optional<Rectangle2D> covered = covered(box);
      if (covered.isEmpty()) {
        taken.add(box);
        return Optional.of(box);
      }
      for (Rectangle2D beside : beside(covered.get(), box)) {
        double distance = distance(wanted, beside);
        if (distance <= reach && plot.contains(beside)) {
          tries.add(new Try(beside, distance));
        }
      }
    }
    return Optional.empty();
  }

  private Rectangle2D inside(Rectangle2D box) {
    return new Rectangle2D.Double(
        Math.clamp(box.getX(), 0, plot.getWidth() - box.getWidth()),
        Math.clamp(box.getY(), 0, plot.getHeight() - box.getHeight()),
        box.getWidth(),
        box.getHeight());
  }

  private Optional<Rectangle2D> covered(Rectangle2D box) {
    return taken.stream().filter(box::intersects).findFirst();
  }

  /** The box moved out of another by the ways left, right, up and down. */
  private static List<Rectangle2D> beside(Rectangle2D other, Rectangle2D box) {
    double left = other.getMinX() - box.getWidth() - APART;
    double above = other.getMinY() - box.getHeight() - APART;
    return List.of(
        at(left, box.getY(), box),
        at(other.getMaxX() + APART, box.getY(), box),
        at(box.getX(), above, box),
        at(box.getX(), other.getMaxY() + APART, box));
  }

  private static Rectangle2D at(double x, double y, Rectangle2D box) {
    return new Rectangle2D.Double(x, y, box.getWidth(), box.getHeight());
  }

  private static double distance(Rectangle2D a, Rectangle2D b) {
    return Math.hypot(a.getX() - b.getX(), a.getY() - b.getY());
  }
}

package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
  private static final Rectangle2D PLOT = new Rectangle2D.Double(0, 0, 200, 200);

  @Test
  void noNameCoversAnotherNorLeavesThePlot() {
    Random random = new Random(2);
    LabelPlaces places = new LabelPlaces(200, 200);
    List<Rectangle2D> boxes = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      places
          .place(200 * random.nextDouble(), 200 * random.nextDouble(), 10 + 40 * k / 60.0, 14)
          .ifPresent(boxes::add);
    }
    assertTrue(boxes.size() > 20 && boxes.size() < 60, boxes.size() + " of 60 have a place");
    for (int a = 0; a < boxes.size(); a++) {
      assertTrue(PLOT.contains(boxes.get(a)), boxes.get(a).toString());
      for (int b = 0; b < a; b++) {
        assertFalse(boxes.get(a).intersects(boxes.get(b)), a + " and " + b);
      }
    }
  }

  @Test
  void aNameMovesAsideByAsLittleAsItCan() {
    LabelPlaces places = new LabelPlaces(200, 200);
    places.keepFree(new Rectangle2D.Double(90, 90, 20, 20));
    Rectangle2D box = places.place(100, 112, 40, 16).orElseThrow();
    assertEquals(110, box.getY(), 0.1);
    assertEquals(100, box.getCenterX());
  }

  @Test
  void aNameThatWouldStandTooFarAwayIsLeftOut() {
    LabelPlaces places = new LabelPlaces(200, 200);
    places.keepFree(new Rectangle2D.Double(20, 20, 160, 160));
    assertEquals(Optional.empty(), places.place(100, 100, 40, 16));
    assertTrue(places.place(100, 178, 40, 16).isPresent());
  }

  @Test
  void whatStandsForMoreItemsIsNamedFirst() {
    List<Landmark> all = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      all.add(named(k, 0, 0, k));
    }
    List<Optional<Rectangle2D>> boxes = placed(all);
    assertTrue(boxes.get(19).isPresent());
    long left = boxes.stream().filter(Optional::isPresent).count();
    assertTrue(left < 10, left + " names at one place");
    for (int k = 1; k < 20; k++) {
      assertTrue(boxes.get(k).isPresent() || boxes.get(k - 1).isEmpty(), "name " + k);
    }
  }

  @Test
  void aNameAtTheEdgeStandsInsideAndOneOutsideNowhere() {
    List<Optional<Rectangle2D>> boxes =
        placed(List.of(named(0, 0.99, 0, 1), named(1, 1.4, 0, 1), named(2, -0.5, 0.5, 1)));
    assertEquals(200, boxes.get(0).orElseThrow().getMaxX(), 1e-9);
    assertEquals(Optional.empty(), boxes.get(1));
    assertEquals(50, boxes.get(2).orElseThrow().getCenterX(), 1);
  }

  private static Landmark named(int number, double x, double y, double weight) {
    return new Landmark(Landmark.Kind.CLASS, number, "name", "", x, y, 0, weight);
  }

  /** In a plot of 200 × 200 pixels that shows -1 to 1 from the left to the right. */
  private static List<Optional<Rectangle2D>> placed(List<Landmark> landmarks) {
    Camera camera = new Camera();
    camera.resize(200, 200);
    camera.zoomAround(100, 100, 100);
    double[] width = new double[landmarks.size()];
    double[] height = new double[landmarks.size()];
    Arrays.fill(width, 40);
    Arrays.fill(height, 18);
    return new LabelPlaces(200, 200).place(landmarks, camera, width, height);
  }
}

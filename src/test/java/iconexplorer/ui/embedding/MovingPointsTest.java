package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MovingPointsTest {

  @Test
  void arrivesExactlyAndThenRests() {
    MovingPoints points = new MovingPoints();
    points.moveTo(Scenes.cloud(50, 1, 1), true);
    float[] target = Scenes.cloud(50, 2, 2);
    points.moveTo(target, false);
    for (int pulse = 0; pulse < 60; pulse++) {
      points.advance(1 / 60.0);
    }
    assertFalse(points.moving());
    assertArrayEquals(target, points.xy());
  }

  @Test
  void isMoreThanHalfWayAfterTwoPulses() {
    MovingPoints points = new MovingPoints();
    points.moveTo(new float[] {0, 0, 1, 1}, true);
    points.moveTo(new float[] {1, 0, 2, 1}, false);
    points.advance(1 / 60.0);
    points.advance(1 / 60.0);
    assertTrue(points.xy()[0] > 0.5);
  }

  @Test
  void neverWritesToTheArrayOfAFrame() {
    float[] first = Scenes.cloud(20, 1, 1);
    float[] copy = first.clone();
    MovingPoints points = new MovingPoints();
    points.moveTo(first, true);
    points.moveTo(Scenes.cloud(20, 3, 2), false);
    points.advance(0.05);
    assertArrayEquals(copy, first);
  }

  @Test
  void findsTheNearestPointWithinTheRadius() {
    MovingPoints points = new MovingPoints();
    points.moveTo(new float[] {0, 0, 1, 0, 5, 5}, true);
    assertEquals(1, points.nearest(0.8, 0.1, 1));
    assertEquals(-1, points.nearest(3, 3, 1));
  }

  @Test
  void pointsThatAreNotFiniteNeitherStopTheOthersNorSpoilTheBounds() {
    MovingPoints points = new MovingPoints();
    points.moveTo(new float[] {0, 0, 1, 1}, true);
    points.moveTo(new float[] {2, 0, Float.NaN, 1}, false);
    for (int pulse = 0; pulse < 60; pulse++) {
      points.advance(1 / 60.0);
    }
    assertEquals(2, points.xy()[0]);
    assertEquals(2, points.bounds().maxX);
  }
}

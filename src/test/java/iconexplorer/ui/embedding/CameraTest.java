package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CameraTest {
  private static final double PULSE = 1 / 60.0;

  private static Camera camera() {
    Camera camera = new Camera();
    camera.resize(640, 400);
    return camera;
  }

  private static Bounds around(float... xy) {
    Bounds bounds = new Bounds();
    bounds.includeAll(xy);
    return bounds;
  }

  private static void assertInside(Camera camera, float[] xy) {
    for (int i = 0; i < xy.length; i += 2) {
      double px = camera.pixelX(xy[i]);
      double py = camera.pixelY(xy[i + 1]);
      assertTrue(px > 0 && px < 640 && py > 0 && py < 400, "(" + px + ", " + py + ")");
    }
  }

  @Test
  void allPointsStayInsideWhileTheySpread() {
    Camera camera = camera();
    for (int pulse = 0; pulse < 300; pulse++) {
      float[] xy = Scenes.cloud(200, 1e-4 * Math.pow(1.06, pulse), 3);
      camera.follow(around(xy), PULSE);
      assertInside(camera, xy);
    }
  }

  @Test
  void comesNearerWhenPointsShrinkToTheMiddle() {
    Camera camera = camera();
    camera.follow(around(Scenes.cloud(200, 10, 1)), Double.POSITIVE_INFINITY);
    Bounds small = around(Scenes.cloud(200, 1, 1));
    for (int pulse = 0; pulse < 200; pulse++) {
      camera.follow(small, PULSE);
    }
    assertEquals(1, camera.zoom(small), 0.02);
  }

  @Test
  void standsStillWhilePointsTrembleALittle() {
    Camera camera = camera();
    camera.follow(around(Scenes.cloud(500, 1, 1)), Double.POSITIVE_INFINITY);
    for (int pulse = 0; pulse < 120; pulse++) {
      float[] xy = Scenes.cloud(500, 1, 1);
      for (int k = 0; k < xy.length; k++) {
        xy[k] *= 1 - 0.03f * (pulse % 3);
      }
      camera.follow(around(xy), PULSE);
    }
    double scale = camera.scale();
    camera.follow(around(Scenes.cloud(500, 0.97, 1)), PULSE);
    assertEquals(scale, camera.scale(), 0.002 * scale);
  }

  @Test
  void yPointsUpwards() {
    Camera camera = camera();
    camera.follow(around(0, 0, 1, 1), Double.POSITIVE_INFINITY);
    assertTrue(camera.pixelY(1) < camera.pixelY(0));
    assertTrue(camera.pixelX(1) > camera.pixelX(0));
  }

  @Test
  void zoomKeepsThePointUnderThePointer() {
    Camera camera = camera();
    camera.follow(around(-1, -1, 1, 1), Double.POSITIVE_INFINITY);
    double x = camera.x(500);
    double y = camera.y(70);
    camera.zoomAround(2.5, 500, 70);
    assertEquals(500, camera.pixelX(x), 1e-9);
    assertEquals(70, camera.pixelY(y), 1e-9);
  }

  @Test
  void panEndsFollowingUntilFit() {
    Camera camera = camera();
    Bounds bounds = around(-1, -1, 1, 1);
    camera.follow(bounds, Double.POSITIVE_INFINITY);
    double before = camera.pixelX(0);
    camera.pan(37, 0);
    assertFalse(camera.following());
    camera.follow(bounds, 10);
    assertEquals(before + 37, camera.pixelX(0), 1e-9);
    camera.fit();
    camera.follow(bounds, 10);
    assertEquals(before, camera.pixelX(0), 0.1);
  }

  @Test
  void onePointAloneIsShownInTheMiddle() {
    Camera camera = camera();
    camera.follow(around(5, 7), Double.POSITIVE_INFINITY);
    assertEquals(320, camera.pixelX(5), 1e-6);
    assertEquals(200, camera.pixelY(7), 1e-6);
  }
}

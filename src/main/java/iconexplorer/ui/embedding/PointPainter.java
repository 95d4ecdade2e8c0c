package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Shape;

/** Stamps the points on the surface, in their colours and shapes; one group may stand out. */
final class PointPainter {
  private final ScatterSurface surface;
  private int[] colours = {};
  private byte[] shapes = {};
  private int[] groups = {};
  private int highlighted = -1;

  PointPainter(ScatterSurface surface) {
    this.surface = surface;
  }

  void colour(Colouring colouring, Dataset data, Frame shown, FigurePalette palette) {
    if (colours.length != shown.n()) {
      colours = new int[shown.n()];
    }
    PointColours.fill(colouring, data, shown, palette, colours);
    shapes = PointColours.shapes(colouring, data, shown);
    groups = colouring == Colouring.CLUSTER ? shown.clusters() : data.labels();
  }

  /** From now on all others are faint; −1 for no group. */
  void highlight(int group) {
    highlighted = group;
  }

  /** Nothing. */
  void clear() {
    surface.begin();
    surface.finish();
  }

  /**
   * Paints the picture anew.
   *
   * @param xy [n, 2], places before the camera
   * @param radius of a point, in pixels of the screen
   */
  void paint(float[] xy, Camera camera, double radius) {
    Raster raster = surface.begin();
    int opacity = (int) Math.round(256 * PointSize.opacity(xy.length / 2));
    if (highlighted < 0) {
      stamp(raster, xy, camera, radius, opacity, -1, false);
    } else {
      stamp(raster, xy, camera, radius, opacity / 6, highlighted, false);
      stamp(raster, xy, camera, radius, opacity, highlighted, true);
    }
    surface.finish();
  }

  /** Stamps all points, or those in a group, or those outside it. */
  private void stamp(
      Raster raster,
      float[] xy,
      Camera camera,
      double radius,
      int opacity,
      int group,
      boolean inside) {
    double scale = surface.scale();
    Sprite[] sprites = sprites(radius);
    for (int i = 0; i < xy.length / 2; i++) {
      if (group < 0 || (groups[i] == group) == inside) {
        raster.stamp(
            sprites[shapes.length == 0 ? 0 : shapes[i]],
            camera.pixelX(xy[2 * i]) * scale,
            camera.pixelY(xy[2 * i + 1]) * scale,
            colours[i],
            opacity);
      }
    }
  }

  private Sprite[] sprites(double radius) {
    Shape[] all = Shape.values();
    Sprite[] sprites = new Sprite[shapes.length == 0 ? 1 : all.length];
    for (int s = 0; s < sprites.length; s++) {
      sprites[s] = surface.sprite(all[s], radius);
    }
    return sprites;
  }
}

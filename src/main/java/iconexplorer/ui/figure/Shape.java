package iconexplorer.ui.figure;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The second code of a class, beside its colour: classes 0–9 are discs, 10–19 squares, and so on.
 */
public enum Shape {
  DISC,
  SQUARE,
  TRIANGLE,
  CROSS,
  DIAMOND;

  /** What class c is drawn as where there are more classes than colours. */
  public static Shape of(int c) {
    return values()[Math.floorMod(Math.floorDiv(c, 10), 4)];
  }

  /** The outline around (x, y); all shapes of one radius look about equally large. */
  public java.awt.Shape outline(double x, double y, double radius) {
    return switch (this) {
      case DISC -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case SQUARE -> {
        double half = 0.88 * radius;
        yield new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
      }
      case TRIANGLE -> polygon(x, y, radius * 1.25, 0, -1, 0.87, 0.6, -0.87, 0.6);
      case CROSS ->
          polygon(
              x,
              y,
              radius * 1.1,
              -.35,
              -1,
              .35,
              -1,
              .35,
              -.35,
              1,
              -.35,
              1,
              .35,
              .35,
              .35,
              .35,
              1,
              -.35,
              1,
              -.35,
              .35,
              -1,
              .35,
              -1,
              -.35,
              -.35,
              -.35);
      case DIAMOND -> polygon(x, y, radius * 1.25, 0, -1, 1, 0, 0, 1, -1, 0);
    };
  }

  private static Path2D polygon(double x, double y, double radius, double... corners) {
    Path2D path = new Path2D.Double();
    for (int c = 0; c < corners.length; c += 2) {
      double px = x + radius * corners[c];
      double py = y + radius * corners[c + 1];
      if (c == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}

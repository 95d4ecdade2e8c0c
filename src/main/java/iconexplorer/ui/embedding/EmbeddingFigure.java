package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFonts;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.Shape;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One frame of the embedding for a file: points, prototypes, names.
 *
 * @param dataset what the points are; its size is the frame's n
 * @param frame where they are
 * @param palette colours
 * @param colouring what the colour says
 * @param view what is seen, in coordinates of the embedding; empty for all of it
 */
public record EmbeddingFigure(
    Dataset dataset,
    Frame frame,
    FigurePalette palette,
    Colouring colouring,
    Optional<Rectangle2D> view)
    implements Figure {

  /** Frames before and after one that its view is the mean of. */
  private static final int STEADY = 3;

  private static final double NAME_SIZE = 13;
  private static final double REMARK_SIZE = 11;
  private static final double LINE = 18;
  private static final double REMARK_LINE = 14;

  public EmbeddingFigure {
    if (dataset.size() != frame.n()) {
      throw new IllegalArgumentException(
          "the frame has %d points, but %s has %d items"
              .formatted(frame.n(), dataset.id(), dataset.size()));
    }
  }

  /** With everything in view. */
  public EmbeddingFigure(Dataset dataset, Frame frame, FigurePalette palette, Colouring colouring) {
    this(dataset, frame, palette, colouring, Optional.empty());
  }

  /** With everything in view and the usual colours. */
  public static EmbeddingFigure of(Dataset dataset, Frame frame, FigurePalette palette) {
    return new EmbeddingFigure(dataset, frame, palette, Colouring.usual(dataset));
  }

  /** Frames of one run after each other, seen by a camera that moves without jerks. */
  public static List<EmbeddingFigure> steady(
      Dataset dataset, List<Frame> frames, FigurePalette palette, Colouring colouring) {
    List<Bounds> all = frames.stream().map(frame -> bounds(frame, drawnPlaces(frame))).toList();
    return IntStream.range(0, frames.size())
        .mapToObj(k -> {
          List<Bounds> around =
              all.subList(Math.max(0, k - STEADY), Math.min(all.size(), k + STEADY + 1));
          return new EmbeddingFigure(
              dataset, frames.get(k), palette, colouring, Optional.of(mean(around)));
        })
        .toList();
  }

  private static Rectangle2D mean(List<Bounds> some) {
    double x = some.stream().mapToDouble(Bounds::centreX).average().orElse(0);
    double y = some.stream().mapToDouble(Bounds::centreY).average().orElse(0);
    double width = some.stream().mapToDouble(Bounds::width).average().orElse(0);
    double height = some.stream().mapToDouble(Bounds::height).average().orElse(0);
    return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(FigurePalette.awt(palette.surface()));
    g.fill(area);
    g.translate(area.getX(), area.getY());
    float[] xy = drawnPlaces(frame);
    Bounds bounds = view.map(EmbeddingFigure::bounds).orElseGet(() -> bounds(frame, xy));
    Camera camera = new Camera();
    camera.resize(area.getWidth(), area.getHeight());
    camera.setMargins(frame.projection() instanceof Frame.Projection.ClusterStar ? 34 : 0);
    camera.follow(bounds, Double.POSITIVE_INFINITY);
    drawStar(g, camera);
    drawPoints(g, camera, xy, PointSize.radius(frame.n(), area.getWidth(), area.getHeight(), 1));
    drawPrototypes(g, camera);
    drawNames(g, area, camera, Landmarks.of(dataset, frame, colouring, xy));
    g.translate(-area.getX(), -area.getY());
  }

  /** Where the points of a frame are drawn: as they are, except in a star. */
  static float[] drawnPlaces(Frame frame) {
    return frame.projection() instanceof Frame.Projection.ClusterStar
        ? ClusterStar.spread(frame.xy())
        : frame.xy();
  }

  private static Bounds bounds(Rectangle2D view) {
    Bounds bounds = new Bounds();
    bounds.include(view.getMinX(), view.getMinY());
    bounds.include(view.getMaxX(), view.getMaxY());
    return bounds;
  }

  private static Bounds bounds(Frame frame, float[] xy) {
    Bounds bounds = new Bounds();
    bounds.includeAll(xy);
    bounds.includeAll(frame.prototypes());
    includeStar(frame, bounds);
    return bounds;
  }

  /** A star is fitted as a whole, wherever its points are. */
  static void includeStar(Frame frame, Bounds bounds) {
    if (frame.projection() instanceof Frame.Projection.ClusterStar star) {
      for (int c = 0; c < star.corners(); c++) {
        double outside = 1 + ClusterStar.SPREAD;
        bounds.include(
            outside * ClusterStar.cornerX(c, star.corners()),
            outside * ClusterStar.cornerY(c, star.corners()));
      }
    }
  }

  private void drawStar(Graphics2D g, Camera camera) {
    if (frame.projection() instanceof Frame.Projection.ClusterStar star) {
      g.setColor(FigurePalette.awt(palette.line()));
      g.setStroke(new BasicStroke(1));
      for (int c = 0; c < star.corners(); c++) {
        double x = camera.pixelX(ClusterStar.cornerX(c, star.corners()));
        double y = camera.pixelY(ClusterStar.cornerY(c, star.corners()));
        g.draw(new Line2D.Double(camera.pixelX(0), camera.pixelY(0), x, y));
        double nextX = camera.pixelX(ClusterStar.cornerX(c + 1, star.corners()));
        double nextY = camera.pixelY(ClusterStar.cornerY(c + 1, star.corners()));
        g.draw(new Line2D.Double(x, y, nextX, nextY));
      }
    }
  }

  private void drawPoints(Graphics2D g, Camera camera, float[] xy, double radius) {
    int[] colours = new int[frame.n()];
    PointColours.fill(colouring, dataset, frame, palette, colours);
    int opacity = (int) Math.round(255 * PointSize.opacity(frame.n()));
    byte[] shapes = PointColours.shapes(colouring, dataset, frame);
    for (int i = 0; i < frame.n(); i++) {
      if (Float.isFinite(xy[2 * i]) && Float.isFinite(xy[2 * i + 1])) {
        g.setColor(new Color(colours[i] & 0xFFFFFF | opacity << 24, true));
        Shape shape = shapes.length == 0 ? Shape.DISC : Shape.values()[shapes[i]];
        g.fill(shape.outline(camera.pixelX(xy[2 * i]), camera.pixelY(xy[2 * i + 1]), radius));
      }
    }
  }

  private void drawPrototypes(Graphics2D g, Camera camera) {
    g.setStroke(new BasicStroke(1.5f));
    double radius = PointSize.prototypeRadius(frame.prototypeCount());
    for (int c = 0; c < frame.prototypeCount(); c++) {
      double x = camera.pixelX(frame.prototypes()[2 * c]);
      double y = camera.pixelY(frame.prototypes()[2 * c + 1]);
      java.awt.Shape diamond = Shape.DIAMOND.outline(x, y, radius);
      g.setColor(FigurePalette.awt(palette.classColour(c)));
      g.fill(diamond);
      g.setColor(FigurePalette.awt(palette.text()));
      g.draw(diamond);
    }
  }

  private void drawNames(Graphics2D g, Rectangle2D area, Camera camera, List<Landmark> landmarks) {
    double[] width = new double[landmarks.size()];
    double[] height = new double[landmarks.size()];
    FontMetrics names = g.getFontMetrics(FigureFonts.bold(NAME_SIZE));
    FontMetrics remarks = g.getFontMetrics(FigureFonts.plain(REMARK_SIZE));
    for (int k = 0; k < width.length; k++) {
      Landmark landmark = landmarks.get(k);
      width[k] =
          10 + Math.max(names.stringWidth(landmark.text()), remarks.stringWidth(landmark.remark()));
      height[k] = landmark.remark().isEmpty() ? LINE : LINE + REMARK_LINE;
    }
    List<Optional<Rectangle2D>> boxes =
        new LabelPlaces(area.getWidth(), area.getHeight()).place(landmarks, camera, width, height);
    for (int k = 0; k < width.length; k++) {
      Landmark landmark = landmarks.get(k);
      boxes.get(k).ifPresent(box -> drawName(g, landmark, box));
    }
  }

  private void drawName(Graphics2D g, Landmark landmark, Rectangle2D box) {
    g.setColor(FigurePalette.awt(palette.surface(0xC0)));
    g.fill(
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), LINE, LINE));
    g.setFont(FigureFonts.bold(NAME_SIZE));
    g.setColor(FigurePalette.awt(palette.text()));
    drawLine(g, landmark.text(), box, LINE - 4.3);
    if (!landmark.remark().isEmpty()) {
      g.setFont(FigureFonts.plain(REMARK_SIZE));
      g.setColor(FigurePalette.awt(palette.muted()));
      drawLine(g, landmark.remark(), box, LINE + REMARK_LINE - 4.3);
    }
  }

  private static void drawLine(Graphics2D g, String text, Rectangle2D box, double baseline) {
    double left = box.getCenterX() - g.getFontMetrics().stringWidth(text) / 2.0;
    g.drawString(text, (float) left, (float) (box.getY() + baseline));
  }
}

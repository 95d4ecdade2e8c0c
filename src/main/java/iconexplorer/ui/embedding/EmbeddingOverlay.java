package iconexplorer.ui.embedding;

import iconexplorer.training.Frame;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;

/** The few nodes above the scatter: star, links, prototypes, rings, names. */
final class EmbeddingOverlay extends Pane {
  private static final double SECONDS_TO_EASE = 0.12;
  private static final double GAP = 4;
  private static final double DIAMOND = 7;
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Path star = new Path();
  private final Group links = new Group();
  private final Group prototypes = new Group();
  private final Group names = new Group();
  private final Circle hovered = ring("hovered");
  private final Circle watched = ring("watched");
  private final List<NameTag> nameNodes = new ArrayList<>();
  private List<Landmark> landmarks = List.of();
  private FigurePalette palette = FigurePalette.LIGHT;

  EmbeddingOverlay() {
    star.getStyleClass().add("embedding-star");
    setMouseTransparent(true);
    for (Node node : List.of(star, links, prototypes, watched, hovered, names)) {
      node.setManaged(false);
      getChildren().add(node);
    }
  }

  private static Circle ring(String styleClass) {
    Circle ring = new Circle();
    ring.getStyleClass().addAll("embedding-ring", styleClass);
    ring.setVisible(false);
    return ring;
  }

  void setPalette(FigurePalette newPalette) {
    palette = newPalette;
    nameNodes.clear();
    names.getChildren().clear();
    prototypes.getChildren().clear();
  }

  void setNamesVisible(boolean visible) {
    names.setVisible(visible);
  }

  boolean namesVisible() {
    return names.isVisible();
  }

  /**
   * Names that glide to their places.
   *
   * @param wanted where they should be
   * @param seconds since the last call; infinite to be there at once
   * @return whether some are still on the way
   */
  boolean moveNames(List<Landmark> wanted, double seconds, Camera camera) {
    double part = 1 - Math.exp(-seconds / SECONDS_TO_EASE);
    List<Landmark> moved = new ArrayList<>(wanted.size());
    double farthest = 0;
    for (int k = 0; k < wanted.size(); k++) {
      Landmark target = wanted.get(k);
      Landmark old = k < landmarks.size() ? landmarks.get(k) : target;
      boolean same = old.kind() == target.kind() && old.number() == target.number();
      double x = same ? old.x() + part * (target.x() - old.x()) : target.x();
      double y = same ? old.y() + part * (target.y() - old.y()) : target.y();
      farthest = Math.max(farthest, Math.hypot(target.x() - x, target.y() - y));
      moved.add(target.at(x, y));
    }
    landmarks = moved;
    return farthest * camera.scale() > 0.3;
  }

  /**
   * Puts the names to their places, as far as there is room.
   *
   * @param width of the plot in pixels
   * @param height likewise
   */
  void placeNames(Camera camera, double width, double height) {
    fillNames();
    int count = landmarks.size();
    double[] widths = new double[count];
    double[] heights = new double[count];
    for (int k = 0; k < count; k++) {
      widths[k] = nameNodes.get(k).width() + GAP;
      heights[k] = nameNodes.get(k).height() + GAP / 2;
    }
    List<Optional<Rectangle2D>> boxes =
        new LabelPlaces(width, height).place(landmarks, camera, widths, heights);
    for (int k = 0; k < count; k++) {
      NameTag name = nameNodes.get(k);
      name.setVisible(boxes.get(k).isPresent());
      boxes.get(k).ifPresent(box -> name.centre(box.getCenterX(), box.getCenterY()));
    }
  }

  private void fillNames() {
    while (nameNodes.size() < landmarks.size()) {
      NameTag name = new NameTag(palette);
      nameNodes.add(name);
      names.getChildren().add(name);
    }
    for (int k = 0; k < nameNodes.size(); k++) {
      nameNodes.get(k).setVisible(k < landmarks.size());
      if (k < landmarks.size()) {
        nameNodes.get(k).write(landmarks.get(k).text(), landmarks.get(k).remark());
      }
    }
  }

  void placeStar(Frame frame, Camera camera) {
    boolean shown = frame.projection() instanceof Frame.Projection.ClusterStar;
    star.setVisible(shown);
    if (frame.projection() instanceof Frame.Projection.ClusterStar(int corners)) {
      List<PathElement> elements = new ArrayList<>();
      for (int c = 0; c < corners; c++) {
        double x = camera.pixelX(ClusterStar.cornerX(c, corners));
        double y = camera.pixelY(ClusterStar.cornerY(c, corners));
        elements.add(new MoveTo(camera.pixelX(0), camera.pixelY(0)));
        elements.add(new LineTo(x, y));
        elements.add(
            new LineTo(
                camera.pixelX(ClusterStar.cornerX(c + 1, corners)),
                camera.pixelY(ClusterStar.cornerY(c + 1, corners))));
      }
      star.getElements().setAll(elements);
    }
  }

  void placePrototypes(float[] xy, Camera camera) {
    while (prototypes.getChildren().size() > xy.length / 2) {
      prototypes.getChildren().removeLast();
    }
    double radius = PointSize.prototypeRadius(xy.length / 2);
    for (int c = 0; c < xy.length / 2; c++) {
      if (c == prototypes.getChildren().size()) {
        prototypes.getChildren().add(diamond(c));
      }
      Node diamond = prototypes.getChildren().get(c);
      diamond.setTranslateX(camera.pixelX(xy[2 * c]));
      diamond.setTranslateY(camera.pixelY(xy[2 * c + 1]));
      diamond.setScaleX(radius / DIAMOND);
      diamond.setScaleY(radius / DIAMOND);
    }
  }

  private Polygon diamond(int c) {
    Polygon diamond = new Polygon(0, -DIAMOND, DIAMOND, 0, 0, DIAMOND, -DIAMOND, 0);
    diamond.getStyleClass().add("embedding-prototype");
    diamond.setStyle(
        "-fx-fill: %s; -fx-stroke: %s"
            .formatted(
                FigurePalette.css(palette.classColour(c)), FigurePalette.css(palette.text())));
    return diamond;
  }

  /** Rings around the two special points; negative items have none. */
  void placeRings(int hoveredItem, int watchedItem, float[] xy, Camera camera, double radius) {
    place(hovered, hoveredItem, xy, camera, radius);
    place(watched, watchedItem, xy, camera, radius);
  }

  private static void place(Circle ring, int item, float[] xy, Camera camera, double radius) {
    boolean shown = item >= 0 && 2 * item < xy.length;
    ring.setVisible(shown);
    if (shown) {
      ring.setCenterX(camera.pixelX(xy[2 * item]));
      ring.setCenterY(camera.pixelY(xy[2 * item + 1]));
      ring.setRadius(radius + 4);
    }
  }

  /**
   * Lines from a point to its neighbours in the data.
   *
   * @param inData neighbours in the data; empty for no lines
   * @param kept those that are neighbours in the picture too
   */
  void placeLinks(int item, int[] inData, int[] kept, float[] xy, Camera camera) {
    while (links.getChildren().size() < inData.length) {
      Line line = new Line();
      line.getStyleClass().add("embedding-link");
      links.getChildren().add(line);
    }
    for (int k = 0; k < links.getChildren().size(); k++) {
      Line line = (Line) links.getChildren().get(k);
      line.setVisible(k < inData.length);
      if (k < inData.length) {
        boolean lost = Neighbours.shared(new int[] {inData[k]}, kept) == 0;
        line.pseudoClassStateChanged(LOST, lost);
        line.setStartX(camera.pixelX(xy[2 * item]));
        line.setStartY(camera.pixelY(xy[2 * item + 1]));
        line.setEndX(camera.pixelX(xy[2 * inData[k]]));
        line.setEndY(camera.pixelY(xy[2 * inData[k] + 1]));
      }
    }
  }
}

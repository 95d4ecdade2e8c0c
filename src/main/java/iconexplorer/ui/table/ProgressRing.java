package iconexplorer.ui.table;

import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** How far a run is, as a ring that fills clockwise from the top. */
final class ProgressRing extends Region {

  private final Circle track = new Circle();
  private final Arc arc = new Arc();

  ProgressRing() {
    getStyleClass().add("progress-ring");
    track.getStyleClass().add("ring-track");
    arc.getStyleClass().add("ring-arc");
    arc.setType(ArcType.OPEN);
    arc.setStartAngle(90);
    getChildren().addAll(track, arc);
  }

  void show(double progress) {
    arc.setLength(-360 * progress);
  }

  @Override
  protected void layoutChildren() {
    double radius = Math.max(1, Math.min(getWidth(), getHeight()) / 2 - 1.5);
    track.setCenterX(getWidth() / 2);
    track.setCenterY(getHeight() / 2);
    track.setRadius(radius);
    arc.setCenterX(getWidth() / 2);
    arc.setCenterY(getHeight() / 2);
    arc.setRadiusX(radius);
    arc.setRadiusY(radius);
  }
}

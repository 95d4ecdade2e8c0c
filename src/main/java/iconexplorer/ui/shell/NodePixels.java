package iconexplorer.ui.shell;

import iconexplorer.ui.figure.PixelFigure;
import iconexplorer.ui.figure.SizedFigure;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** A part of the window as it is drawn, with as many pixels as are wanted. */
final class NodePixels {
  private NodePixels() {}

  /**
   * @param node in a shown window
   * @param surface behind it
   * @param scale pixels per unit
   */
  static SizedFigure of(Node node, Color surface, double scale) {
    Bounds bounds = node.getLayoutBounds();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(surface);
    WritableImage image = node.snapshot(parameters, null);
    return new SizedFigure(
        new PixelFigure(SwingFXUtils.fromFXImage(image, null)),
        (int) Math.ceil(bounds.getWidth()),
        (int) Math.ceil(bounds.getHeight()));
  }
}

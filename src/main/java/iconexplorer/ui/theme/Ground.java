package iconexplorer.ui.theme;

import javafx.scene.layout.Region;

/**
 * The rounded background of a panel as a node of its own, behind the content and not around it.
 *
 * <p>JavaFX starts drawing a change at the nearest opaque node, but still draws the backgrounds of
 * all that is around it; a rounded one costs 8 ms in software, with every pulse of the embedding.
 * What lies behind is left out.
 */
public final class Ground extends Region {
  public Ground() {
    getStyleClass().add("panel-ground");
    setManaged(false);
    setMouseTransparent(true);
  }

  /** Fills a panel of this size. */
  public void fill(double width, double height) {
    resizeRelocate(0, 0, width, height);
  }
}

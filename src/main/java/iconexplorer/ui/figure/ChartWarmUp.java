package iconexplorer.ui.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Loads what charts need (Java2D's type, JFreeChart's classes) beside the screen's thread, so that
 * the first chart does not stop the pictures.
 */
public final class ChartWarmUp {
  private final CompletableFuture<Void> work;

  private ChartWarmUp(CompletableFuture<Void> work) {
    this.work = work;
  }

  /** Starts making and drawing a first figure, off the screen. */
  public static ChartWarmUp start(Supplier<? extends Figure> first) {
    return new ChartWarmUp(CompletableFuture.runAsync(() -> draw(first.get())));
  }

  private static void draw(Figure figure) {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    figure.draw(g, new Rectangle2D.Double(0, 0, 320, 200));
    g.dispose();
  }

  /** Whether charts may be drawn; also true when the warm-up failed: then drawing shows why. */
  public boolean ready() {
    return work.isDone();
  }
}

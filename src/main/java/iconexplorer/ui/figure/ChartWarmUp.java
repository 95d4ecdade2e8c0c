package iconexplorer.ui.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads what charts need (Java2D's type, JFreeChart's classes) beside the screen's thread, so that
 * the first chart does not stop the pictures; not before it is asked for, so that it takes no time
 * from the start of the window.
 */
public final class ChartWarmUp {
  private final Supplier<CompletableFuture<Void>> begin;
  private @Nullable CompletableFuture<Void> work;

  private ChartWarmUp(Supplier<CompletableFuture<Void>> begin) {
    this.begin = begin;
  }

  /** Makes and draws a first figure, off the screen. */
  public static ChartWarmUp of(Supplier<? extends Figure> first) {
    return new ChartWarmUp(() -> CompletableFuture.runAsync(() -> draw(first.get())));
  }

  private static void draw(Figure figure) {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    figure.draw(g, new Rectangle2D.Double(0, 0, 320, 200));
    g.dispose();
  }

  /**
   * Whether charts may be drawn; the first question begins the warm-up. Also true when it failed:
   * then drawing shows why. One thread asks.
   */
  public boolean ready() {
    CompletableFuture<Void> begun = work;
    if (begun == null) {
      begun = begin.get();
      work = begun;
    }
    return begun.isDone();
  }
}

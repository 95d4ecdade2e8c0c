package iconexplorer.cli;

import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the commands need of the rest of the program.
 *
 * @param laboratory opens one that reports to an inbox
 * @param window opens the window, with a file where one is named, and returns when it has been
 *     closed
 * @param picture draws the window off-screen
 * @param stopwatch measures the window off-screen
 */
public record Services(
    Function<EventInbox, Laboratory> laboratory,
    Consumer<Optional<Path>> window,
    Picture picture,
    Stopwatch stopwatch) {

  /** Draws the window into a PNG file. */
  @FunctionalInterface
  public interface Picture {
    /**
     * Trains in the real window off-screen and draws it.
     *
     * @throws IOException in one sentence, where the window cannot start or the file not be written
     */
    void write(Path file, PictureOptions options) throws IOException;
  }

  /**
   * What the picture shows.
   *
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param dark whether in the dark theme
   * @param method id of a method that trains
   * @param dataset id of a data set, or a file's path
   * @param steps updates before the picture is taken, at least 1
   * @param seed of the run
   */
  public record PictureOptions(
      int width, int height, boolean dark, String method, String dataset, int steps, long seed) {
    public PictureOptions {
      if (width < 640 || width > 7680 || height < 400 || height > 4320) {
        throw new IllegalArgumentException(
            "the picture must be 640x400 to 7680x4320, got %dx%d".formatted(width, height));
      }
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, got " + steps);
      }
    }
  }

  /** Measures the window. */
  @FunctionalInterface
  public interface Stopwatch {
    /**
     * @param seconds how long frames are counted
     * @throws IOException in one sentence, where the window cannot start
     */
    WindowTimes measure(double seconds) throws IOException;
  }

  /**
   * How fast the window is, in milliseconds.
   *
   * @param shownMillis from the start of the process to the shown window
   * @param frames counted
   * @param medianMillis between two frames
   * @param p95Millis between two frames
   * @param maximumMillis between two frames
   * @param clickMillis from the choice of another cell to the first frame that moved
   */
  public record WindowTimes(
      double shownMillis,
      int frames,
      double medianMillis,
      double p95Millis,
      double maximumMillis,
      double clickMillis) {}
}

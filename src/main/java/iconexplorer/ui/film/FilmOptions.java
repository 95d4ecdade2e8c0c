package iconexplorer.ui.film;

/**
 * How an animation looks.
 *
 * @param framesPerSecond 1 to 50; GIF counts whole hundredths of a second
 * @param size pixels of a side, 64 to 2048
 * @param overlay whether step and KL are written into each picture
 */
public record FilmOptions(int framesPerSecond, int size, boolean overlay) {
  public static final FilmOptions USUAL = new FilmOptions(12, 480, true);

  public FilmOptions {
    if (framesPerSecond < 1 || framesPerSecond > 50) {
      throw new IllegalArgumentException(
          "frames per second must be in [1, 50], got " + framesPerSecond);
    }
    if (size < 64 || size > 2048) {
      throw new IllegalArgumentException("the size must be in [64, 2048] pixels, got " + size);
    }
  }

  /** From one picture to the next, in hundredths of a second. */
  int delay() {
    return Math.round(100f / framesPerSecond);
  }
}

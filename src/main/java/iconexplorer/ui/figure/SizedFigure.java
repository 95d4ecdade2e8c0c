package iconexplorer.ui.figure;

/**
 * A figure and its natural size.
 *
 * @param width in units of 1/96 inch, at least 1
 * @param height in units of 1/96 inch, at least 1
 */
public record SizedFigure(Figure figure, int width, int height) {
  public SizedFigure {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a figure must be at least 1 × 1, got %d × %d".formatted(width, height));
    }
  }
}

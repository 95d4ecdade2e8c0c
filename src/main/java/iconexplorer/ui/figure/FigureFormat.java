package iconexplorer.ui.figure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** What a figure is written as. */
public enum FigureFormat {
  PNG("PNG, 1×", ".png", 1),
  PNG_TWICE("PNG, 2×", "-2x.png", 2),
  PNG_PRINT("PNG, 300 dpi", "-300dpi.png", 300.0 / FigureFormat.UNITS_PER_INCH),
  SVG("SVG", ".svg", 2),
  PDF("PDF", ".pdf", 2);

  /** Figures are measured in CSS pixels. */
  static final double UNITS_PER_INCH = 96;

  private final String title;
  private final String ending;
  private final double scale;

  FigureFormat(String title, String ending, double scale) {
    this.title = title;
    this.ending = ending;
    this.scale = scale;
  }

  /** By a file's name: {@code x-300dpi.png}, {@code x.svg}; a plain PNG where it says nothing. */
  public static FigureFormat ofFile(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.ending))
        .max(Comparator.comparingInt(format -> format.ending.length()))
        .orElse(PNG);
  }

  /** In the menu. */
  public String title() {
    return title;
  }

  /** Of a file's name, with the dot. */
  public String ending() {
    return ending;
  }

  /** Pixels per unit; of vectors those of what is only known as pixels. */
  public double scale() {
    return scale;
  }

  /** Pixels per inch of a PNG. */
  public double dotsPerInch() {
    return UNITS_PER_INCH * scale;
  }
}

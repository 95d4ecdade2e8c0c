package iconexplorer.ui.figure;

import java.awt.Font;

/** The type of all figures: Inter, from the program's own files where they are there. */
public final class FigureFonts {
  private FigureFonts() {}

  /**
   * @param size in units of 1/96 inch
   */
  public static Font plain(double size) {
    return new Font("Inter", Font.PLAIN, 1).deriveFont((float) size);
  }

  /**
   * @param size in units of 1/96 inch
   */
  public static Font bold(double size) {
    return new Font("Inter", Font.BOLD, 1).deriveFont((float) size);
  }

  /**
   * @param size in units of 1/96 inch
   */
  public static Font boldItalic(double size) {
    return new Font("Inter", Font.BOLD | Font.ITALIC, 1).deriveFont((float) size);
  }
}

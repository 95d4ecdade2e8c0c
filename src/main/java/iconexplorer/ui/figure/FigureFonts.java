package iconexplorer.ui.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The type of all figures: Inter from the program's own files, the system's sans serif where they
 * are missing. The first use reads the files: half a second that should not be the screen's.
 */
public final class FigureFonts {
  private static final Logger LOG = LoggerFactory.getLogger(FigureFonts.class);
  private static final List<String> FILES =
      List.of("Inter-Regular.ttf", "Inter-Bold.ttf", "Inter-Italic.ttf");
  private static final Map<String, String> REGISTERED = new LinkedHashMap<>();
  private static final String FAMILY = register();

  private FigureFonts() {}

  /**
   * @param size in units of 1/96 inch
   */
  public static Font plain(double size) {
    return font(Font.PLAIN, size);
  }

  /**
   * @param size in units of 1/96 inch
   */
  public static Font bold(double size) {
    return font(Font.BOLD, size);
  }

  /**
   * @param size in units of 1/96 inch
   */
  public static Font italic(double size) {
    return font(Font.ITALIC, size);
  }

  private static Font font(int style, double size) {
    return new Font(FAMILY, style, 1).deriveFont((float) size);
  }

  /** Takes a font as its file is. */
  @FunctionalInterface
  interface Taker {
    void take(String name, InputStream file) throws IOException;
  }

  /** Gives the fonts with the names that Java2D has for them; none where it is the system's. */
  static void giveTo(Taker taker) throws IOException {
    for (Map.Entry<String, String> font : REGISTERED.entrySet()) {
      try (InputStream in = open(font.getValue())) {
        taker.take(font.getKey(), Objects.requireNonNull(in));
      }
    }
  }

  private static @Nullable InputStream open(String file) {
    return FigureFonts.class.getResourceAsStream("/assets/fonts/" + file);
  }

  private static String register() {
    return FILES.stream().allMatch(FigureFonts::register) ? "Inter" : Font.SANS_SERIF;
  }

  private static boolean register(String file) {
    try (InputStream in = open(file)) {
      if (in == null) {
        return false;
      }
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      REGISTERED.put(font.getFontName(Locale.ROOT), file);
      return true;
    } catch (IOException | FontFormatException unreadable) {
      LOG.warn("figures use the system's type: {} cannot be read, {}", file, "" + unreadable);
      return false;
    }
  }
}

package iconexplorer.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** Inter, shipped with the program so that every machine shows the same. */
public final class Fonts {

  /** The family; the system's own takes its place where the files are missing. */
  public static final String FAMILY = "Inter";

  private static final List<String> FILES =
      List.of("Inter-Regular", "Inter-Italic", "Inter-Medium", "Inter-SemiBold", "Inter-Bold");

  private Fonts() {}

  /** Makes the shipped fonts known to JavaFX; call it before the first scene. */
  public static void load() {
    FILES.forEach(Fonts::load);
  }

  private static void load(String file) {
    for (String ending : List.of(".ttf", ".otf")) {
      try (InputStream stream = Fonts.class.getResourceAsStream("/assets/fonts/" + file + ending)) {
        if (stream != null) {
          Font.loadFont(stream, 12);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read the font " + file, unreadable);
      }
    }
  }
}

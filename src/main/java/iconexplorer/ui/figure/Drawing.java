package iconexplorer.ui.figure;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** What draws figures. */
@FunctionalInterface
public interface Drawing {

  /** What a bare Debian lacks for pictures. */
  String FONT_PACKAGE = "libpangoft2-1.0-0";

  void draw() throws IOException;

  /** Draws, or says in one sentence why not. */
  static void attempt(Consumer<String> remark, Drawing drawing) throws IOException {
    try {
      drawing.draw();
    } catch (LinkageError | InternalError | RuntimeException e) {
      LoggerFactory.getLogger(Drawing.class).debug("figures cannot be drawn", e);
      remark.accept(
          "The figures are left out: "
              + (isOfFonts(e)
                  ? "there are no fonts here; on Debian and Ubuntu install " + FONT_PACKAGE + "."
                  : "they cannot be drawn, please report it: " + e));
    }
  }

  /** Whether it comes from where fonts are looked for, or names one of their libraries. */
  static boolean isOfFonts(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      boolean fonts =
          Arrays.stream(e.getStackTrace())
              .anyMatch(frame -> frame.getClassName().matches(".*(\\.font\\.|FontConfig).*"));
      if (fonts || String.valueOf(e.getMessage()).matches("(?is).*(pango|font|freetype).*")) {
        return true;
      }
    }
    return false;
  }
}

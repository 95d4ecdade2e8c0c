package iconexplorer.ui.figure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DrawingTest {

  @Test
  void onlyWhatComesOfFontsIsBlamedOnThem() throws IOException {
    String other = said(new IllegalStateException("clusters without items"));
    assertTrue(other.contains("clusters without items"), other);
    assertFalse(other.contains("fonts"), other);
    IllegalStateException ofFonts = new IllegalStateException("Fontconfig head is null");
    ofFonts.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.awt.FontConfiguration", "getVersion", "", 1)
        });
    String fonts = said(new IllegalStateException(ofFonts));
    assertTrue(fonts.contains(Drawing.FONT_PACKAGE), fonts);
  }

  private static String said(RuntimeException thrown) throws IOException {
    StringBuilder said = new StringBuilder();
    Drawing.attempt(
        said::append,
        () -> {
          throw thrown;
        });
    return said.toString();
  }
}

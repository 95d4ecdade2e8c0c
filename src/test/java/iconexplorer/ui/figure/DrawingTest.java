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

  @Test
  void whatDoesNotLinkIsBlamedOnFontsOnlyWhereItIsOfThem() throws IOException {
    String fonts =
        said(
            new UnsatisfiedLinkError(
                "libjavafx_font_pango.so: libpangoft2-1.0.so.0: cannot open shared object file"));
    assertTrue(fonts.contains(Drawing.FONT_PACKAGE), fonts);
    String other = said(new NoClassDefFoundError("org/apache/pdfbox/Loader"));
    assertTrue(other.contains("org/apache/pdfbox/Loader"), other);
    assertFalse(other.contains(Drawing.FONT_PACKAGE), other);
  }

  private static String said(Throwable thrown) throws IOException {
    StringBuilder said = new StringBuilder();
    Drawing.attempt(
        said::append,
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) thrown;
        });
    return said.toString();
  }
}

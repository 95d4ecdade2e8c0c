package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RunWriterTest {

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
    assertTrue(fonts.contains(RunWriter.FONT_PACKAGE), fonts);
  }

  private static String said(RuntimeException thrown) throws IOException {
    StringWriter err = new StringWriter();
    RunWriter.drawn(
        new PrintWriter(err),
        () -> {
          throw thrown;
        });
    return err.toString();
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.Serial;

/**
 * A file that cannot be read as data. The message is one sentence for the screen: the file, the
 * place in it (row, column or byte), what is wrong there, and the remedy.
 */
public final class DataFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public DataFormatException(String sentence) {
    super(onOneLine(sentence));
  }

  public DataFormatException(String sentence, Throwable cause) {
    super(onOneLine(sentence), cause);
  }

  /** Whatever words of a file are quoted in it. */
  public static String onOneLine(String sentence) {
    return sentence.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}

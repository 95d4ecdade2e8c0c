package iconexplorer.encoder;

import iconexplorer.data.DataFormatException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A file that cannot be read as a model. The message is one sentence for the screen. */
public final class ModelFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param complaint what is wrong with the file and what to do, without a full stop
   */
  public ModelFormatException(Path file, String complaint) {
    super(sentence(file, complaint));
  }

  public ModelFormatException(Path file, String complaint, Throwable cause) {
    super(sentence(file, complaint), cause);
  }

  private static String sentence(Path file, String complaint) {
    return DataFormatException.onOneLine("%s: %s.".formatted(file, complaint));
  }
}

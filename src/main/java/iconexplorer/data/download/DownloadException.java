package iconexplorer.data.download;

import java.io.IOException;
import java.io.Serial;

/** A file that could not be fetched; the message is one sentence with the remedy. */
public final class DownloadException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public DownloadException(String sentence) {
    super(sentence);
  }

  public DownloadException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

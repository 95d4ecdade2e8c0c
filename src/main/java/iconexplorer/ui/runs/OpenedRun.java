package iconexplorer.ui.runs;

import iconexplorer.data.DatasetInfo;
import iconexplorer.training.Laboratory;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** A run that the laboratory has read from a file, and what is known about its data. */
record OpenedRun(Laboratory.Loaded loaded, DatasetInfo data) {

  /**
   * Not for the FX thread.
   *
   * @throws CompletionException with one sentence, where the data cannot be read
   */
  static OpenedRun of(Laboratory.Loaded loaded) {
    try {
      return new OpenedRun(loaded, DataChoice.describe(loaded.spec().dataset()));
    } catch (IOException unreadable) {
      throw new CompletionException(unreadable);
    }
  }
}

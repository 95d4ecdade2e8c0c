package iconexplorer.export;

import iconexplorer.data.Dataset;
import iconexplorer.training.Laboratory.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** An embedding in the format that a file's name asks for. */
public final class EmbeddingFile {
  private EmbeddingFile() {}

  /**
   * Refuses a name that says no format, before anything is computed.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static void requireFormat(Path file) {
    String name = name(file);
    if (!name.endsWith(".csv") && !name.endsWith(".npy") && !name.endsWith(".npz")) {
      throw new IllegalArgumentException(
          file + ": an embedding is written as .csv, .npy or .npz; end the name in one of them");
    }
  }

  /**
   * Writes CSV, npy or npz.
   *
   * @param data the items, for their labels
   * @throws IllegalArgumentException in one sentence, where the name ends in none of these
   */
  public static void write(Path file, Embedding embedding, Dataset data) throws IOException {
    requireFormat(file);
    String name = name(file);
    if (name.endsWith(".csv")) {
      EmbeddingCsv.write(file, embedding, data);
    } else if (name.endsWith(".npz")) {
      EmbeddingNpz.write(file, embedding, data);
    } else {
      NumpyFile.write(file, embedding.values(), embedding.n(), embedding.dimension());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}

package iconexplorer.export;

import iconexplorer.data.Dataset;
import iconexplorer.training.Laboratory.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An embedding as NumPy's archive:
 *
 * <pre>
 * embeddings   float32 [n, d], row i is z_i
 * labels       int32 [n], −1 where the data have none
 * indices      int32 [n], the number of each item in its source, from 0
 * clusters     int32 [n], only of a run that has clusters
 * origins      text [n], what a person finds each item by, such as a file's path; only where that is
 *              more than its number
 * </pre>
 *
 * <p>The same embedding gives the same file, byte for byte.
 */
public final class EmbeddingNpz {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private EmbeddingNpz() {}

  /**
   * Writes the archive.
   *
   * @param data the items, for their labels and origin
   * @throws IllegalArgumentException if the embedding is not of as many items
   */
  public static void write(Path file, Embedding embedding, Dataset data) throws IOException {
    int n = EmbeddingCsv.requireItems(embedding, data);
    WholeFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          start(zip, "embeddings");
          NumpyFile.write(zip, embedding.values(), n, embedding.dimension());
          start(zip, "labels");
          NumpyFile.write(zip, labels(data), n);
          start(zip, "indices");
          NumpyFile.write(zip, data.origin().numbers(n), n);
          if (embedding.clusters().length > 0) {
            start(zip, "clusters");
            NumpyFile.write(zip, embedding.clusters(), n);
          }
          if (!data.origin().plain()) {
            start(zip, "origins");
            NumpyFile.writeTexts(zip, n, data.origin()::name);
          }
          zip.finish();
        });
  }

  private static int[] labels(Dataset data) {
    if (data.labelled()) {
      return data.labels();
    }
    int[] none = new int[data.size()];
    Arrays.fill(none, -1);
    return none;
  }

  private static void start(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }
}

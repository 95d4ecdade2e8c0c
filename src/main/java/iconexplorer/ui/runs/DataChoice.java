package iconexplorer.ui.runs;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import java.io.IOException;
import java.nio.file.Path;

/** A data set by its name: an id of the catalogue, or a file's path. */
public final class DataChoice {

  private DataChoice() {}

  /** Whether the name is one of the catalogue. */
  public static boolean catalogued(String name) {
    return DatasetCatalogue.all().stream().anyMatch(info -> info.id().equals(name));
  }

  /**
   * Loads it; not for the FX thread.
   *
   * @param seed what a generated set is made from
   * @throws IOException in one sentence, when a file cannot be read
   */
  public static Dataset load(String name, long seed) throws IOException {
    return catalogued(name)
        ? DatasetCatalogue.load(name, seed)
        : DatasetCatalogue.read(Path.of(name));
  }

  /**
   * What is known about it; reads a file that is not of the catalogue, so not for the FX thread.
   *
   * @throws IOException in one sentence, when a file cannot be read
   */
  public static DatasetInfo describe(String name) throws IOException {
    for (DatasetInfo info : DatasetCatalogue.all()) {
      if (info.id().equals(name)) {
        return info;
      }
    }
    return DatasetInfo.of(name, "From " + name + ".", DatasetCatalogue.read(Path.of(name)));
  }

  /** Short for the screen: the id, or the file's name. */
  public static String shortName(String name) {
    Path file = catalogued(name) ? null : Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }
}

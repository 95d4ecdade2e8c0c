package iconexplorer.cli;

import iconexplorer.data.DataFormatException;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A data set that was asked for by its id or by a file's path.
 *
 * @param name id of the catalogue, or the path
 */
record DataChoice(String name, Dataset data, DatasetInfo info) {

  /**
   * Loads it.
   *
   * @param seed what a generated set is made from
   * @throws Refusal in one sentence, where there is no such set or file
   */
  static DataChoice of(String name, long seed) {
    Optional<DatasetInfo> known =
        DatasetCatalogue.all().stream().filter(info -> info.id().equals(name)).findFirst();
    if (known.isPresent()) {
      return new DataChoice(name, DatasetCatalogue.load(name, seed), known.get());
    }
    try {
      Dataset data = DatasetCatalogue.read(Path.of(name));
      return new DataChoice(name, data, DatasetInfo.of(name, "", data));
    } catch (DataFormatException | InvalidPathException e) {
      boolean missing = e.getCause() instanceof NoSuchFileException;
      String others = missing ? " (bundled and generated sets are " + ids() + ")" : "";
      throw Refusal.badInput(e.getMessage() + others, e);
    }
  }

  /** Names of the sets that need no file. */
  static String ids() {
    return DatasetCatalogue.all().stream().map(DatasetInfo::id).collect(Collectors.joining(", "));
  }
}

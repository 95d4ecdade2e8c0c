package iconexplorer.cli;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.PublishedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where data lie that checks name.
 *
 * @param folder that holds a folder of each name; empty where none was named
 */
record CheckData(Optional<Path> folder) {

  /** What to do where something is missing. */
  static final String REMEDY =
      "\"icon-explorer download mnist\" fetches MNIST; --datasets names a folder that holds"
          + " mnist and spoken-digits, the latter with the recordings of the Free Spoken Digit"
          + " Dataset.";

  /**
   * The address by which data can be opened here.
   *
   * @param name as a check has it
   * @return empty where they are not there
   */
  Optional<String> address(String name) {
    DataAddress asked = DataAddress.parse(name);
    Optional<String> source = source(asked.source());
    Optional<String> with = asked.get(Setting.WITH);
    if (with.isEmpty() || source.isEmpty()) {
      return source;
    }
    return source(with.get())
        .map(other -> new DataAddress(source.get(), Map.of(Setting.WITH, other)).toString());
  }

  private Optional<String> source(String name) {
    boolean known =
        DatasetCatalogue.info(name).isPresent()
            || PublishedSet.byId(name).filter(set -> set.isIn(set.folder())).isPresent();
    return known ? Optional.of(name) : folder.flatMap(within -> inFolder(within.resolve(name)));
  }

  /** An archive in the folder of that name, else the folder. */
  private static Optional<String> inFolder(Path place) {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(place)) {
      return Optional.of(
          files
              .filter(file -> file.toString().endsWith(".tar.gz"))
              .sorted()
              .findFirst()
              .orElse(place)
              .toString());
    } catch (IOException e) {
      throw Refusal.badInput("--datasets: %s cannot be read".formatted(place), e);
    }
  }
}

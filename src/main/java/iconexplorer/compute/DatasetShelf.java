package iconexplorer.compute;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data sets used last, so that a click on another cell does not read them again; one whose
 * files have changed since is read anew.
 */
final class DatasetShelf {

  private static final int PLACES = 3;

  private final Map<Key, Place> places = new LinkedHashMap<>(8, 0.75f, true);

  private record Key(String name, long seed) {}

  /** What was loaded, and how its files were then. */
  private record Place(Optional<List<String>> files, Dataset data) {}

  /**
   * @param name address: id of the catalogue or path, and settings
   * @param seed what a generated set is made from
   * @param checkpoint hears how much is read, where it has to be, and may end it
   * @throws IOException in one sentence, when a file cannot be read
   */
  Dataset load(String name, long seed, Checkpoint checkpoint) throws IOException {
    Key key = new Key(name, seed);
    Optional<List<String>> files = DatasetCatalogue.files(name);
    Place known = places.get(key);
    if (known != null && files.isPresent() && files.equals(known.files())) {
      return known.data();
    }
    Dataset loaded = DatasetCatalogue.open(name, seed, checkpoint).data();
    places.put(key, new Place(files, loaded));
    if (places.size() > PLACES) {
      places.remove(places.keySet().iterator().next());
    }
    return loaded;
  }
}

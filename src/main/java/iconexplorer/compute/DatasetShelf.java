package iconexplorer.compute;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The data sets used last, so that a click on another cell does not read them again. */
final class DatasetShelf {

  private static final int PLACES = 3;

  private final SequencedMap<Key, Dataset> places = new LinkedHashMap<>();

  private record Key(String name, long seed) {}

  /**
   * @param name address: id of the catalogue or path, and settings
   * @param seed what a generated set is made from
   * @throws IOException in one sentence, when a file cannot be read
   */
  Dataset load(String name, long seed) throws IOException {
    Key key = new Key(name, seed);
    Dataset known = places.get(key);
    if (known != null) {
      return known;
    }
    Dataset loaded = DatasetCatalogue.open(name, seed, Checkpoint.NONE).data();
    places.putLast(key, loaded);
    if (places.size() > PLACES) {
      places.pollFirstEntry();
    }
    return loaded;
  }
}

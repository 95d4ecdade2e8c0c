package iconexplorer.ui.runs;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DataAddress;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import java.io.IOException;

/** A data set by its address: an id of the catalogue or a path, and settings. */
public final class DataChoice {

  private DataChoice() {}

  /**
   * Loads it; not for the FX thread.
   *
   * @param seed what a generated set is made from
   * @throws IOException in one sentence, when a file cannot be read
   */
  public static Dataset load(String name, long seed) throws IOException {
    return DatasetCatalogue.open(name, seed, Checkpoint.NONE).data();
  }

  /**
   * What is known about it; reads what is not of the catalogue, so not for the FX thread.
   *
   * @throws IOException in one sentence, when a file cannot be read
   */
  public static DatasetInfo describe(String name) throws IOException {
    return DatasetCatalogue.describe(name);
  }

  /** Short for the screen: the id, or the file's name. */
  public static String shortName(String name) {
    return DataAddress.parse(name).shortName();
  }
}

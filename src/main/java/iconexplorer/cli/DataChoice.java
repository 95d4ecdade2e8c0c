package iconexplorer.cli;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DataFormatException;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Import;
import iconexplorer.data.TableColumn;
import iconexplorer.method.Method;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data set that was asked for by its id or by a file's path.
 *
 * @param name its address: id of the catalogue or path, and settings
 * @param notes what the person should know of it, one sentence each
 * @param columns of a table; none where it is no table
 */
record DataChoice(
    String name, Dataset data, DatasetInfo info, List<String> notes, List<TableColumn> columns) {

  /**
   * Loads what was asked for, or what suits the method.
   *
   * @param name null where nothing was asked for
   * @throws Refusal in one sentence, where there is no such set or file
   */
  static DataChoice of(@Nullable String name, Method method, long seed) {
    return of(name == null ? suited(method) : name, seed);
  }

  /** The name of the data set that suits a method. */
  static String suited(Method method) {
    return method.training().dataset();
  }

  /**
   * Loads it.
   *
   * @param seed what a generated set is made from
   * @throws Refusal in one sentence, where there is no such set or file
   */
  static DataChoice of(String name, long seed) {
    return of(name, seed, Checkpoint.NONE);
  }

  /**
   * Loads it, and says how far that is where it takes long.
   *
   * @throws Refusal in one sentence, where there is no such set or file
   */
  static DataChoice of(String name, long seed, PrintWriter err) {
    try (ReadingProgress progress = new ReadingProgress(Terminal.of(err), name)) {
      return of(name, seed, progress.checkpoint());
    }
  }

  private static DataChoice of(String name, long seed, Checkpoint checkpoint) {
    try {
      Import read = DatasetCatalogue.open(name, seed, checkpoint);
      DatasetInfo info =
          DatasetCatalogue.info(name)
              .orElseGet(() -> DatasetInfo.of(name, String.join(" ", read.notes()), read.data()));
      return new DataChoice(name, read.data(), info, read.notes(), read.columns());
    } catch (DataFormatException e) {
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

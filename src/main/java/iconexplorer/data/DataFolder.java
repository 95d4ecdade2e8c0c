package iconexplorer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder that a person dropped: which file of it is meant. */
final class DataFolder {
  private static final String IMAGES = ".*images[-.]idx3-ubyte(\\.gz)?";
  private static final String TABLE = ".*\\.(csv|tsv)(\\.gz)?";

  private DataFolder() {}

  /**
   * The IDX images for training, else the only other IDX images, else the only table.
   *
   * @throws DataFormatException if none or several could be meant
   */
  static SourceFile choose(Path folder) throws DataFormatException {
    List<Path> images = filesNamed(folder, IMAGES);
    List<Path> training =
        images.stream().filter(p -> p.getFileName().toString().contains("train")).toList();
    if (!training.isEmpty()) {
      return new SourceFile(training.getFirst());
    }
    List<Path> candidates = images.isEmpty() ? filesNamed(folder, TABLE) : images;
    if (candidates.size() == 1) {
      return new SourceFile(candidates.getFirst());
    }
    throw new DataFormatException(
        folder
            + (candidates.isEmpty()
                ? ": the folder holds neither train-images-idx3-ubyte(.gz) nor a CSV or TSV file;"
                    + " choose another."
                : ": the folder holds %d files that could be meant; choose one of them."
                    .formatted(candidates.size())));
  }

  private static List<Path> filesNamed(Path folder, String pattern) throws DataFormatException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(p -> p.getFileName().toString().toLowerCase(Locale.ROOT).matches(pattern))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataFormatException(folder + ": the folder cannot be opened; check it.", e);
    }
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that a person dropped: which file of it is meant. */
final class DataFolder {
  private static final String IMAGES = ".*images[-.]idx3-ubyte(\\.gz)?";
  private static final String TABLE = ".*\\.(csv|tsv|npz|npy|svm|libsvm)(\\.gz)?";

  /** Files that are read along with another one. */
  private static final String BESIDE = ".*[-_.]?labels\\.(csv|npy)(\\.gz)?";

  private DataFolder() {}

  /** Whether it holds files of which one can be meant. */
  static boolean holdsFileOfData(Path folder) throws DataFormatException {
    return !filesNamed(folder, IMAGES).isEmpty() || !tables(folder).isEmpty();
  }

  /**
   * The IDX images for training (or for testing, where that part is wanted), else the only other
   * IDX images, else the only table.
   *
   * @throws DataFormatException if several could be meant
   */
  static SourceFile choose(SourceFile folder, Optional<Part> part) throws DataFormatException {
    List<Path> images = filesNamed(folder.path(), IMAGES);
    boolean test = part.equals(Optional.of(Part.TEST));
    List<Path> wanted =
        images.stream()
            .filter(path -> isNamed(new SourceFile(path), test ? Part.TEST : Part.TRAIN))
            .toList();
    if (!wanted.isEmpty()) {
      return new SourceFile(wanted.getFirst(), folder.checkpoint());
    }
    List<Path> candidates = images.isEmpty() ? tables(folder.path()) : images;
    if (candidates.size() == 1) {
      SourceFile only = new SourceFile(candidates.getFirst(), folder.checkpoint());
      requirePart(folder, only, part);
      return only;
    }
    throw folder.refuse(
        "the folder holds %d files that could be meant; choose one of them"
            .formatted(candidates.size()));
  }

  /** The other part is not taken for the wanted one; an npz archive says itself what it holds. */
  private static void requirePart(SourceFile folder, SourceFile only, Optional<Part> part)
      throws DataFormatException {
    if (part.isEmpty() || only.name().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      return;
    }
    Part other = part.get() == Part.TEST ? Part.TRAIN : Part.TEST;
    if (isNamed(only, other) && !isNamed(only, part.get())) {
      throw folder.refuse(
          "holds nothing of the part %1$s, only %2$s; put the files of that part beside it, or leave out part=%1$s"
              .formatted(part.get().id(), only.name()));
    }
  }

  private static boolean isNamed(SourceFile file, Part part) {
    return switch (part) {
      case TRAIN -> file.name().contains("train");
      case TEST -> file.name().matches(".*(t10k|test).*");
    };
  }

  private static List<Path> tables(Path folder) throws DataFormatException {
    return filesNamed(folder, TABLE).stream()
        .filter(path -> !new SourceFile(path).name().toLowerCase(Locale.ROOT).matches(BESIDE))
        .toList();
  }

  private static List<Path> filesNamed(Path folder, String pattern) throws DataFormatException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(p -> new SourceFile(p).name().toLowerCase(Locale.ROOT).matches(pattern))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataFormatException(folder + ": the folder cannot be opened; check it.", e);
    }
  }
}

package iconexplorer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Where data sets come from: bundled, generated, or a file of the person. */
public final class DatasetCatalogue {
  private static final int START = 1 << 10;

  /** An entry of the catalogue and how it is made from a seed. */
  private record Entry(DatasetInfo info, BiFunction<DatasetInfo, Long, Dataset> source) {}

  private static final List<Entry> ENTRIES =
      List.of(
          bundled(BundledSets.DIGITS, BundledSets::digits),
          bundled(BundledSets.IRIS, BundledSets::iris),
          bundled(BundledSets.WINE, BundledSets::wine),
          bundled(BundledSets.DIGIT_HALVES, BundledSets::digitHalves),
          bundled(BundledSets.KARATE, BundledSets::karate),
          new Entry(
              table(
                  "blobs",
                  "Blobs",
                  "Five round clusters in ten dimensions: the easy case.",
                  1000,
                  10,
                  5),
              GeneratedSets::blobs),
          new Entry(
              table(
                  "moons",
                  "Two moons",
                  "Two half circles that reach into each other: near is not the same as alike.",
                  1000,
                  2,
                  2),
              GeneratedSets::moons),
          new Entry(
              table(
                  "circles",
                  "Two circles",
                  "One circle inside the other: no straight line parts them.",
                  1000,
                  2,
                  2),
              GeneratedSets::circles),
          new Entry(
              table(
                  "swiss-roll",
                  "Swiss roll",
                  "A sheet rolled up in three dimensions; colours are parts of its length.",
                  1500,
                  3,
                  6),
              GeneratedSets::swissRoll),
          new Entry(
              table(
                  "two-sizes",
                  "Clusters of two sizes",
                  "One tight cluster and one ten times as wide: does the picture show it?",
                  400,
                  10,
                  2),
              GeneratedSets::twoSizes),
          new Entry(GeneratedShapes.INFO, GeneratedShapes::make),
          new Entry(GeneratedCorpus.MASKED, GeneratedCorpus::masked),
          new Entry(GeneratedCorpus.NEXT, GeneratedCorpus::next));

  private DatasetCatalogue() {}

  /** What can be loaded, in the order of a menu: bundled first, then generated. */
  public static List<DatasetInfo> all() {
    return ENTRIES.stream().map(Entry::info).toList();
  }

  /**
   * Loads a bundled data set or makes a generated one.
   *
   * @param id one of the ids in {@link #all()}
   * @param seed what a generated set is made from; bundled ones ignore it
   * @throws IllegalArgumentException if the id is unknown; the message names the known ones
   */
  public static Dataset load(String id, long seed) {
    Entry entry =
        ENTRIES.stream()
            .filter(candidate -> candidate.info().id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknown(id)));
    return entry.source().apply(entry.info(), seed);
  }

  /**
   * Reads a data set from a file, and finds out what kind it is: a table of text (CSV, TSV), a list
   * of edges (by its name), or images in IDX with the labels beside them, packed by gzip or not; or
   * from a folder that holds IDX files with the names of MNIST ({@code train-images-idx3-ubyte}
   * comes first) or one table.
   *
   * <p>Images are divided by 255. Tables are standardised per column, except where all columns
   * together look like the pixels of square images: those are divided by their maximum.
   *
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static Dataset read(Path fileOrFolder) throws DataFormatException {
    return read(fileOrFolder, CsvOptions.detect());
  }

  /**
   * Reads as {@link #read(Path)} does, a table with these options.
   *
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static Dataset read(Path fileOrFolder, CsvOptions options) throws DataFormatException {
    return open(fileOrFolder, options).data();
  }

  /**
   * Reads as {@link #read(Path)} does, a table with these options, and says what a person should
   * know of it.
   *
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static Import open(Path fileOrFolder, CsvOptions options) throws DataFormatException {
    SourceFile file =
        Files.isDirectory(fileOrFolder)
            ? DataFolder.choose(fileOrFolder)
            : new SourceFile(fileOrFolder);
    if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
      throw file.refuse("is neither a file nor a folder; choose one of these");
    }
    byte[] start = file.start(START);
    if (IdxReader.looksLikeIdx(file, start)) {
      return Import.of(IdxReader.read(file));
    }
    return EdgeListReader.looksLikeEdges(file)
        ? EdgeListReader.read(file)
        : Import.of(CsvReader.read(file, options));
  }

  private static String unknown(String id) {
    return "no data set is called '%s'; known are %s"
        .formatted(id, String.join(", ", all().stream().map(DatasetInfo::id).toList()));
  }

  private static DatasetInfo table(
      String id, String title, String description, int size, int dimension, int classes) {
    return new DatasetInfo(
        id, title, description, size, dimension, classes, Optional.empty(), true);
  }

  private static Entry bundled(DatasetInfo info, Supplier<Dataset> source) {
    return new Entry(info, (entry, seed) -> source.get());
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;

/** Where data sets come from: bundled, generated, or a file of the person. */
public final class DatasetCatalogue {
  private static final int START = 1 << 10;

  /** An entry of the catalogue and how it is made from a seed. */
  private record Entry(DatasetInfo info, BiFunction<DatasetInfo, Long, Dataset> source) {}

  private static final List<Entry> ENTRIES =
      List.of(
          bundled(
              "digits.csv.gz",
              new DatasetInfo(
                  "digits",
                  "Handwritten digits",
                  "Digits 0 to 9 by 13 writers, 8 × 8 pixels with 17 levels of grey.",
                  1797,
                  64,
                  10,
                  Optional.of(new ImageShape(8, 8, 1)),
                  false)),
          bundled(
              "iris.csv",
              table(
                  "iris",
                  "Iris flowers",
                  "Four lengths of 150 flowers: one species stands apart, two touch.",
                  150,
                  4,
                  3,
                  false)),
          bundled(
              "wine.csv",
              table(
                  "wine",
                  "Wine cultivars",
                  "Thirteen chemical measurements of 178 wines from three cultivars.",
                  178,
                  13,
                  3,
                  false)),
          new Entry(
              table(
                  "blobs",
                  "Blobs",
                  "Five round clusters in ten dimensions: the easy case.",
                  1000,
                  10,
                  5,
                  true),
              GeneratedSets::blobs),
          new Entry(
              table(
                  "moons",
                  "Two moons",
                  "Two half circles that reach into each other: near is not the same as alike.",
                  1000,
                  2,
                  2,
                  true),
              GeneratedSets::moons),
          new Entry(
              table(
                  "circles",
                  "Two circles",
                  "One circle inside the other: no straight line parts them.",
                  1000,
                  2,
                  2,
                  true),
              GeneratedSets::circles),
          new Entry(
              table(
                  "swiss-roll",
                  "Swiss roll",
                  "A sheet rolled up in three dimensions; colours are parts of its length.",
                  1500,
                  3,
                  6,
                  true),
              GeneratedSets::swissRoll),
          new Entry(
              table(
                  "two-sizes",
                  "Clusters of two sizes",
                  "One tight cluster and one ten times as wide: does the picture show it?",
                  400,
                  10,
                  2,
                  true),
              GeneratedSets::twoSizes));

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
   * Reads a data set from a file, and finds out what kind it is: a table of text (CSV, TSV) or
   * images in IDX with the labels beside them, packed by gzip or not; or from a folder that holds
   * IDX files with the names of MNIST ({@code train-images-idx3-ubyte} comes first) or one table.
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
    SourceFile file =
        Files.isDirectory(fileOrFolder)
            ? DataFolder.choose(fileOrFolder)
            : new SourceFile(fileOrFolder);
    if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
      throw file.refuse("is neither a file nor a folder; choose one of these");
    }
    byte[] start = file.start(START);
    return IdxReader.looksLikeIdx(file, start)
        ? IdxReader.read(file)
        : CsvReader.read(file, options);
  }

  private static String unknown(String id) {
    return "no data set is called '%s'; known are %s"
        .formatted(id, String.join(", ", all().stream().map(DatasetInfo::id).toList()));
  }

  private static DatasetInfo table(
      String id,
      String title,
      String description,
      int size,
      int dimension,
      int classes,
      boolean generated) {
    return new DatasetInfo(
        id, title, description, size, dimension, classes, Optional.empty(), generated);
  }

  private static Entry bundled(String resource, DatasetInfo info) {
    return new Entry(info, (entry, _) -> readResource(resource, entry));
  }

  private static Dataset readResource(String resource, DatasetInfo info) {
    try (InputStream in = DatasetCatalogue.class.getResourceAsStream("/datasets/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("/datasets/" + resource + " is not on the class path");
      }
      InputStream text = resource.endsWith(".gz") ? new GZIPInputStream(in) : in;
      Dataset read = CsvReader.read(new SourceFile(Path.of(resource)), text, CsvOptions.detect());
      return new Dataset(
          info.id(),
          info.title(),
          read.size(),
          read.dimension(),
          read.features(),
          read.labels(),
          read.classNames(),
          read.imageShape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

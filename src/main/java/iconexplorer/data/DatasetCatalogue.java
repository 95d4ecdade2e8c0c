package iconexplorer.data;

import iconexplorer.data.CsvOptions.LabelColumn.None;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Where data sets come from: bundled, generated, or a file of the person. */
public final class DatasetCatalogue {
  /** An entry of the catalogue and how it is made from a seed. */
  private record Entry(DatasetInfo info, BiFunction<DatasetInfo, Long, Dataset> source) {}

  private static final FileShelf FILES = new FileShelf();

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
   * of edges (by its name), images in IDX with the labels beside them, arrays of NumPy, or a tar
   * archive of recordings, packed by gzip or not; or from a folder that holds recordings, IDX files
   * with the names of MNIST ({@code train-images-idx3-ubyte} comes first), or one table.
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
    return DataFile.read(
            new DataAddress(fileOrFolder.toString(), Map.of()), options, Checkpoint.NONE)
        .data();
  }

  /**
   * Loads what an address names, and says what a person should know of it.
   *
   * @param address as {@link DataAddress#parse} takes it: an id, a path, and settings
   * @param seed what a generated set is made from, and pairs are drawn by
   * @param checkpoint hears how far it is
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static Import open(String address, long seed, Checkpoint checkpoint)
      throws DataFormatException {
    return open(address, seed, Optional.empty(), checkpoint);
  }

  /**
   * The same for a network that is to read the items.
   *
   * @param image what images it reads, to which a folder of pictures is brought
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static Import open(
      String address, long seed, Optional<ImageShape> image, Checkpoint checkpoint)
      throws DataFormatException {
    DataAddress parsed = parse(address);
    Import base = base(parsed, seed, image, checkpoint);
    Optional<String> features = parsed.get(DataAddress.Setting.FEATURES);
    if (features.isPresent()) {
      base = withFeatures(base, parse(features.get()), CsvOptions.detect(), checkpoint);
    }
    Optional<String> with = parsed.get(DataAddress.Setting.WITH);
    if (with.isEmpty()) {
      return base;
    }
    DataAddress other = parse(with.get());
    Import second = base(other, seed, Optional.empty(), checkpoint);
    SourceFile file = new SourceFile(Path.of(other.source()));
    return Pairing.pair(base.data(), second, file, seed);
  }

  /**
   * Loads what an address names, for a model that was trained on other items: its features are made
   * as theirs were.
   *
   * @param address as {@link DataAddress#parse} takes it
   * @param seed what a generated set is made from
   * @param preparation how the features of the model's data were made
   * @param images whether those were images, which are in [0, 1] whatever their file
   * @param image what images the model reads, to which a folder of pictures is brought
   * @throws DataFormatException if it cannot be read, or has other features; the message is one
   *     sentence for the person
   */
  public static Import open(
      String address,
      long seed,
      Preparation preparation,
      boolean images,
      Optional<ImageShape> image,
      Checkpoint checkpoint)
      throws DataFormatException {
    DataAddress parsed = parse(address);
    Optional<String> features = parsed.get(DataAddress.Setting.FEATURES);
    CsvOptions options = CsvOptions.detect().preparedAs(preparation, image);
    Import read =
        features.isPresent()
            ? withFeatures(
                base(parsed, seed, image, checkpoint), parse(features.get()), options, checkpoint)
            : info(parsed.source()).isPresent()
                ? base(parsed, seed, image, checkpoint)
                : DataFile.read(parsed, options, checkpoint);
    Dataset data = read.data();
    if (data.dimension() != preparation.features()) {
      throw new DataFormatException(
          "%s: has %,d features, but the model was trained on %,d; give it data of the same width."
              .formatted(parsed.shortName(), data.dimension(), preparation.features()));
    }
    boolean right =
        data.preparation().map(made -> made.scalesAs(preparation)).orElse(true)
            || (images && data.imageShape().isPresent());
    return right
        ? read
        : new Import(
            data.withFeatures(
                preparation.instead(data.preparation(), data.features()),
                data.imageShape(),
                Optional.of(preparation)),
            read.notes(),
            read.columns(),
            read.form());
  }

  /**
   * What is known of the data set that an address names; reads it where it is not of the catalogue
   * as it is.
   *
   * @throws DataFormatException if it cannot be read; the message is one sentence for the person
   */
  public static DatasetInfo describe(String address) throws DataFormatException {
    Optional<DatasetInfo> known = info(address);
    if (known.isPresent()) {
      return known.get();
    }
    Import read = open(address, 0, Checkpoint.NONE);
    return DatasetInfo.of(address, String.join(" ", read.notes()), read.data());
  }

  /** What is known of the bundled or generated set of this id. */
  public static Optional<DatasetInfo> info(String id) {
    return ENTRIES.stream().map(Entry::info).filter(info -> info.id().equals(id)).findFirst();
  }

  /**
   * The files that an address reads, as they are now: it reads the same as long as these are equal.
   *
   * @return none for sets of the catalogue alone; empty where that is unknown
   */
  public static Optional<List<String>> files(String address) throws DataFormatException {
    DataAddress parsed = parse(address);
    List<String> files = new ArrayList<>();
    List<String> sources = new ArrayList<>(List.of(parsed.source()));
    for (DataAddress.Setting other :
        List.of(DataAddress.Setting.FEATURES, DataAddress.Setting.WITH)) {
      if (parsed.get(other).isPresent()) {
        sources.add(parse(parsed.get(other).get()).source());
      }
    }
    for (String source : sources) {
      if (info(source).isEmpty()) {
        List<String> stamp = FileShelf.stamp(source);
        if (stamp.isEmpty()) {
          return Optional.empty();
        }
        files.addAll(stamp);
      }
    }
    return Optional.of(files);
  }

  private static Import base(
      DataAddress address, long seed, Optional<ImageShape> image, Checkpoint checkpoint)
      throws DataFormatException {
    if (info(address.source()).isEmpty()) {
      if (image.isPresent()) {
        return DataFile.read(address, CsvOptions.detect().forImages(image), checkpoint);
      }
      return FILES.get(address, () -> DataFile.read(address, CsvOptions.detect(), checkpoint));
    }
    Optional<String> idle = address.idle(List.of());
    if (idle.isPresent()) {
      throw new DataFormatException("%s: %s.".formatted(address.source(), idle.get()));
    }
    return Import.of(load(address.source(), seed));
  }

  private static DataAddress parse(String address) throws DataFormatException {
    try {
      return DataAddress.parse(address);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(e.getMessage() + ".", e);
    }
  }

  /** The rows of another file for the features, such as embeddings that a large model made. */
  private static Import withFeatures(
      Import base, DataAddress address, CsvOptions options, Checkpoint checkpoint)
      throws DataFormatException {
    Import read = DataFile.read(address, options.withLabel(new None()), checkpoint);
    Dataset features = read.data();
    Dataset data = base.data();
    if (features.size() != data.size()) {
      throw new DataFormatException(
          "%s: has %,d rows, but %s has %,d items; take the features of the same items."
              .formatted(address.source(), features.size(), data.title(), data.size()));
    }
    List<String> notes = new ArrayList<>(base.notes());
    notes.addAll(read.notes());
    notes.add("The features are those of %s.".formatted(features.title()));
    Dataset replaced =
        data.withFeatures(features.features(), features.imageShape(), features.preparation());
    return new Import(replaced.withTitle(data.title() + " (" + features.title() + ")"), notes);
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

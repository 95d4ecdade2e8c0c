package iconexplorer.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads npy and npz: rows [n, d], grey images [n, height, width], or images [n, channels, height,
 * width] and [n, height, width, channels].
 *
 * <p>Labels are the array {@code labels} or {@code y} of an npz; of an npy the file beside it whose
 * name ends in {@code -labels.npy}, {@code _labels.npy} or {@code .labels.npy}, or has {@code
 * labels} instead of {@code features}, {@code embeddings} or {@code images}.
 *
 * <p>Images become numbers in [0, 1]; rows are centred and divided by one factor, so that distances
 * keep their proportions. A number that is missing (NaN) becomes the median of its column.
 */
final class NumpyReader {
  private static final int MOST_ENTRIES = 1000;

  /** Deflate packs at most 1032 bytes into one. */
  private static final long GREATEST_RATIO = 1032;

  private static final List<String> FEATURE_NAMES =
      List.of("features", "embeddings", "x", "data", "images", "x_train", "arr_0");
  private static final List<String> LABEL_NAMES =
      List.of("labels", "y", "label", "targets", "target", "y_train", "arr_1");

  private NumpyReader() {}

  /**
   * Reads an npy, and the labels beside it.
   *
   * @param options how the features are to be made, where that is settled, and what rows are
   */
  static Import readArray(SourceFile file, CsvOptions options) throws DataFormatException {
    NumpyArray features = array(file);
    Optional<SourceFile> labelFile = labelsBeside(file);
    Optional<NumpyArray> labels =
        labelFile.isPresent() ? Optional.of(array(labelFile.get())) : Optional.empty();
    return dataset(file, features, labels, options);
  }

  /**
   * Reads the arrays of an npz.
   *
   * @param part of x_train and x_test, which; the first where there is a choice
   * @param options how the features are to be made, where that is settled, and what rows are
   */
  static Import readArchive(SourceFile file, Optional<Part> part, CsvOptions options)
      throws DataFormatException {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      Map<String, ZipEntry> arrays = arrays(file, zip);
      ZipEntry features =
          find(arrays, names(FEATURE_NAMES, part))
              .orElseThrow(() ->
                  file.refuse(
                      "holds none of the arrays %s, but %s; save the features as one of them"
                          .formatted(String.join(", ", FEATURE_NAMES), shortened(arrays))));
      NumpyArray x = array(file, zip, features);
      Optional<ZipEntry> labels =
          find(arrays, names(LABEL_NAMES, part))
              .filter(entry -> !entry.getName().equals(features.getName()));
      Optional<NumpyArray> y =
          labels.isPresent() ? Optional.of(array(file, zip, labels.get())) : Optional.empty();
      return dataset(file, x, y, options);
    } catch (ZipException e) {
      throw file.refuse("is a damaged zip archive; fetch it again");
    } catch (IOException e) {
      throw e instanceof DataFormatException own
          ? own
          : file.refuse("cannot be read; check the file");
    } catch (IllegalArgumentException e) {
      throw file.refuse("is a damaged zip archive; fetch it again");
    }
  }

  private static List<String> names(List<String> names, Optional<Part> part) {
    return part.equals(Optional.of(Part.TEST))
        ? names.stream()
            .filter(name -> name.endsWith("_train"))
            .map(name -> name.replace("_train", "_test"))
            .toList()
        : names;
  }

  /** The arrays of the archive by their names in lower case. */
  private static Map<String, ZipEntry> arrays(SourceFile file, ZipFile zip)
      throws DataFormatException {
    if (zip.size() > MOST_ENTRIES) {
      throw file.refuse(
          "holds %d entries, but at most %d are looked at; save the features alone"
              .formatted(zip.size(), MOST_ENTRIES));
    }
    Map<String, ZipEntry> arrays = new LinkedHashMap<>();
    zip.stream()
        .filter(entry -> entry.getName().endsWith(".npy"))
        .forEach(entry ->
            arrays.put(
                entry.getName().toLowerCase(Locale.ROOT).replaceFirst("\\.npy$", ""), entry));
    return arrays;
  }

  private static Optional<ZipEntry> find(Map<String, ZipEntry> arrays, List<String> names) {
    return names.stream()
        .filter(arrays::containsKey)
        .findFirst()
        .map(name -> Objects.requireNonNull(arrays.get(name)));
  }

  private static String shortened(Map<String, ZipEntry> arrays) {
    return arrays.isEmpty()
        ? "no arrays at all"
        : String.join(
            ", ", arrays.keySet().stream().limit(10).map(SourceFile::abbreviated).toList());
  }

  private static NumpyArray array(SourceFile file, ZipFile zip, ZipEntry entry) throws IOException {
    long greatest = Math.min(entry.getSize(), entry.getCompressedSize() * GREATEST_RATIO);
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      return NumpyArray.read(
          in, greatest, file, complaint -> file.refuse(entry.getName() + " " + complaint));
    }
  }

  private static NumpyArray array(SourceFile file) throws DataFormatException {
    long greatest = file.greatestSize();
    return file.read(in -> NumpyArray.read(in, greatest, file, file::refuse));
  }

  private static Optional<SourceFile> labelsBeside(SourceFile file) {
    String stem = file.name().replaceFirst("(?i)\\.npy$", "");
    String renamed = stem.replaceFirst("(?i)features|embeddings|images", "labels");
    List<String> names = new ArrayList<>();
    for (String ending : List.of("-labels", "_labels", ".labels")) {
      names.add(stem + ending + ".npy");
    }
    if (!renamed.equals(stem)) {
      names.add(renamed + ".npy");
    }
    return names.stream()
        .map(name -> file.path().resolveSibling(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .map((Path path) -> new SourceFile(path));
  }

  private static Import dataset(
      SourceFile file, NumpyArray features, Optional<NumpyArray> labels, CsvOptions options)
      throws DataFormatException {
    Optional<Preparation> given = options.preparation();
    int dimensions = features.shape().length;
    if (dimensions < 2 || features.values().length == 0) {
      throw file.refuse(
          "holds %s, but features have a row per item: [n, d]; reshape it"
              .formatted(dimensions == 0 ? "one number" : "one column"));
    }
    int n = features.shape()[0];
    int d = features.values().length / n;
    if (n < 2 && given.isEmpty()) {
      throw file.refuse("holds only one item; at least two are needed");
    }
    ClassLabels classes = classes(file, labels, n);
    List<String> notes = new ArrayList<>();
    MissingNumbers.of(file, features.values(), d).fill(given).ifPresent(notes::add);
    boolean rows = dimensions == 2 || options.rowsAs() == RowsAs.TABLE;
    Optional<ImageShape> shape = rows ? Optional.empty() : Optional.of(planes(features));
    Made made =
        given.isPresent()
            ? made(file, given.get(), features.values(), d, shape)
            : rows
                ? rows(file, features, n, d, options.rowsAs(), notes)
                : images(features, d, shape.orElseThrow(), notes);
    return new Import(
        new Dataset(
                file.id(),
                file.name(),
                n,
                d,
                features.values(),
                classes.labels(),
                classes.names(),
                made.shape())
            .withPreparation(made.preparation()),
        notes,
        List.of(),
        rows ? Optional.of(TableForm.of(d)) : Optional.empty());
  }

  /** What became of the values. */
  private record Made(Optional<ImageShape> shape, Preparation preparation) {}

  private static Made made(
      SourceFile file, Preparation given, float[] x, int d, Optional<ImageShape> shape)
      throws DataFormatException {
    given.apply(file, x, d);
    return new Made(shape, given);
  }

  private static ClassLabels classes(SourceFile file, Optional<NumpyArray> labels, int n)
      throws DataFormatException {
    if (labels.isEmpty()) {
      return ClassLabels.NONE;
    }
    List<String> words = labels.get().words();
    if (words.size() != n) {
      throw file.refuse(
          "has %d rows, but its labels have %s; take labels of one dimension that belong to it"
              .formatted(
                  n,
                  labels.get().shape().length == 1
                      ? words.size()
                      : labels.get().shape().length + " dimensions"));
    }
    ClassLabels.requireFew(file, "its labels", (int) words.stream().distinct().count());
    return ClassLabels.ofWordsOrNumbers(words);
  }

  private static Made rows(
      SourceFile file, NumpyArray features, int n, int d, RowsAs rowsAs, List<String> notes)
      throws DataFormatException {
    float[] x = features.values();
    Optional<TableScaling.Images> images = TableScaling.scaleAsImages(file, x, d, rowsAs);
    if (images.isPresent()) {
      notes.add("The rows were taken for square images.");
      return new Made(Optional.of(images.get().shape()), images.get().preparation());
    }
    TableScaling.noteOnConstants(x, n, d).ifPresent(notes::add);
    Scaling scaling = Scaling.commonFactor(x, n, d);
    scaling.apply(x);
    return new Made(Optional.empty(), Preparation.of(scaling));
  }

  /** Scales to [0, 1]. */
  private static Made images(NumpyArray array, int d, ImageShape shape, List<String> notes) {
    float[] x = array.values();
    float least = x[0];
    float greatest = x[0];
    for (float value : x) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    Scaling scaling = Scaling.unitRange(d, 1);
    if (array.bytes() || (least >= 0 && greatest > 1 && greatest <= 255)) {
      scaling = Scaling.unitRange(d, 255);
    } else if (least < 0 || greatest > 1) {
      scaling = Scaling.range(d, least, greatest);
      notes.add("Pixels were stretched from [%s, %s] to [0, 1].".formatted(least, greatest));
    }
    scaling.apply(x);
    return new Made(Optional.of(shape), Preparation.of(scaling));
  }

  /** Brings channels before rows. */
  private static ImageShape planes(NumpyArray array) {
    int[] sizes = array.shape();
    if (sizes.length == 3) {
      return new ImageShape(sizes[1], sizes[2], 1);
    }
    boolean last = sizes[3] <= 4 && sizes[1] > 4;
    if (last) {
      channelsFirst(array.values(), sizes[1] * sizes[2], sizes[3]);
      return new ImageShape(sizes[1], sizes[2], sizes[3]);
    }
    return new ImageShape(sizes[2], sizes[3], sizes[1]);
  }

  /** Each item from [pixels, channels] to [channels, pixels]. */
  static void channelsFirst(float[] x, int pixels, int channels) {
    float[] item = new float[pixels * channels];
    for (int start = 0; start < x.length; start += item.length) {
      for (int p = 0; p < pixels; p++) {
        for (int k = 0; k < channels; k++) {
          item[k * pixels + p] = x[start + p * channels + k];
        }
      }
      System.arraycopy(item, 0, x, start, item.length);
    }
  }
}

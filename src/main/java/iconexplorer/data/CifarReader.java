package iconexplorer.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The binary version of CIFAR-10: per image one byte for the class, then 32 × 32 bytes each for
 * red, green and blue. Five files are for training ({@code data_batch_1.bin} …), one for testing
 * ({@code test_batch.bin}); read are one of them, a folder of them, or the archive that is
 * published.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky: The CIFAR-10 dataset,
 *     "Binary version"</a>
 */
final class CifarReader {
  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final int RECORD = 1 + SHAPE.values();
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final String TRAINING = "data_batch_\\d\\.bin(\\.gz)?";
  private static final int TRAINING_FILES = 5;
  private static final String TESTING = "test_batch\\.bin(\\.gz)?";

  private final SourceFile source;
  private float[] features;
  private int[] labels;
  private int n;
  private final List<String> batches = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  private CifarReader(SourceFile source, long bytes) throws DataFormatException {
    this.source = source;
    long images = bytes / RECORD;
    source.requireRoomFor(images, SHAPE.values());
    features = new float[(int) images * SHAPE.values()];
    labels = new int[(int) images];
  }

  /** Whether a file of this name is one of the six. */
  static boolean isBatch(SourceFile file) {
    return isNamed(file.name(), TRAINING) || isNamed(file.name(), TESTING);
  }

  private static boolean isNamed(String path, String pattern) {
    return path.replaceFirst(".*/", "").toLowerCase(Locale.ROOT).matches(pattern);
  }

  /** Whether a folder holds at least one of the six files. */
  static boolean isFolder(SourceFile folder) {
    return !batches(folder).isEmpty();
  }

  private static List<SourceFile> batches(SourceFile folder) {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files
          .map(path -> new SourceFile(path, folder.checkpoint()))
          .filter(CifarReader::isBatch)
          .sorted(Comparator.comparing(SourceFile::name))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Reads a part of a folder; the training part unless said otherwise, as far as it is there. */
  static Import readFolder(SourceFile folder, Optional<Part> part) throws DataFormatException {
    List<SourceFile> all = batches(folder);
    List<String> names = all.stream().map(SourceFile::name).toList();
    Part there = partThere(folder, names, part);
    List<SourceFile> batches =
        all.stream().filter(file -> isNamed(file.name(), pattern(there))).toList();
    Import read = read(folder, batches);
    return new Import(read.data(), missing(names, there));
  }

  private static String pattern(Part part) {
    return part == Part.TEST ? TESTING : TRAINING;
  }

  /** The part that is wanted, else the training part, else what there is. */
  private static Part partThere(SourceFile source, Collection<String> names, Optional<Part> wanted)
      throws DataFormatException {
    boolean training = names.stream().anyMatch(name -> isNamed(name, TRAINING));
    boolean testing = names.stream().anyMatch(name -> isNamed(name, TESTING));
    Part part = wanted.orElse(training ? Part.TRAIN : Part.TEST);
    if (part == Part.TEST ? !testing : !training) {
      throw source.refuse(
          "holds no %s, so there is no part %s; fetch it, or leave out part=%2$s"
              .formatted(part == Part.TEST ? "test_batch.bin" : "data_batch_1.bin", part.id()));
    }
    return part;
  }

  /** Says which of the six files are not there, as far as this part is concerned. */
  private static List<String> missing(Collection<String> names, Part part) {
    List<String> missing = new ArrayList<>();
    for (int b = 1; b <= TRAINING_FILES && part == Part.TRAIN; b++) {
      String file = "data_batch_" + b + ".bin";
      if (names.stream().noneMatch(name -> isNamed(name, file.replace(".", "\\.") + "(\\.gz)?"))) {
        missing.add(file);
      }
    }
    List<String> notes = new ArrayList<>();
    if (!missing.isEmpty()) {
      notes.add(
          "CIFAR-10's training part has %d files; not there: %s."
              .formatted(TRAINING_FILES, String.join(", ", missing)));
    }
    if (names.stream().noneMatch(name -> isNamed(name, TESTING))) {
      notes.add("There is no test_batch.bin, so there is no test part.");
    }
    if (names.stream().noneMatch(name -> isNamed(name, TRAINING))) {
      notes.add("There is no data_batch_1.bin, so that the test part was read.");
    }
    return notes;
  }

  /**
   * Reads these files one after the other.
   *
   * @param source what they are called together
   */
  static Import read(SourceFile source, List<SourceFile> batches) throws DataFormatException {
    List<Long> sizes = new ArrayList<>();
    for (SourceFile batch : batches) {
      sizes.add(batch.size());
    }
    CifarReader reader = new CifarReader(source, sizes.stream().mapToLong(Long::longValue).sum());
    for (SourceFile batch : batches) {
      batch.read(in -> reader.readBatch(batch, batch.name(), in));
    }
    return reader.result();
  }

  /** Whether an archive with these files is that of CIFAR-10. */
  static boolean isArchive(SourceFile archive, Collection<String> names)
      throws DataFormatException {
    if (names.stream().anyMatch(name -> name.contains("cifar-10-batches-py/"))) {
      throw archive.refuse(
          "is CIFAR-10 as pickled Python objects, which can run programs and are not opened; take"
              + " its binary version");
    }
    return names.stream().anyMatch(name -> isNamed(name, TRAINING) || isNamed(name, TESTING));
  }

  /** Reads a part of the published archive, the training part unless said otherwise. */
  static Import readArchive(SourceFile archive, Map<String, Long> sizes, Optional<Part> part)
      throws DataFormatException {
    Part there = partThere(archive, sizes.keySet(), part);
    String pattern = pattern(there);
    long bytes =
        sizes.entrySet().stream()
            .filter(file -> isNamed(file.getKey(), pattern))
            .mapToLong(Map.Entry::getValue)
            .sum();
    CifarReader reader = new CifarReader(archive, bytes);
    archive.read(in -> {
      TarEntries.read(
          archive,
          in,
          name -> isNamed(name, pattern),
          (name, content) -> reader.readBatch(archive, name, new ByteArrayInputStream(content)));
      return 0;
    });
    return new Import(reader.result().data(), missing(sizes.keySet(), there));
  }

  private int readBatch(SourceFile batch, String name, InputStream in) throws IOException {
    batches.add(name);
    starts.add(n);
    byte[] record = new byte[RECORD];
    for (int got = in.readNBytes(record, 0, RECORD);
        got > 0;
        got = in.readNBytes(record, 0, RECORD)) {
      if (got < RECORD) {
        throw batch.refuse(
            "ends within image %d, after %d of its %d bytes; fetch it again"
                .formatted(n, got, RECORD));
      }
      take(batch, record);
    }
    return n;
  }

  private void take(SourceFile batch, byte[] record) throws DataFormatException {
    int label = record[0] & 0xff;
    if (label >= CLASSES.size()) {
      throw batch.refuse(
          "image %d has class %d, but CIFAR-10 has the classes 0 to 9; choose its binary version"
              .formatted(n, label));
    }
    if (n == labels.length) {
      source.requireRoomFor(2L * n, SHAPE.values());
      labels = Arrays.copyOf(labels, Math.max(16, 2 * n));
      features = Arrays.copyOf(features, labels.length * SHAPE.values());
    }
    labels[n] = label;
    for (int v = 0; v < SHAPE.values(); v++) {
      features[n * SHAPE.values() + v] = (record[v + 1] & 0xff) / 255f;
    }
    n++;
  }

  private Import result() throws DataFormatException {
    if (n < 2) {
      throw source.refuse("holds %d images of CIFAR-10, at least two are needed".formatted(n));
    }
    ClassLabels numbers = ClassLabels.of(Arrays.copyOf(labels, n));
    List<String> names =
        numbers.names().stream().map(name -> CLASSES.get(Integer.parseInt(name))).toList();
    float[] all = labels.length == n ? features : Arrays.copyOf(features, n * SHAPE.values());
    return Import.of(
        new Dataset(
                source.id(),
                source.name(),
                n,
                SHAPE.values(),
                all,
                numbers.labels(),
                names,
                Optional.of(SHAPE))
            .withPreparation(Preparation.ofBytes(SHAPE.values()))
            .withOrigin(origin()));
  }

  /** One file of images needs no name. */
  private Origin origin() {
    return batches.size() == 1
        ? Origin.PLAIN
        : new Origin(
            new Origin.Batches(batches, starts.stream().mapToInt(Integer::intValue).toArray()));
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recordings of single words as pictures of their sound, from a folder of WAV files or a tar
 * archive of them, packed by gzip or not.
 *
 * <p>Labels are what stands before the first underscore of a name, as in {@code
 * {digit}_{speaker}_{index}.wav}; else the folder's name. Where names end in an index, 0 to 4 are
 * the test part.
 *
 * @see <a href="https://doi.org/10.5281/zenodo.1342401">Jackson et al. (2018), Free Spoken Digit
 *     Dataset</a>
 */
final class RecordingsReader {
  private static final String ENDING = ".wav";

  /** Sound that would take a decoder of its own. */
  private static final String UNREAD =
      ".*\\.(mp3|flac|ogg|oga|opus|m4a|aac|aiff?|aifc|wma|au|amr|caf|wv)";

  private static final int MOST_FILES = 1_000_000;
  private static final int LAST_TEST_INDEX = 4;

  private final SourceFile source;
  private final List<Recording> recordings = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Map<Integer, LogMel> pictures = new HashMap<>();

  /**
   * @param name path within the folder or archive
   * @param picture [32 · 32]
   */
  private record Recording(String name, float[] picture) {
    String file() {
      return name.substring(name.lastIndexOf('/') + 1);
    }

    String label() {
      return file().contains("_")
          ? file().substring(0, file().indexOf('_'))
          : name.replaceFirst("/?[^/]*$", "").replaceFirst(".*/", "");
    }

    boolean isTest() {
      String index = file().replaceFirst("(?i)\\.wav$", "").replaceFirst(".*_", "");
      return index.matches("\\d{1,9}") && Integer.parseInt(index) <= LAST_TEST_INDEX;
    }
  }

  private RecordingsReader(SourceFile source) {
    this.source = source;
  }

  /** Whether this folder or one right inside it holds recordings. */
  static boolean isFolderOfRecordings(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.limit(10_000).anyMatch(RecordingsReader::isRecording);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** Reads a folder or an archive; empty part: all of it. */
  static Import read(SourceFile source, Optional<Part> part) throws DataFormatException {
    RecordingsReader reader = new RecordingsReader(source);
    if (Files.isDirectory(source.path())) {
      reader.readFolder();
    } else {
      source.read(in -> {
        TarEntries.read(source, in, reader::isWanted, reader::add);
        return 0;
      });
    }
    return reader.result(part);
  }

  private static boolean isRecording(Path file) {
    String name = new SourceFile(file).name();
    return isNamedAsOne(name) && !name.startsWith("._");
  }

  private static boolean isNamedAsOne(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Takes down what is sound of another format. */
  private boolean isWanted(String name) {
    if (isNamedAsOther(name)) {
      unread.add(name);
    }
    return isNamedAsOne(name);
  }

  private static boolean isNamedAsOther(String name) {
    String file = name.replaceFirst(".*/", "").toLowerCase(Locale.ROOT);
    return file.matches(UNREAD) && !file.startsWith("._");
  }

  private void readFolder() throws DataFormatException {
    try (Stream<Path> files = Files.walk(source.path(), 3)) {
      List<Path> all = files.limit(MOST_FILES).toList();
      all.stream()
          .map(file -> new SourceFile(file).name())
          .filter(RecordingsReader::isNamedAsOther)
          .forEach(unread::add);
      List<Path> found = all.stream().filter(RecordingsReader::isRecording).toList();
      for (Path file : found) {
        source.checkpoint().reached(recordings.size() / (double) found.size());
        byte[] content = new SourceFile(file).read(in -> in.readNBytes(1 << 26));
        String name = source.path().relativize(file).toString().replace('\\', '/');
        add(source.name() + "/" + name, content);
      }
    } catch (UncheckedIOException | IOException e) {
      throw e instanceof DataFormatException own
          ? own
          : source.refuse("cannot be opened; check the folder");
    }
  }

  private void add(String name, byte[] content) throws DataFormatException {
    if (name.replaceFirst(".*/", "").startsWith("._")) {
      return; // What macOS keeps beside a file.
    }
    if (recordings.size() >= MOST_FILES) {
      throw source.refuse("holds more than %,d recordings; take a part".formatted(MOST_FILES));
    }
    WavReader sound =
        WavReader.read(
            content, complaint -> source.refuse(SourceFile.abbreviated(name) + " " + complaint));
    LogMel picture = pictures.computeIfAbsent(sound.rate(), LogMel::new);
    recordings.add(new Recording(name, picture.picture(sound.samples())));
    source.requireRoomFor(recordings.size(), LogMel.SHAPE.values());
  }

  private Import result(Optional<Part> part) throws DataFormatException {
    recordings.sort(Comparator.comparing(Recording::name));
    int[] numbers =
        IntStream.range(0, recordings.size())
            .filter(r -> part.isEmpty() || recordings.get(r).isTest() == (part.get() == Part.TEST))
            .toArray();
    List<Recording> kept = Arrays.stream(numbers).mapToObj(recordings::get).toList();
    if (kept.size() < 2) {
      throw source.refuse(
          "holds %d recordings%s, at least two are needed; choose a folder of WAV files"
              .formatted(kept.size(), part.map(p -> " of the part " + p.id()).orElse("")));
    }
    int d = LogMel.SHAPE.values();
    float[] features = new float[kept.size() * d];
    for (int i = 0; i < kept.size(); i++) {
      System.arraycopy(kept.get(i).picture(), 0, features, i * d, d);
    }
    ClassLabels classes = ClassLabels.of(kept.stream().map(Recording::label).toList());
    boolean labelled = classes.names().size() > 1;
    return new Import(
        new Dataset(
                source.id(),
                source.name(),
                kept.size(),
                d,
                features,
                labelled ? classes.labels() : new int[0],
                labelled ? classes.names() : List.of(),
                Optional.of(LogMel.SHAPE))
            .withOrigin(
                new Origin(new Origin.Texts(kept.stream().map(Recording::name).toList()), numbers)),
        notes(kept.size()));
  }

  private List<String> notes(int n) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Each of the %,d recordings became a picture of its sound, 32 pitches by 32 moments."
            .formatted(n));
    UnreadFiles.note(unread, "WAV").ifPresent(notes::add);
    return notes;
  }
}

package iconexplorer.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files read not long ago, while there is memory for them: preview, pictures and training read a
 * large file once. One that changed since, or has another file beside it, is read anew.
 */
final class FileShelf {
  private static final int PLACES = 3;

  /** Files beside one that are looked at; in fuller folders only the file itself is. */
  private static final int MOST_BESIDE = 1_000;

  private final Map<DataAddress, Place> places = new LinkedHashMap<>(8, 0.75f, true);

  /** Where one file stands; whoever reads it holds the lock, others wait for what comes of it. */
  private static final class Place {
    private List<String> stamp = List.of();
    private SoftReference<Import> read = new SoftReference<>(null);
  }

  /** What reads a file. */
  @FunctionalInterface
  interface Reading {
    Import read() throws DataFormatException;
  }

  /** What stands here for an address, or what the reading gives. */
  Import get(DataAddress address, Reading reading) throws DataFormatException {
    Place place = place(address);
    synchronized (place) {
      List<String> stamp = stamp(address.source());
      Import known = place.read.get();
      if (known != null && !stamp.isEmpty() && stamp.equals(place.stamp)) {
        return known;
      }
      place.read = new SoftReference<>(null);
      Import read = reading.read();
      place.stamp = stamp;
      place.read = new SoftReference<>(read);
      return read;
    }
  }

  private synchronized Place place(DataAddress address) {
    Place place = places.computeIfAbsent(address, any -> new Place());
    if (places.size() > PLACES) {
      places.remove(places.keySet().iterator().next());
    }
    return place;
  }

  /** Name, size and time of the file and of those beside it; empty where that is unknown. */
  static List<String> stamp(String source) {
    try {
      Path path = Path.of(source).toAbsolutePath();
      Path parent = path.getParent();
      boolean folder = Files.isDirectory(path) || parent == null;
      try (Stream<Path> files = folder ? Files.walk(path, 3) : Files.list(parent)) {
        List<Path> all = files.limit(MOST_BESIDE + 1L).sorted().toList();
        if (all.size() <= MOST_BESIDE) {
          return all.stream().map(FileShelf::describe).toList();
        }
      }
      return folder ? List.of() : List.of(describe(path));
    } catch (IOException | InvalidPathException | SecurityException unknown) {
      return List.of();
    }
  }

  private static String describe(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isDirectory()
          ? file.toString()
          : file + " " + now.size() + " " + now.lastModifiedTime().toMillis();
    } catch (IOException gone) {
      return file.toString();
    }
  }
}

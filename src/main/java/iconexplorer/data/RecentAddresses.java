package iconexplorer.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files and folders that were opened last, with the settings they were read with: the recipe by
 * which a file opens the same way next time. Kept in a text file, one address per line, the latest
 * first; a file that cannot be read or written is no reason to stop.
 */
public final class RecentAddresses {
  private static final int MOST = 20;
  private static final long LARGEST_FILE = 1 << 16;

  private final Optional<Path> file;
  private final List<String> addresses = new ArrayList<>();

  private RecentAddresses(Optional<Path> file) {
    this.file = file;
  }

  /** None yet, and they are forgotten at the end. */
  public static RecentAddresses forgotten() {
    return new RecentAddresses(Optional.empty());
  }

  /** Those in this file, which need not be there; what is added goes there. */
  public static RecentAddresses keptIn(Path file) {
    RecentAddresses recent = new RecentAddresses(Optional.of(file));
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE) {
        Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .filter(RecentAddresses::isAddress)
            .limit(MOST)
            .forEach(recent.addresses::add);
      }
    } catch (IOException e) {
      recent.addresses.clear();
    }
    return recent;
  }

  /** In the platform's place for data of programs. */
  public static RecentAddresses ofUser() {
    return keptIn(PublishedSet.home().resolve("recent-data.txt"));
  }

  /** The latest first. */
  public List<String> all() {
    return List.copyOf(addresses);
  }

  /** How this file or folder was opened last; as it is where it never was. */
  public String recipe(Path path) {
    String source = path.toAbsolutePath().normalize().toString();
    return addresses.stream()
        .filter(address -> isOf(DataAddress.parse(address), source))
        .findFirst()
        .orElse(source);
  }

  private static boolean isOf(DataAddress address, String source) {
    return address.source().equals(source)
        || address.get(DataAddress.Setting.WITH).filter(source::equals).isPresent();
  }

  private static boolean isAddress(String line) {
    try {
      return DataAddress.parse(line).toString().equals(line);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Puts an address first; an earlier one of the same source is forgotten. */
  public void add(String address) {
    String source = DataAddress.parse(address).source();
    addresses.removeIf(other -> DataAddress.parse(other).source().equals(source));
    addresses.addFirst(address);
    while (addresses.size() > MOST) {
      addresses.removeLast();
    }
    file.ifPresent(this::write);
  }

  private void write(Path to) {
    try {
      Files.createDirectories(to.toAbsolutePath().resolveSibling("."));
      Path part = to.resolveSibling(to.getFileName() + ".part");
      Files.writeString(part, String.join("\n", addresses) + "\n", StandardCharsets.UTF_8);
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Then the next start knows of fewer.
    }
  }
}

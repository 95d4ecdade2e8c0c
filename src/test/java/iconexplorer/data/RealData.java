package iconexplorer.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Real data that is too large for the repository: tests that need it are skipped without. */
final class RealData {
  private RealData() {}

  /** A sub-folder of {@code ../shared/data}, or of what the variable {@code ICON_DATA} names. */
  static Path folder(String name) {
    String root = Objects.requireNonNullElse(System.getenv("ICON_DATA"), "../shared/data");
    Path folder = Path.of(root).resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: " + folder + " is not there; set ICON_DATA to the folder of the real data");
    return folder;
  }
}

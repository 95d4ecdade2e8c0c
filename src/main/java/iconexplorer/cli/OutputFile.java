package iconexplorer.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written at the end of work, looked at before it begins. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Looks whether a file can be written there.
   *
   * @param option that names it, for the complaint
   * @throws Refusal in one sentence, where it cannot
   */
  static void require(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw Refusal.badInput(
          "%s: the folder %s does not exist: make it first".formatted(option, folder));
    }
    if (!Files.isWritable(folder)) {
      throw Refusal.badInput("%s: the folder %s must not be written to".formatted(option, folder));
    }
    if (Files.isDirectory(file)) {
      throw Refusal.badInput("%s: %s is a folder: name a file in it".formatted(option, file));
    }
  }
}

package iconexplorer.fuzz;

import iconexplorer.data.DataFormatException;
import iconexplorer.encoder.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a coverage-guided fuzzer calls: one file after another for the reader that {@code
 * -Dicon.fuzz=csv} names. The file is read, or refused in one sentence; whatever else comes out is
 * a finding.
 */
public final class Fuzz {
  private static final Reader READER =
      Arrays.stream(Reader.values())
          .filter(one -> one.id().equals(System.getProperty("icon.fuzz", "csv")))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no reader of this name"));
  private static final Path FOLDER = folder();

  private Fuzz() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      Seeds.prepare(READER, folder);
      return folder;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Loads what the reader needs, so that no input is taken for slow because it is the first. */
  public static void fuzzerInitialize() throws IOException {
    READER.put(FOLDER, Seeds.of(READER));
    accept(READER, FOLDER);
  }

  /** One input. */
  public static void fuzzerTestOneInput(byte[] content) throws IOException {
    READER.put(FOLDER, content);
    accept(READER, FOLDER);
  }

  /**
   * Reads what is there.
   *
   * @return whether it was read, else it was refused
   * @throws AssertionError where it was refused in more than one sentence
   */
  static boolean accept(Reader reader, Path folder) throws IOException {
    try {
      reader.read(folder);
      return true;
    } catch (DataFormatException | ModelFormatException refused) {
      String message = String.valueOf(refused.getMessage());
      if (message.length() > 1000 || message.lines().count() != 1 || message.endsWith(": ")) {
        throw new AssertionError("not one sentence: " + message, refused);
      }
      return false;
    }
  }
}

package iconexplorer.ui.shell;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A chart that can be written to a file.
 *
 * @param id in file names
 * @param title in the menu
 * @param png writes a PNG
 * @param svg writes an SVG
 */
record Picture(String id, String title, Writer png, Writer svg) {

  /** Writes one file. */
  @FunctionalInterface
  interface Writer {
    void write(Path file) throws IOException;
  }
}

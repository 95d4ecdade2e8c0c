package iconexplorer.data;

import java.util.Optional;

/**
 * How a table of numbers was read, as far as a person may want it otherwise.
 *
 * @param delimiter what separates values; empty where the file is no text
 * @param header whether the first row of a text holds names
 * @param square whether the columns fill a square image
 */
public record TableForm(Optional<Character> delimiter, boolean header, boolean square) {

  static TableForm of(CsvDialect dialect, int columns) {
    return new TableForm(
        Optional.of(dialect.delimiter()),
        dialect.header() != CsvOptions.Header.NONE,
        TableScaling.isSquare(columns));
  }

  /** Of what has neither separators nor names. */
  static TableForm of(int columns) {
    return new TableForm(Optional.empty(), false, TableScaling.isSquare(columns));
  }
}

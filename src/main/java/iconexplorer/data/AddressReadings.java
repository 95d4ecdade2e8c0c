package iconexplorer.data;

import iconexplorer.data.CsvOptions.Header;
import iconexplorer.data.CsvOptions.LabelColumn;
import iconexplorer.data.DataAddress.Setting;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the settings of an address mean to the readers.
 *
 * @param file that is read, for complaints
 */
record AddressReadings(DataAddress address, SourceFile file) {
  private static final Map<String, Character> DELIMITERS =
      Map.of(
          "comma", ',',
          "semicolon", ';',
          "tab", '\t',
          "bar", '|',
          "blank", ' ',
          ",", ',',
          ";", ';',
          "|", '|');

  /** Which part is wanted; empty where none is named. */
  Optional<Part> part() throws DataFormatException {
    String wanted = address.get(Setting.PART).orElse("");
    return switch (wanted) {
      case "" -> Optional.empty();
      case "train" -> Optional.of(Part.TRAIN);
      case "test" -> Optional.of(Part.TEST);
      default ->
          throw file.refuse(
              "has the parts train and test, not '%s'; choose one"
                  .formatted(SourceFile.abbreviated(wanted)));
    };
  }

  /** The options with what the address says of label, header, delimiter and kind of rows. */
  CsvOptions options(CsvOptions usual) throws DataFormatException {
    CsvOptions options = usual;
    Optional<String> label = address.get(Setting.LABEL);
    if (label.isPresent()) {
      options = options.withLabel(labelColumn(label.get()));
    }
    Optional<String> header = address.get(Setting.HEADER);
    if (header.isPresent()) {
      options = options.withHeader(header(header.get()));
    }
    Optional<String> delimiter = address.get(Setting.DELIMITER);
    if (delimiter.isPresent()) {
      options = options.withDelimiter(delimiter(delimiter.get()));
    }
    Optional<String> rows = address.get(Setting.AS);
    return rows.isPresent() ? options.withRowsAs(rowsAs(rows.get())) : options;
  }

  private static LabelColumn labelColumn(String label) {
    if (label.equals("none")) {
      return new LabelColumn.None();
    }
    return label.matches("[1-9]\\d{0,8}")
        ? new LabelColumn.At(Integer.parseInt(label) - 1)
        : new LabelColumn.Named(label);
  }

  private Header header(String value) throws DataFormatException {
    return switch (value) {
      case "yes" -> Header.NAMES;
      case "no" -> Header.NONE;
      default -> throw unknown(Setting.HEADER, "yes or no", value);
    };
  }

  private char delimiter(String value) throws DataFormatException {
    String known = value.toLowerCase(Locale.ROOT);
    if (!DELIMITERS.containsKey(known)) {
      throw unknown(Setting.DELIMITER, "comma, semicolon, tab, bar or blank", value);
    }
    return Objects.requireNonNull(DELIMITERS.get(known));
  }

  private RowsAs rowsAs(String value) throws DataFormatException {
    return switch (value) {
      case "table" -> RowsAs.TABLE;
      case "images" -> RowsAs.IMAGES;
      default -> throw unknown(Setting.AS, "table or images", value);
    };
  }

  private DataFormatException unknown(Setting setting, String known, String value) {
    return file.refuse(
        "cannot be read with %s=%s; say %s, or leave it out"
            .formatted(setting.id(), SourceFile.abbreviated(value), known));
  }
}

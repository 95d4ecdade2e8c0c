package iconexplorer.cli;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how data are read. */
final class ReadingOptions {

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description =
          "Column of a table that holds the labels: its name, its number from 1, or none.")
  private @Nullable String label;

  @Option(
      names = "--header",
      paramLabel = "yes|no",
      description = "Whether the first row of a table holds names; default: found out.")
  private @Nullable String header;

  @Option(
      names = "--delimiter",
      paramLabel = "NAME",
      description =
          "What separates the values of a table: comma, semicolon, tab, bar or blank; default:"
              + " found out.")
  private @Nullable String delimiter;

  @Option(
      names = "--as",
      paramLabel = "table|images",
      description =
          "Whether rows of numbers are features or the pixels of square images; default: found"
              + " out.")
  private @Nullable String as;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "train or test, of data that their makers divided.")
  private @Nullable String part;

  /** The address with what these options say. */
  DataAddress in(DataAddress address) {
    DataAddress read = with(address, Setting.LABEL, label);
    read = with(read, Setting.HEADER, header);
    read = with(read, Setting.DELIMITER, delimiter);
    read = with(read, Setting.AS, as);
    return with(read, Setting.PART, part);
  }

  private static DataAddress with(DataAddress address, Setting setting, @Nullable String value) {
    return value == null ? address : address.with(setting, value);
  }
}

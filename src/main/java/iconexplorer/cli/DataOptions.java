package iconexplorer.cli;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what data a command works on. */
final class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "digits",
      description =
          "A set that \"icon-explorer data\" lists, or a file or folder; default: digits.")
  private String data = "digits";

  @Option(
      names = "--features",
      paramLabel = "FILE",
      description =
          "Rows that replace the features, such as embeddings of a large model (npy); labels stay.")
  private @Nullable String features;

  @Option(
      names = "--with",
      paramLabel = "DATA",
      description =
          "Other items, such as a folder of spoken digits: each item gets one of its class as"
              + " second modality.")
  private @Nullable String with;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description =
          "Column of a table that holds the labels: its name, its number from 1, or none.")
  private @Nullable String label;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "train or test, of data that their makers divided.")
  private @Nullable String part;

  /**
   * Loads the data, and says on err what the person should know of them.
   *
   * @throws Refusal in one sentence, where there is no such set or file
   */
  DataChoice load(long seed, PrintWriter err) {
    DataChoice choice = DataChoice.of(address(), seed);
    choice.notes().forEach(err::println);
    err.flush();
    return choice;
  }

  private String address() {
    try {
      DataAddress address = DataAddress.parse(data);
      address = features == null ? address : address.with(Setting.FEATURES, features);
      address = with == null ? address : address.with(Setting.WITH, with);
      address = label == null ? address : address.with(Setting.LABEL, label);
      return (part == null ? address : address.with(Setting.PART, part)).toString();
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(e.getMessage() + ".", e);
    }
  }
}

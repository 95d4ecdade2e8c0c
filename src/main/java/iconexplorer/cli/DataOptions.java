package iconexplorer.cli;

import iconexplorer.data.DataAddress;
import iconexplorer.data.DataAddress.Setting;
import iconexplorer.method.Method;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what data a command works on. */
final class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "A set that \"icon-explorer data\" lists, or a file or folder; default: what suits the"
              + " method.")
  private @Nullable String data;

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

  @Mixin private ReadingOptions reading = new ReadingOptions();

  /** Whether data were named. */
  boolean named() {
    return data != null;
  }

  /**
   * Loads the data, or what suits the method where none are named, and says on err what the person
   * should know of them.
   *
   * @throws Refusal in one sentence, where there is no such set or file
   */
  DataChoice load(Method method, long seed, PrintWriter err) {
    return load(DataChoice.suited(method), seed, err);
  }

  /**
   * The same with data of one's own where none are named.
   *
   * @param usual address of those
   * @throws Refusal in one sentence, where there is no such set or file
   */
  DataChoice load(String usual, long seed, PrintWriter err) {
    String given = data;
    DataChoice choice = DataChoice.of(address(given == null ? usual : given), seed, err);
    choice.notes().forEach(err::println);
    err.flush();
    return choice;
  }

  /**
   * The address of the data.
   *
   * @throws Refusal in one sentence, where none are named
   */
  String address() {
    String given = data;
    if (given == null) {
      throw Refusal.badInput("name the data: --data FILE, or a set that \"data\" lists");
    }
    return address(given);
  }

  private String address(String name) {
    try {
      DataAddress address = DataAddress.parse(name);
      address = features == null ? address : address.with(Setting.FEATURES, features);
      address = with == null ? address : address.with(Setting.WITH, with);
      return reading.in(address).toString();
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput(e.getMessage() + ".", e);
    }
  }
}

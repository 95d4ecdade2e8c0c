package iconexplorer.ui.runs;

import iconexplorer.data.DatasetInfo;
import iconexplorer.export.RunConfig;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * A run folder's settings, and what is known about its data; read away from the FX thread.
 *
 * @param remark what differs from then, in sentences; empty where nothing does
 */
public record ConfiguredRun(RunConfig config, DatasetInfo data, Method method, String remark) {

  /**
   * Reads a config.json, and its data.
   *
   * @throws CompletionException with one sentence, where one of them cannot be read
   */
  static ConfiguredRun read(Path file) {
    try {
      RunConfig config = RunConfig.read(file);
      TrainingSpec spec = config.spec();
      Method method =
          MethodTable.byId(spec.method())
              .orElseThrow(() ->
                  new IOException(
                      "%s: no method is called \"%s\" here".formatted(file, spec.method())));
      DatasetInfo data = DataChoice.describe(spec.dataset());
      boolean same = config.isOf(DataChoice.load(spec.dataset(), spec.seed()));
      return new ConfiguredRun(config, data, method, remark(config, same));
    } catch (IOException unreadable) {
      throw new CompletionException(unreadable);
    }
  }

  private static String remark(RunConfig config, boolean same) {
    List<String> unknown = config.unknown().names();
    String fields =
        unknown.isEmpty()
            ? ""
            : "Not known here and without effect: " + String.join(", ", unknown) + ".";
    String data =
        same
            ? ""
            : config.spec().dataset() + " has changed since that run: the result will differ.";
    return (fields + " " + data).strip();
  }

  /**
   * The addresses of the data that a config.json names.
   *
   * @throws CompletionException with one sentence, where it cannot be read
   */
  public static List<String> dataOf(Path config) {
    try {
      return List.of(RunConfig.read(config).spec().dataset());
    } catch (IOException unreadable) {
      throw new CompletionException(unreadable);
    }
  }
}

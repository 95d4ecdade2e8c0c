package iconexplorer.cli;

import iconexplorer.training.Laboratory.ModelSource;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trained model a command takes. */
final class ModelOptions {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model's zip, or the run folder that holds model.zip.")
  private Path model = Path.of("");

  @Option(
      names = "--layers",
      paramLabel = "COUNT",
      defaultValue = "0",
      description =
          "How many layers of somebody else's network lead to the embedding; default: all.")
  private int layers;

  /**
   * @param scaled whether somebody else's network wants data as this program trains on them
   */
  ModelSource source(boolean scaled) {
    return new ModelSource.OfFile(model, layers, scaled);
  }
}

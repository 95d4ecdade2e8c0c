package iconexplorer.compute;

import iconexplorer.data.Dataset;
import iconexplorer.training.*;
import java.io.IOException;
import java.nio.file.Path;

final class ModelArchive {
  static Path write(TrainingSession s, Dataset d, Path f) throws IOException {
    throw new IOException("x");
  }

  static Run read(
      long id,
      Path f,
      DatasetShelf ds,
      SupervisionCache c,
      java.util.function.Consumer<TrainingEvent> e)
      throws IOException {
    throw new IOException("x");
  }
}

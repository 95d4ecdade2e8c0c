package iconexplorer.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.encoder.SavedModel;
import iconexplorer.encoder.SavedModelFile;
import iconexplorer.export.WholeFile;
import iconexplorer.training.RunState;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A run as a session keeps it: quick to copy, and written while the run trains on. */
final class RunArchive {
  private RunArchive() {}

  /**
   * What is written, in memory.
   *
   * @param state from which the run is built again
   */
  record Copy(SavedModel values, ObjectNode state, Dataset data) {

    /** Belongs to the thread that steps the session, and is quick. */
    static Copy of(TrainingSession session) {
      ObjectNode state = ModelArchive.description(session);
      state.set("history", HistoryJson.node(session.history()));
      return new Copy(session.learner().copy(""), state, session.learner().data());
    }

    /**
     * For any thread; the file appears whole or not at all, in a folder that is made.
     *
     * @return the file
     */
    Path write(Path file) throws IOException {
      ModelArchive.sign(data, state);
      SavedModel whole =
          new SavedModel(
              state.toString(), values.parameters(), values.parts(), values.optimiserState());
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      WholeFile.write(file, out -> SavedModelFile.write(out, whole));
      return file;
    }
  }

  /**
   * Builds a run again.
   *
   * @param then the state it was in
   * @param message what it said then
   * @throws IOException in one sentence, when the file or its data set cannot be read
   */
  static Run read(
      long id,
      Path file,
      RunState then,
      String message,
      DatasetShelf datasets,
      SupervisionCache supervision,
      Consumer<TrainingEvent> events)
      throws IOException {
    return ModelArchive.build(
        id,
        file,
        SavedModelFile.read(file),
        datasets,
        supervision,
        events,
        Checkpoint.NONE,
        (session, saved, step, planned, history) ->
            session.restore(saved, step, planned, history, then, message));
  }
}

package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a window or a command asks of the compute thread. Every call returns at once; answers come
 * as events, frames and futures. At most one run trains at a time, the others are parked.
 */
public interface Laboratory extends AutoCloseable {

  /** Completes with the device in words ("CPU, AVX-512, 2 threads") once ND4J is up. */
  CompletableFuture<String> device();

  /** Parks the current run and starts a new one with this spec; returns its id. */
  long start(TrainingSpec spec);

  /** Parks the current run and goes on with this one (also from PAUSED or PARKED). */
  void resume(long run);

  /** Stops stepping, keeps everything. */
  void pause(long run);

  /** One step of a paused run. */
  void step(long run);

  /** Ends a run for good; its last frame and curve stay. */
  void stop(long run);

  /** Lets a finished run go on for so many steps. */
  void extend(long run, int moreSteps);

  /** Forgets a run and frees what it holds. */
  void discard(long run);

  /** Applies at the next step. */
  void change(long run, Change change);

  /** Which item's p and q the frames carry; −1 for none. */
  void watch(int item);

  /**
   * From now on takes pictures for this film of the run that trains, the next one where none does;
   * a film before it gets no more.
   */
  void film(Film film);

  /** What a run learns from, as it was read for it; at once, also while the run is prepared. */
  CompletableFuture<Dataset> data(long run);

  /** A frame of this run, soon, also when it is parked or ended. */
  void show(long run);

  /**
   * Writes the trained model: DL4J zip with a manifest.
   *
   * @return the file, or a failure with one sentence
   */
  CompletableFuture<Path> exportModel(long run, Path file);

  /**
   * Writes the model as {@link #exportModel} does, and gives what else a run folder holds, of the
   * same step.
   *
   * @return what the run is at that step, or a failure with one sentence
   */
  CompletableFuture<Snapshot> snapshot(long run, Path model);

  /**
   * Reads a model this program wrote; it becomes a paused run that can be resumed, or a finished
   * one where it had done its steps.
   *
   * @param reading hears how much of it and of its data is read, and may end that
   * @return the new run's id, or a failure with one sentence
   */
  CompletableFuture<Loaded> loadModel(Path file, Checkpoint reading);

  /**
   * Writes everything that a run needs to go on bit for bit. Its training waits for a copy in
   * memory only.
   *
   * @return the file, which is there whole or not at all, or a failure with one sentence
   */
  CompletableFuture<Path> saveRun(long run, Path file);

  /**
   * Reads what {@link #saveRun} wrote; the run is parked, or ended as it had ended, and no other
   * run is disturbed.
   *
   * @param then the state it was in
   * @param message what it said then
   * @return the new run's id, or a failure with one sentence
   */
  CompletableFuture<Loaded> restoreRun(Path file, RunState then, String message);

  /**
   * A copy of the whole embedding.
   *
   * @return [n, d], row i is z_i, with the latest step
   */
  CompletableFuture<Embedding> embedding(long run);

  /**
   * Writes a trained model as ONNX: one file, and a second one of the other modality's encoder.
   * What has no function gets its embedding written instead.
   *
   * @return what was written, or a failure with one sentence
   */
  CompletableFuture<Exported> exportOnnx(ModelSource model, Path file);

  /**
   * Maps items that the model has never seen.
   *
   * @param address of the data, as {@link iconexplorer.data.DataAddress} has it; they are made as
   *     the model's own were
   * @param reading hears how far the reading of the data is, and ends it
   * @return the items and where they come to lie, or a failure with one sentence
   */
  CompletableFuture<NewItems> embed(ModelSource model, String address, Checkpoint reading);

  @Override
  void close();

  /** Where a trained model is. */
  sealed interface ModelSource {

    /** That of a run, as it is now. */
    record OfRun(long run) implements ModelSource {}

    /**
     * In a file: one that this program wrote, or a zip of DL4J's.
     *
     * @param layers how many layers of another's network lead to the embedding; 0 for all
     * @param scaled whether another's network wants data as this program trains on them, rather
     *     than as they stand in their file
     */
    record OfFile(Path file, int layers, boolean scaled) implements ModelSource {}
  }

  /**
   * What was written.
   *
   * @param remark why it is something else than was asked for; empty where it is not
   */
  record Exported(List<Path> files, String remark) {
    public Exported {
      files = List.copyOf(files);
    }
  }

  /**
   * Items that a model was not trained on.
   *
   * @param data the items
   * @param embedding where they lie
   * @param picture of the embedding
   * @param notes what the person should know of it, one sentence each
   */
  record NewItems(Dataset data, Embedding embedding, Frame picture, List<String> notes) {
    public NewItems {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A run that came from a file.
   *
   * @param step updates done
   * @param plannedSteps updates after which it is finished
   * @param state paused or finished; failed where it cannot be prepared again
   * @param history its curve, its marks and its metrics
   */
  record Loaded(
      long run,
      TrainingSpec spec,
      int step,
      int plannedSteps,
      RunState state,
      List<TrainingEvent> history) {
    public Loaded {
      history = List.copyOf(history);
    }
  }

  /**
   * A copy that nobody writes again.
   *
   * @param values [n, d], row-major; row i is z_i (logits where the column is clusters)
   * @param subHeads every sub-head of the main head, then the reported one of the auxiliary head;
   *     empty where there is one head only
   */
  record Embedding(
      int step, int n, int dimension, float[] values, int[] clusters, List<SubClusters> subHeads) {

    public Embedding {
      subHeads = List.copyOf(subHeads);
    }

    /** Of an encoder with one head. */
    public Embedding(int step, int n, int dimension, float[] values, int[] clusters) {
      this(step, n, dimension, values, clusters, List.of());
    }
  }

  /**
   * A run between two steps.
   *
   * @param data what it learns from
   * @param picture of the embedding
   * @param history its curve and its marks, in order
   */
  record Snapshot(Dataset data, Embedding embedding, Frame picture, List<TrainingEvent> history) {
    public Snapshot {
      history = List.copyOf(history);
    }
  }

  /**
   * The clusters of one of several sub-heads.
   *
   * @param over whether of the auxiliary head
   * @param number of clusters
   * @param clusters [n]
   */
  record SubClusters(boolean over, int number, int[] clusters) {}
}

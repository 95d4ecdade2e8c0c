package iconexplorer.ui.shell;

import iconexplorer.data.Dataset;
import iconexplorer.export.CommandLine;
import iconexplorer.export.EmbeddingCsv;
import iconexplorer.export.EmbeddingNpz;
import iconexplorer.export.NumpyFile;
import iconexplorer.export.ProjectorFolder;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.RunPlanner;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything the current run can be written as; each answer is a message. */
public final class Exports {

  private final Workbench workbench;

  Exports(Workbench workbench) {
    this.workbench = workbench;
  }

  /** DL4J zip with a manifest. */
  public void model(Path file) {
    workbench.exportModel(file);
  }

  /** A table with label, coordinates and cluster of each item. */
  public void embeddingCsv(Path file) {
    current().ifPresent(run -> write(file, run, (to, z) -> EmbeddingCsv.write(to, z, data(run))));
  }

  /** NumPy's format, float32, [n, d]. */
  public void embeddingNpy(Path file) {
    current()
        .ifPresent(run ->
            write(file, run, (to, z) -> NumpyFile.write(to, z.values(), z.n(), z.dimension())));
  }

  /** NumPy's archive: embeddings [n, d], labels and indices [n]. */
  public void embeddingNpz(Path file) {
    current().ifPresent(run -> write(file, run, (to, z) -> EmbeddingNpz.write(to, z, data(run))));
  }

  /** A folder for TensorFlow's Embedding Projector. */
  public void projector(Path folder) {
    current()
        .ifPresent(run ->
            write(folder, run, (to, z) -> ProjectorFolder.write(to, run.title(), z, data(run))));
  }

  /** A chart, as PNG or SVG by the file's ending. */
  void picture(Picture picture, Path file) {
    boolean svg = String.valueOf(file.getFileName()).endsWith(".svg");
    try {
      (svg ? picture.svg() : picture.png()).write(file);
      workbench.messages().note("Wrote " + file + ".");
    } catch (IOException | IllegalStateException failed) {
      workbench.messages().error(failed);
    }
  }

  /**
   * The command line that repeats the current run without a window; empty where no options say what
   * it is.
   */
  public Optional<String> commandLine() {
    return current()
        .flatMap(run ->
            run.method()
                .flatMap(method ->
                    CommandLine.of(
                        run.spec(),
                        RunPlanner.plan(
                            method, workbench.dataOf(run.spec().dataset()), run.spec().seed()))));
  }

  /** A remark, where the line trains from its first step with what the run got later. */
  String changedOnTheWay() {
    boolean changed = current().filter(Run::changedOnTheWay).isPresent();
    return changed ? " (from its first step with what was changed on the way)" : "";
  }

  /** A file name for the current run, such as {@code t-sne-digits-42.zip}. */
  String fileName(String ending) {
    return current()
            .map(run ->
                run.spec().method()
                    + "-"
                    + DataChoice.shortName(run.spec().dataset())
                    + "-"
                    + run.spec().seed())
            .orElse("icon-explorer")
        + ending;
  }

  private Optional<Run> current() {
    return workbench.current();
  }

  /** Writes an embedding to a file. */
  @FunctionalInterface
  private interface Format {
    void write(Path file, Embedding embedding) throws IOException;
  }

  private void write(Path file, Run run, Format format) {
    CompletableFuture<Path> written =
        workbench
            .laboratory()
            .embedding(run.id())
            .thenApplyAsync(embedding -> {
              try {
                format.write(file, embedding);
                return file;
              } catch (IOException failed) {
                throw new CompletionException(failed);
              }
            });
    workbench
        .handover()
        .expect(
            written,
            done -> workbench.messages().note("Wrote the embedding to " + done + "."),
            workbench.messages()::error);
  }

  private static Dataset data(Run run) throws IOException {
    return DataChoice.load(run.spec().dataset(), run.spec().seed());
  }
}

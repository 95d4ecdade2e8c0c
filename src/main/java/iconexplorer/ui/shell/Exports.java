package iconexplorer.ui.shell;

import iconexplorer.data.Dataset;
import iconexplorer.export.CommandLine;
import iconexplorer.export.EmbeddingCsv;
import iconexplorer.export.EmbeddingFile;
import iconexplorer.export.EmbeddingNpz;
import iconexplorer.export.NumpyFile;
import iconexplorer.export.ProjectorFolder;
import iconexplorer.export.Provenance;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Laboratory.ModelSource;
import iconexplorer.training.Laboratory.NewItems;
import iconexplorer.training.RunPlanner;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

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

  /** ONNX, or what a lookup table has instead. */
  public void onnx(Path file) {
    current()
        .ifPresent(run ->
            expect(
                workbench.laboratory().exportOnnx(new ModelSource.OfRun(run.id()), file),
                done ->
                    workbench
                        .messages()
                        .note(
                            "%s Wrote %s."
                                .formatted(done.remark(), listed(done.files()))
                                .strip())));
  }

  private static String listed(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(" and "));
  }

  /** Items that the current model was not trained on, as the file's name says. */
  void newItems(NewItems items, Path file) {
    later(
        () -> {
          EmbeddingFile.write(file, items.embedding(), items.data());
          return file;
        },
        done -> workbench.messages().note("Wrote the new items' embedding to " + done + "."));
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

  /** A view, with the run's settings inside; drawn and written beside the screen's thread. */
  void picture(Picture picture, FigureFormat format, Path file) {
    figure(picture, format.scale())
        .ifPresent(sized -> {
          Provenance made = provenance(picture);
          later(
              () -> {
                FigureFile.write(sized, format, made, file);
                return file;
              },
              done -> workbench.messages().note("Wrote " + done + "."));
        });
  }

  /** A view onto the clipboard, two pixels per unit. */
  void copy(Picture picture) {
    double scale = FigureFormat.PNG_TWICE.scale();
    figure(picture, scale)
        .ifPresent(sized ->
            later(
                () -> SwingFXUtils.toFXImage(FigureFile.image(sized, scale), null),
                image -> {
                  ClipboardContent content = new ClipboardContent();
                  content.putImage(image);
                  Clipboard.getSystemClipboard().setContent(content);
                  workbench.messages().note("Copied: " + picture.title() + ".");
                }));
  }

  private Optional<SizedFigure> figure(Picture picture, double scale) {
    try {
      return Optional.of(picture.source().take(scale));
    } catch (IllegalStateException nothing) {
      workbench.messages().error(nothing);
      return Optional.empty();
    }
  }

  /** Of which run a view is. */
  Provenance provenance(Picture picture) {
    return current()
        .map(run -> Provenance.of(picture.title(), run.spec(), run.stepProperty().get()))
        .orElse(Provenance.NO_RUN);
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
    expect(written, done -> workbench.messages().note("Wrote the embedding to " + done + "."));
  }

  /** Work that may fail. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Works on another thread; what comes of it is heard on this one. */
  private <T> void later(Work<T> work, Consumer<T> onSuccess) {
    CompletableFuture<T> done =
        CompletableFuture.supplyAsync(() -> {
          try {
            return work.run();
          } catch (IOException failed) {
            throw new CompletionException(failed);
          }
        });
    expect(done, onSuccess);
  }

  private <T> void expect(CompletableFuture<T> answer, Consumer<T> onSuccess) {
    workbench.handover().expect(answer, onSuccess, workbench.messages()::error);
  }

  private static Dataset data(Run run) throws IOException {
    return DataChoice.load(run.spec().dataset(), run.spec().seed());
  }
}

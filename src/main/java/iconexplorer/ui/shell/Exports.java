package iconexplorer.ui.shell;

import iconexplorer.data.Dataset;
import iconexplorer.export.CommandLine;
import iconexplorer.export.EmbeddingCsv;
import iconexplorer.export.EmbeddingFile;
import iconexplorer.export.EmbeddingNpz;
import iconexplorer.export.NumpyFile;
import iconexplorer.export.ProjectorFolder;
import iconexplorer.export.Provenance;
import iconexplorer.export.RunConfig;
import iconexplorer.export.RunFolder;
import iconexplorer.export.RunLog;
import iconexplorer.training.Laboratory;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.Laboratory.ModelSource;
import iconexplorer.training.Laboratory.NewItems;
import iconexplorer.training.Laboratory.Snapshot;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.folder.RunOutput;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
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
    expect(
        later(() -> {
          EmbeddingFile.write(file, items.embedding(), items.data());
          return file;
        }),
        done -> workbench.messages().note("Wrote the new items' embedding to " + done + "."));
  }

  /** A table with label, coordinates and cluster of each item. */
  public void embeddingCsv(Path file) {
    current().ifPresent(run -> write(file, run, EmbeddingCsv::write));
  }

  /** NumPy's format, float32, [n, d]. */
  public void embeddingNpy(Path file) {
    current()
        .ifPresent(run ->
            write(
                file, run, (to, z, data) -> NumpyFile.write(to, z.values(), z.n(), z.dimension())));
  }

  /** NumPy's archive: embeddings [n, d], labels and indices [n]. */
  public void embeddingNpz(Path file) {
    current().ifPresent(run -> write(file, run, EmbeddingNpz::write));
  }

  /** A folder for TensorFlow's Embedding Projector. */
  public void projector(Path folder) {
    current()
        .ifPresent(run ->
            write(folder, run, (to, z, data) -> ProjectorFolder.write(to, run.title(), z, data)));
  }

  /** A run folder, as the command line writes it. */
  public void runFolder(Path path) {
    current()
        .ifPresent(run -> {
          if (run.curve().isEmpty()) {
            workbench.messages().note("There is nothing to write yet: let the run make a step.");
            return;
          }
          Making making = Making.of(run, workbench.deviceProperty().get());
          expect(
              later(() -> RunFolder.at(path))
                  .thenCompose(folder ->
                      workbench
                          .laboratory()
                          .snapshot(run.id(), folder.model())
                          .thenApplyAsync(working(at -> making.write(folder, at)))),
              done -> workbench.messages().note(done));
        });
  }

  /**
   * What goes into a run folder, as it is when somebody asks for one.
   *
   * @param remark what the person should know of its settings; may be empty
   */
  private record Making(
      TrainingSpec spec,
      List<TrainingEvent> seen,
      Optional<RunTimes> times,
      String device,
      String remark) {

    static Making of(Run run, String device) {
      boolean changed = run.changedOnTheWay() || run.stepProperty().get() > run.spec().steps();
      String remark =
          changed
              ? "Settings or length were changed on the way: its config.json trains with the last"
                  + " settings from the first step."
              : "";
      return new Making(run.spec(), List.copyOf(run.events()), run.times(), device, remark);
    }

    /** Writes all but the model, which is there, and says so. */
    private String write(RunFolder folder, Snapshot at) throws IOException {
      RunLog log = RunLog.of(seen, at.history());
      List<String> said = new ArrayList<>(List.of("Wrote the run folder " + folder.path() + "."));
      if (!remark.isEmpty()) {
        said.add(remark);
      }
      folder.writeConfig(RunConfig.of(spec, at.data()));
      folder.writeLog(log);
      new RunOutput(spec, log, at).write(folder, said::add);
      folder.writeManifest(spec, at.data(), log, device, times);
      return String.join(" ", said);
    }
  }

  /**
   * A view, with the run's settings inside; drawn and written beside the screen's thread, and so is
   * the checksum of the data.
   */
  void picture(Picture picture, FigureFormat format, Path file) {
    figure(picture, format.scale())
        .ifPresent(sized ->
            expect(
                provenance(picture)
                    .thenApplyAsync(
                        working(made -> {
                          FigureFile.write(sized, format, made, file);
                          return file;
                        })),
                done -> workbench.messages().note("Wrote " + done + ".")));
  }

  /** A view onto the clipboard, two pixels per unit. */
  void copy(Picture picture) {
    double scale = FigureFormat.PNG_TWICE.scale();
    figure(picture, scale)
        .ifPresent(sized ->
            expect(
                later(() -> SwingFXUtils.toFXImage(FigureFile.image(sized, scale), null)),
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

  /** Of which run a view is, as that is now. */
  CompletableFuture<Provenance> provenance(Picture picture) {
    return current()
        .map(run -> {
          TrainingSpec spec = run.spec();
          int step = run.stepProperty().get();
          return workbench
              .laboratory()
              .data(run.id())
              .thenApplyAsync(
                  data -> Provenance.of(picture.title(), RunConfig.of(spec, data), step));
        })
        .orElseGet(() -> CompletableFuture.completedFuture(Provenance.NO_RUN));
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

  /** Writes an embedding of these data to a file. */
  @FunctionalInterface
  private interface Format {
    void write(Path file, Embedding embedding, Dataset data) throws IOException;
  }

  private void write(Path file, Run run, Format format) {
    Laboratory laboratory = workbench.laboratory();
    expect(
        laboratory
            .embedding(run.id())
            .thenCompose(embedding ->
                laboratory
                    .data(run.id())
                    .thenApplyAsync(
                        working(data -> {
                          format.write(file, embedding, data);
                          return file;
                        }))),
        done -> workbench.messages().note("Wrote the embedding to " + done + "."));
  }

  /** Work that may fail. */
  @FunctionalInterface
  private interface Work<T, R> {
    R on(T value) throws IOException;
  }

  /** The work as an answer's next step. */
  private static <T, R> Function<T, R> working(Work<T, R> work) {
    return value -> {
      try {
        return work.on(value);
      } catch (IOException failed) {
        throw new CompletionException(failed);
      }
    };
  }

  /** Works on another thread. */
  private static <R> CompletableFuture<R> later(Source<R> source) {
    return CompletableFuture.completedFuture("").thenApplyAsync(working(none -> source.get()));
  }

  /** What gives something, unless it fails. */
  @FunctionalInterface
  private interface Source<R> {
    R get() throws IOException;
  }

  private <T> void expect(CompletableFuture<T> answer, Consumer<T> onSuccess) {
    workbench.handover().expect(answer, onSuccess, workbench.messages()::error);
  }
}

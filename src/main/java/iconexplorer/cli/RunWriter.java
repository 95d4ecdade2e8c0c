package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.Dataset;
import iconexplorer.export.Provenance;
import iconexplorer.export.RunConfig;
import iconexplorer.export.RunFolder;
import iconexplorer.training.Frame;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.clusters.ClusterFigure;
import iconexplorer.ui.clusters.LabelBudgetFigure;
import iconexplorer.ui.curves.KlCurve;
import iconexplorer.ui.curves.KlFigure;
import iconexplorer.ui.embedding.Colouring;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a run came to into its folder. */
final class RunWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RunWriter.class);

  /** What a bare Debian lacks for pictures. */
  static final String FONT_PACKAGE = "libpangoft2-1.0-0";

  private RunWriter() {}

  /**
   * Writes everything but settings and manifest, the model first of what is large; what needs fonts
   * is left out, with a remark, where there are none.
   *
   * @return what labels say of the run's clusters
   * @throws IOException if a file cannot be written
   */
  static KnownLabels write(
      RunFolder folder,
      OffscreenRun laboratory,
      Outcome outcome,
      TrainingSpec spec,
      Dataset data,
      RunExtras extras,
      PrintWriter err)
      throws IOException {
    folder.writeLog(outcome.log());
    if (outcome.log().latest().isEmpty()) {
      return KnownLabels.NONE;
    }
    OffscreenRun.join(
        () -> laboratory.laboratory().exportModel(outcome.id(), folder.model()).join());
    Embedding embedding = laboratory.embedding(outcome.id());
    folder.writeEmbedding(embedding, data);
    if (extras.projector()) {
      folder.writeProjector(spec.method() + " of " + data.title(), embedding, data);
    }
    KnownLabels labels = KnownLabels.of(spec, data, embedding);
    folder.writeLabelBudgets(labels.budgets());
    writeFigures(folder, outcome, spec, data, err);
    if (!labels.budgets().isEmpty()) {
      Figure budget = new LabelBudgetFigure(labels.budgets(), FigurePalette.LIGHT);
      drawn(
          err,
          () ->
              write(
                  folder,
                  "label-budget",
                  new SizedFigure(budget, 640, 400),
                  RunConfig.of(spec, data),
                  outcome));
    }
    return labels;
  }

  private static void writeFigures(
      RunFolder folder, Outcome outcome, TrainingSpec spec, Dataset data, PrintWriter err)
      throws IOException {
    KlCurve curve = new KlCurve(spec.steps(), spec.equation().minimisedBesideKl());
    for (TrainingEvent event : outcome.log().events()) {
      curve.accept(event);
    }
    RunConfig config = RunConfig.of(spec, data);
    drawn(
        err,
        () -> {
          write(
              folder,
              "kl",
              new SizedFigure(new KlFigure(curve, FigurePalette.LIGHT), 800, 480),
              config,
              outcome);
          if (outcome.frame().isPresent()) {
            Frame frame = outcome.frame().get();
            write(
                folder,
                "embedding",
                new SizedFigure(embedding(data, frame), 800, 800),
                config,
                outcome);
            if (data.labelled() && frame.clusters().length > 0) {
              Figure clusters = ClusterFigure.of(data, frame, FigurePalette.LIGHT);
              write(folder, "clusters", new SizedFigure(clusters, 800, 600), config, outcome);
            }
          }
        });
  }

  /** What draws. */
  @FunctionalInterface
  interface Drawing {
    void draw() throws IOException;
  }

  /** Draws, or says in one sentence why not. */
  static void drawn(PrintWriter err, Drawing drawing) throws IOException {
    try {
      drawing.draw();
    } catch (LinkageError | InternalError | RuntimeException e) {
      LOG.debug("figures cannot be drawn", e);
      err.println(
          "The figures are left out: "
              + (isOfFonts(e)
                  ? "there are no fonts here; on Debian and Ubuntu install " + FONT_PACKAGE + "."
                  : "they cannot be drawn, please report it: " + e));
      err.flush();
    }
  }

  /**
   * Whether it comes from where fonts are looked for; what does not link here are their libraries.
   */
  static boolean isOfFonts(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      boolean fonts =
          Arrays.stream(e.getStackTrace())
              .anyMatch(frame -> frame.getClassName().matches(".*(\\.font\\.|FontConfig).*"));
      if (e instanceof LinkageError || fonts) {
        return true;
      }
    }
    return false;
  }

  private static Figure embedding(Dataset data, Frame frame) {
    Colouring colouring = data.labelled() ? Colouring.CLASS : Colouring.CLUSTER;
    return new EmbeddingFigure(data, frame, FigurePalette.LIGHT, colouring);
  }

  /** One picture of an embedding, as wide as it is high. */
  static void writeEmbedding(Dataset data, Frame frame, int side, Path file) throws IOException {
    FigureFile.write(
        new SizedFigure(embedding(data, frame), side, side),
        FigureFormat.PNG,
        Provenance.NO_RUN,
        file);
  }

  private static void write(
      RunFolder folder, String name, SizedFigure figure, RunConfig config, Outcome outcome)
      throws IOException {
    Provenance made =
        Provenance.of(name, config, outcome.log().latest().map(KlMeasured::step).orElse(0));
    Path png = folder.figure(name + ".png");
    FigureFile.write(figure, FigureFormat.PNG_TWICE, made, png);
    FigureFile.write(figure, FigureFormat.SVG, made, folder.figure(name + ".svg"));
    FigureFile.write(figure, FigureFormat.PDF, made, folder.figure(name + ".pdf"));
  }
}

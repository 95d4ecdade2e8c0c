package iconexplorer.cli;

import iconexplorer.cli.OffscreenRun.Outcome;
import iconexplorer.data.Dataset;
import iconexplorer.export.RunConfig;
import iconexplorer.export.RunFolder;
import iconexplorer.export.WholeFile;
import iconexplorer.training.Frame;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.clusters.ClusterFigure;
import iconexplorer.ui.clusters.LabelBudgetFigure;
import iconexplorer.ui.curves.KlCurve;
import iconexplorer.ui.curves.KlFigure;
import iconexplorer.ui.embedding.Colouring;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.Figure;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigurePalette;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a run came to into its folder. */
final class RunWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RunWriter.class);

  private static final double PIXELS_PER_UNIT = 2;

  /** What a bare Debian lacks for pictures. */
  static final String FONT_PACKAGE = "libpangoft2-1.0-0";

  private RunWriter() {}

  /**
   * Writes everything but the manifest; what needs fonts is left out, with a remark, where there
   * are none.
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
    folder.writeConfig(RunConfig.of(spec, data));
    folder.writeLog(outcome.log());
    if (outcome.log().latest().isEmpty()) {
      return KnownLabels.NONE;
    }
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
      drawn(err, () -> write(folder, "label-budget", budget, 640, 400));
    }
    OffscreenRun.join(
        () -> laboratory.laboratory().exportModel(outcome.id(), folder.model()).join());
    return labels;
  }

  private static void writeFigures(
      RunFolder folder, Outcome outcome, TrainingSpec spec, Dataset data, PrintWriter err)
      throws IOException {
    KlCurve curve = new KlCurve(spec.steps(), spec.equation().minimisedBesideKl());
    for (TrainingEvent event : outcome.log().events()) {
      curve.accept(event);
    }
    drawn(
        err,
        () -> {
          write(folder, "kl", new KlFigure(curve, FigurePalette.LIGHT), 800, 480);
          if (outcome.frame().isPresent()) {
            Frame frame = outcome.frame().get();
            write(folder, "embedding", embedding(data, frame), 800, 800);
            if (data.labelled() && frame.clusters().length > 0) {
              Figure clusters = ClusterFigure.of(data, frame, FigurePalette.LIGHT);
              write(folder, "clusters", clusters, 800, 600);
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
          "The figures are left out: there are no fonts here; on Debian and Ubuntu install "
              + FONT_PACKAGE
              + ".");
      err.flush();
    }
  }

  private static Figure embedding(Dataset data, Frame frame) {
    Colouring colouring = data.labelled() ? Colouring.CLASS : Colouring.CLUSTER;
    return new EmbeddingFigure(data, frame, FigurePalette.LIGHT, colouring);
  }

  /** One picture of an embedding, as wide as it is high. */
  static void writeEmbedding(Dataset data, Frame frame, int side, Path file) throws IOException {
    FigureFile.writePng(embedding(data, frame), side, side, 1, file);
  }

  private static void write(RunFolder folder, String name, Figure figure, int width, int height)
      throws IOException {
    WholeFile.make(
        folder.figure(name + ".png"),
        file -> FigureFile.writePng(figure, width, height, PIXELS_PER_UNIT, file));
    WholeFile.make(
        folder.figure(name + ".svg"), file -> FigureFile.writeSvg(figure, width, height, file));
  }
}

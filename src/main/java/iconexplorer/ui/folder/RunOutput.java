package iconexplorer.ui.folder;

import iconexplorer.data.Dataset;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.export.Provenance;
import iconexplorer.export.RunConfig;
import iconexplorer.export.RunFolder;
import iconexplorer.export.RunLog;
import iconexplorer.training.Frame;
import iconexplorer.training.KnownLabels;
import iconexplorer.training.Laboratory.Snapshot;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.clusters.ClusterFigure;
import iconexplorer.ui.clusters.LabelBudgetFigure;
import iconexplorer.ui.curves.KlCurve;
import iconexplorer.ui.curves.KlFigure;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.Drawing;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a run leaves in its folder beside settings, log, model and manifest; for any thread but that
 * of the screen and that which trains.
 *
 * @param spec of the run
 * @param log of it, up to the step of the snapshot
 * @param at what it is at that step
 */
public record RunOutput(TrainingSpec spec, RunLog log, Snapshot at) {

  /**
   * Writes embedding, clusters and figures; what needs fonts is left out, with a remark, where
   * there are none.
   *
   * @return what labels say of the run's clusters
   * @throws IOException if a file cannot be written
   */
  public KnownLabels write(RunFolder folder, Consumer<String> remark) throws IOException {
    Dataset data = at.data();
    folder.writeEmbedding(at.embedding(), data);
    KnownLabels labels = KnownLabels.of(spec, data, at.embedding());
    folder.writeLabelBudgets(labels.budgets());
    Drawing.attempt(remark, () -> writeFigures(folder, labels.budgets()));
    return labels;
  }

  private void writeFigures(RunFolder folder, Map<String, LabelBudget> budgets) throws IOException {
    RunConfig config = RunConfig.of(spec, at.data());
    Frame picture = at.picture();
    write(folder, "kl", new SizedFigure(klFigure(), 800, 480), config);
    write(
        folder,
        "embedding",
        new SizedFigure(EmbeddingFigure.of(at.data(), picture, FigurePalette.LIGHT), 800, 800),
        config);
    if (at.data().labelled() && picture.clusters().length > 0) {
      ClusterFigure clusters = ClusterFigure.of(at.data(), picture, FigurePalette.LIGHT);
      write(folder, "clusters", new SizedFigure(clusters, 800, 600), config);
    }
    if (!budgets.isEmpty()) {
      LabelBudgetFigure budget = new LabelBudgetFigure(budgets, FigurePalette.LIGHT);
      write(folder, "label-budget", new SizedFigure(budget, 640, 400), config);
    }
  }

  private KlFigure klFigure() {
    KlCurve curve = new KlCurve(spec.steps(), spec.equation().minimisedBesideKl());
    for (TrainingEvent event : log.events()) {
      curve.accept(event);
    }
    return new KlFigure(curve, FigurePalette.LIGHT);
  }

  private void write(RunFolder folder, String name, SizedFigure figure, RunConfig config)
      throws IOException {
    Provenance made = Provenance.of(name, config, at.embedding().step());
    FigureFile.write(figure, FigureFormat.PNG_TWICE, made, folder.figure(name + ".png"));
    FigureFile.write(figure, FigureFormat.SVG, made, folder.figure(name + ".svg"));
    FigureFile.write(figure, FigureFormat.PDF, made, folder.figure(name + ".pdf"));
  }
}

package iconexplorer.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.evaluation.Measure;
import iconexplorer.export.Provenance;
import iconexplorer.training.Metrics;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.Turn;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KlFigureTest {
  @TempDir private Path folder;

  private static KlCurve curve() {
    KlCurve curve = new KlCurve(500);
    for (int step = 1; step <= 400; step++) {
      curve.accept(new KlMeasured(1, step, 3 * Math.exp(-step / 50.0), 0, 100));
    }
    curve.accept(new Marked(1, 100, "exaggeration off", Turn.SCALE));
    curve.accept(new MetricsMeasured(1, 400, metrics()));
    return curve;
  }

  private static Metrics metrics() {
    return Metrics.NONE
        .with(Measure.ARI, -0.012)
        .with(Measure.KNN_ACCURACY, 0.981)
        .with(Measure.TRUSTWORTHINESS, 1);
  }

  @Test
  void metricsAreWrittenShort() {
    assertEquals(
        List.of("k-NN accuracy .981", "trustworthiness 1.00", "ARI −.012"),
        MarksAndMetrics.lines(curve()));
  }

  @Test
  void metricsOfAnEarlierStepSaySo() {
    KlCurve curve = curve();
    curve.accept(new KlMeasured(1, 1401, 0.5, 0, 100));
    assertEquals("at step 400", MarksAndMetrics.lines(curve).getLast());
  }

  @Test
  void theSvgHoldsMarkAndMetrics() throws IOException {
    Path file = folder.resolve("kl.svg");
    FigureFile.write(
        new SizedFigure(new KlFigure(curve(), FigurePalette.LIGHT), 420, 260),
        FigureFormat.SVG,
        Provenance.NO_RUN,
        file);
    String svg = Files.readString(file);
    assertTrue(svg.contains("exaggeration off"));
    assertTrue(svg.contains("k-NN accuracy .981"));
    assertTrue(svg.contains("step"));
  }

  @Test
  void theAxisReachesFromZeroToTheEndOfTheRun() {
    KlFigure figure = new KlFigure(curve(), FigurePalette.LIGHT);
    figure.update(420, 260);
    assertEquals(500, figure.stepAxis().getUpperBound());
    assertEquals(0, figure.natAxis().getLowerBound());
    assertTrue(figure.natAxis().getUpperBound() > 2.9);
  }

  @Test
  void aMinimisedValueBesideKlIsNamedAndHasAnAxisOfItsOwn() throws IOException {
    KlCurve rising = new KlCurve(100, Optional.of("reverse cross entropy"));
    for (int step = 1; step <= 100; step++) {
      rising.accept(new KlMeasured(1, step, step / 50.0, 20 - step / 10.0, 1));
    }
    KlFigure figure = new KlFigure(rising, FigurePalette.LIGHT);
    figure.update(420, 260);
    assertEquals(0, figure.natAxis().getLowerBound());
    assertTrue(figure.natAxis().getUpperBound() < 3);
    assertTrue(figure.lossAxis().getLowerBound() > 8);
    assertTrue(figure.lossAxis().getUpperBound() > 19.9);
    Path file = folder.resolve("two.svg");
    FigureFile.write(new SizedFigure(figure, 420, 260), FigureFormat.SVG, Provenance.NO_RUN, file);
    assertTrue(Files.readString(file).contains("reverse cross entropy (minimised)"));
    FigureFile.write(
        new SizedFigure(new KlFigure(curve(), FigurePalette.LIGHT), 420, 260),
        FigureFormat.SVG,
        Provenance.NO_RUN,
        file);
    assertFalse(Files.readString(file).contains("(minimised)"));
  }

  @Test
  void anEmptyAndAConstantCurveCanBeDrawn() throws IOException {
    KlCurve flat = new KlCurve(10);
    Path file = folder.resolve("flat.png");
    FigureFile.write(
        new SizedFigure(new KlFigure(flat, FigurePalette.DARK), 200, 120),
        FigureFormat.PNG,
        Provenance.NO_RUN,
        file);
    flat.accept(new KlMeasured(1, 1, 0, 0, 1));
    FigureFile.write(
        new SizedFigure(new KlFigure(flat, FigurePalette.DARK), 200, 120),
        FigureFormat.PNG,
        Provenance.NO_RUN,
        file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(FigurePalette.DARK.surface(), image.getRGB(0, 0));
  }
}

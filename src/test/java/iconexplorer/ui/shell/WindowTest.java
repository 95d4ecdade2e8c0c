package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.compute.ComputeThread;
import iconexplorer.evaluation.Measure;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.clusters.LabelBudgetView;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.film.FilmOptions;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hand on the real window, with the real compute thread behind it. */
@NeedsWindow
class WindowTest {

  @TempDir private Path folder;
  private OpenWindow open;

  @BeforeEach
  void openWindow() {
    open = new OpenWindow(ComputeThread::new);
  }

  @AfterEach
  void closeWindow() {
    open.close();
  }

  private void clickTile(String place) {
    open.robot.clickOn("#tile-" + place);
  }

  private Run train(String place, int steps) {
    clickTile(place);
    open.await("a run of " + place, () -> runs(place));
    Run run = open.run();
    open.await(steps + " steps", () -> run.stepProperty().get() >= steps);
    return run;
  }

  /** A run that is sure to train still when the hand comes to rest. */
  private Run trainLong(String place) {
    TrainingSpec spec = train(place, 1).spec();
    open.robot.interact(() -> open.workbench.restart(spec.withSteps(1_000_000)));
    open.await("a long run", () -> open.run().spec().steps() == 1_000_000);
    Run run = open.run();
    open.await("its first steps", () -> run.stepProperty().get() >= 2);
    return run;
  }

  private boolean runs(String place) {
    return open.workbench.current().stream()
        .anyMatch(run -> run.place().id().replace('/', '-').equals(place));
  }

  @Test
  void aClickOnACellTrainsItAndItsKlFalls() {
    Run run = train("gaussian-student-t", 20);
    double early = OpenWindow.onFx(() -> run.curve().getFirst().kl());
    open.await("a lower KL", () -> run.klProperty().get() < 0.8 * early);
    open.await("a picture", () -> run.frameProperty().get().isPresent());
  }

  @Test
  void alphaIsAppliedWhileItTrainsAndMarksTheCurve() {
    Run run = trainLong("classes-gaussian");
    Slider alpha = open.find("#alpha");
    Bounds bounds = OpenWindow.onFx(() -> alpha.localToScreen(alpha.getBoundsInLocal()));
    double y = bounds.getCenterY();
    open.robot.drag(new Point2D(bounds.getMinX() + 8, y), MouseButton.PRIMARY);
    for (double share = 0.1; share < 0.5; share += 0.1) {
      open.robot.moveTo(new Point2D(bounds.getMinX() + share * bounds.getWidth(), y));
      open.robot.sleep(80);
    }
    open.await("training that follows", () -> run.spec().equation().modifiers().alpha() > 0.2);
    assertEquals(List.of(), marks(run), "no mark before the release");
    open.robot.dropTo(new Point2D(bounds.getCenterX(), y));
    open.await("a larger α", () -> run.spec().equation().modifiers().alpha() > 0.45);
    open.await("a mark on the curve", () -> !marks(run).isEmpty());
    open.robot.sleep(600);
    double released = OpenWindow.onFx(() -> run.spec().equation().modifiers().alpha());
    assertEquals(List.of(String.format(Locale.ROOT, "α → %.2f", released)), marks(run));
    assertEquals(run, open.run(), "no restart");
  }

  private static List<String> marks(Run run) {
    return OpenWindow.onFx(() ->
        run.events().stream()
            .filter(TrainingEvent.Marked.class::isInstance)
            .map(event -> ((TrainingEvent.Marked) event).label())
            .toList());
  }

  @Test
  void picturesSayWhoseTheyAreWhileTheCardIsAboutAnotherPlace() {
    Run run = train("classes-gaussian", 2);
    Label whose = open.find(".whose");
    assertFalse(whose.isVisible());
    OpenWindow.onFx(() -> open.workbench.select(Place.of(MethodTable.byId("pca").orElseThrow())));
    open.await("the name", () -> whose.isVisible() && whose.getText().equals(run.title()));
    clickTile("classes-gaussian");
    open.await("no name", () -> !whose.isVisible());
  }

  @Test
  void anEarlierRunIsFoundInTheListOfRuns() {
    Run digits = train("classes-gaussian", 2);
    OpenWindow.onFx(() -> {
      open.workbench.changeDataset(open.workbench.dataOf("iris"));
      return true;
    });
    open.await("another run", () -> open.workbench.current().filter(r -> r != digits).isPresent());
    open.robot.clickOn("#runs-menu").clickOn("#run-" + digits.id());
    open.await(
        "the earlier run", () -> open.workbench.current().filter(r -> r == digits).isPresent());
    open.await("its training", () -> digits.state() == RunState.RUNNING);
  }

  @Test
  void spacePausesAndGoesOn() {
    Run run = train("gaussian-gaussian", 2);
    open.robot.type(KeyCode.SPACE);
    int paused = open.pausedAt(run);
    open.robot.type(KeyCode.PERIOD);
    open.await("one step", () -> run.stepProperty().get() == paused + 1);
    open.robot.type(KeyCode.SPACE);
    open.await("the training", () -> run.stepProperty().get() > paused + 1);
  }

  @Test
  void metricsAndClusteringsBesideThemAreThereWhenARunPauses() {
    Run run = train("k-neighbours-student-t", 2);
    open.robot.clickOn("#tab-metrics");
    open.robot.type(KeyCode.SPACE);
    open.await("the pause", () -> run.state() == RunState.PAUSED);
    open.await("clusterings", () -> !run.baselinesProperty().get().isEmpty());
    Label accuracy = open.find("#metric-knnAccuracy");
    double value =
        OpenWindow.onFx(() -> run.metricsProperty().get().get(Measure.KNN_ACCURACY).orElseThrow());
    assertEquals(Measure.KNN_ACCURACY.text(value), accuracy.getText());
    assertTrue(open.sees("DBSCAN of z"));
    open.robot.clickOn("#tab-kl-curve");
    assertFalse(open.sees("#metric-knnAccuracy"));
  }

  @Test
  void whatClustersAreWorthWithFewLabelsIsDrawnBelowTheMetrics() {
    Run run = train("positive-pairs-clusters", 2);
    open.robot.clickOn("#tab-metrics");
    LabelBudgetView view = open.find("#label-budgets");
    assertFalse(OpenWindow.onFx(view::isVisible));
    open.robot.type(KeyCode.SPACE);
    open.await("the pause", () -> run.state() == RunState.PAUSED);
    open.await("a curve", view::isVisible);
    String said = OpenWindow.onFx(view::getAccessibleText);
    assertTrue(said.matches(".*clusters: 100 % 0[.]\\d+, 50 % .*, 10 % .*, 1 % 0[.]\\d+"), said);
    open.await("its room", () -> view.getHeight() > 100);
    open.robot.clickOn("#tab-kl-curve");
    assertFalse(open.sees("#label-budgets"));
  }

  @Test
  void aWiderWindowTakesTheCurveAndTheMetricsIntoAPanelOfTheirOwn() {
    open.robot.clickOn("#tab-metrics");
    OpenWindow.onFx(() -> {
      open.window.root().getScene().getWindow().setWidth(1400);
      return true;
    });
    open.await("two decks", () -> open.window.pictures().second().pages().size() == 2);
    assertEquals(1, OpenWindow.onFx(() -> open.window.pictures().first().pages().size()));
    OpenWindow.onFx(() -> {
      open.window.root().getScene().getWindow().setWidth(1000);
      return true;
    });
    open.await("one deck", () -> open.window.pictures().first().pages().size() == 3);
  }

  @Test
  void switchingCellsParksTheOneAndComingBackResumesIt() {
    Run first = train("gaussian-gaussian", 2);
    train("k-neighbours-gaussian", 2);
    open.await("the first to be parked", () -> first.state() == RunState.PARKED);
    clickTile("gaussian-gaussian");
    open.await("the first to go on", () -> first.state() == RunState.RUNNING);
  }

  @Test
  void aBadValueIsRefusedInOneSentenceAndTheOldOneStays() {
    Run run = train("gaussian-student-t", 2);
    TextField perplexity = open.find("#setting-perplexity");
    open.robot.doubleClickOn(perplexity).write("99999").type(KeyCode.ENTER);
    Label refusal = open.find("#refusal");
    open.await("a sentence", () -> refusal.getText().contains("99999"));
    open.robot.clickOn("#alpha-field");
    open.await("the old value", () -> perplexity.getText().equals("30"));
    assertEquals(run, open.run());
  }

  @Test
  void aModelThatWasExportedIsLoadedAsAPausedRun() {
    Run run = train("classes-gaussian", 5);
    open.robot.type(KeyCode.SPACE);
    open.await("the pause", () -> run.state() == RunState.PAUSED);
    Path file = folder.resolve("model.zip");
    OpenWindow.onFx(() -> {
      open.window.exports().model(file);
      return true;
    });
    open.await("the file", () -> Files.exists(file) && said("model.zip"));
    OpenWindow.onFx(() -> {
      open.window.openModel(file);
      return true;
    });
    open.await("another run", () -> open.workbench.current().filter(now -> now != run).isPresent());
    Run loaded = open.run();
    assertEquals(run.spec().method(), loaded.spec().method());
    double kl = OpenWindow.onFx(() -> run.klProperty().get());
    assertEquals(kl, OpenWindow.onFx(() -> loaded.klProperty().get()), "KL is there at once");
    assertEquals(run.curve().size(), OpenWindow.onFx(() -> loaded.curve().size()));
    assertTrue(OpenWindow.onFx(() -> open.workbench.runs().anyMatch(kept -> kept == run)));
    open.await("its pause", () -> loaded.state() == RunState.PAUSED);
    open.robot.type(KeyCode.SPACE);
    open.await("its training", () -> loaded.state() == RunState.RUNNING);
  }

  @Test
  void embeddingAndEveryViewAreWritten() {
    train("gaussian-student-t", 5);
    Path csv = folder.resolve("z.csv");
    Path npz = folder.resolve("z.npz");
    Path projector = folder.resolve("projector");
    List<Path> files = new ArrayList<>(List.of(csv, npz));
    OpenWindow.onFx(() -> {
      Exports exports = open.window.exports();
      exports.embeddingCsv(csv);
      exports.embeddingNpz(npz);
      exports.projector(projector);
      for (String id : new String[] {"embedding", "p-against-q", "kl-curve", "table", "window"}) {
        for (FigureFormat format : FigureFormat.values()) {
          Path file = folder.resolve(id + format.ending());
          exports.picture(picture(id), format, file);
          files.add(file);
        }
      }
      exports.copy(picture("table"));
      return true;
    });
    open.await("the files", () -> files.stream().allMatch(Files::exists) && said("projector"));
    for (Path file : files) {
      assertTrue(file.toFile().length() > 500, file + " is too small");
    }
    assertTrue(Files.exists(projector.resolve("sprite.png")));
    open.await("the copy", () -> Clipboard.getSystemClipboard().hasImage());
  }

  @Test
  void theTrainingIsRecordedFromItsFirstStepAndWrittenAsAGif() throws IOException {
    train("gaussian-student-t", 5);
    OpenWindow.onFx(() -> {
      open.window.showFilm();
      return true;
    });
    open.robot.clickOn("#film-again");
    Label status = open.find("#film-status");
    open.await("some pictures", () -> status.getText().matches("\\d\\d+ pictures, step 0 to .*"));
    open.robot.clickOn("#film-record");
    Path gif = folder.resolve("training.gif");
    OpenWindow.onFx(() -> {
      open.window.recorder().writeGif(FilmOptions.USUAL, true, gif);
      return true;
    });
    open.await("the file", () -> said("training.gif"));
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      assertTrue(reader.getNumImages(true) >= 10);
    } finally {
      reader.dispose();
    }
    assertFalse(OpenWindow.onFx(open.window.recorder()::recording));
  }

  private Picture picture(String id) {
    return open.window.exportable().stream()
        .filter(picture -> picture.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private boolean said(String words) {
    return open.workbench.messages().all().stream()
        .anyMatch(message -> message.text().contains(words));
  }
}

package iconexplorer.ui.shell;

import iconexplorer.data.DatasetInfo;
import iconexplorer.export.Provenance;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.SizedFigure;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The real window, off-screen: trains in it, then draws it into a file. */
public final class WindowPicture {

  private static final long TRAINING_MINUTES = 60;

  /** How long the pictures may settle after the last step: points glide, charts repaint. */
  private static final long SETTLING_NANOS = 1_500_000_000L;

  private static final int SETTLING_PULSES = 40;

  private WindowPicture() {}

  /**
   * What the picture shows.
   *
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param appearance light or dark
   * @param method one that trains
   * @param dataset id of a data set, or a file's path
   * @param steps updates before the picture is taken, at least 1
   * @param seed of the run
   */
  public record Wanted(
      int width,
      int height,
      Appearance appearance,
      Method method,
      String dataset,
      int steps,
      long seed) {

    /**
     * @throws IllegalArgumentException if no method has this id
     */
    public Wanted(
        int width, int height, boolean dark, String method, String dataset, int steps, long seed) {
      this(
          width,
          height,
          dark ? Appearance.DARK : Appearance.LIGHT,
          MethodTable.byId(method)
              .orElseThrow(
                  () -> new IllegalArgumentException("no method is called \"" + method + "\"")),
          dataset,
          steps,
          seed);
    }
  }

  /**
   * Trains and writes the picture; returns when it is written. Not for the FX thread.
   *
   * @param laboratory opens one that reports to an inbox; it is closed again
   * @throws IOException in one sentence, where the window cannot start, the run fails or the file
   *     cannot be written
   */
  public static void write(Path file, Wanted wanted, Function<EventInbox, Laboratory> laboratory)
      throws IOException {
    OffScreen.start();
    DatasetInfo data = DataChoice.describe(wanted.dataset());
    EventInbox inbox = new EventInbox();
    try (Workbench workbench = new Workbench(inbox, data)) {
      Laboratory opened = laboratory.apply(inbox);
      FigureFormat format = FigureFormat.ofFile(file);
      CompletableFuture<Taken> picture = new CompletableFuture<>();
      OffScreen.call(
          () -> new Session(wanted, workbench, format.scale(), picture).begin(opened, data));
      Taken taken = OffScreen.await(picture, TRAINING_MINUTES, TimeUnit.MINUTES);
      FigureFile.write(taken.figure(), format, taken.made().join(), file);
    }
  }

  /** The window as it looks at the end, and what it shows. */
  private record Taken(SizedFigure figure, CompletableFuture<Provenance> made) {}

  /** One window, from its first pulse to its picture; lives on the FX thread. */
  private static final class Session {
    private final Wanted wanted;
    private final Workbench workbench;
    private final double scale;
    private final CompletableFuture<Taken> picture;
    private final Stage stage = new Stage();
    private final Pulse watch = new Pulse(this::look);
    private final MainWindow window;
    private final Scene scene;
    private Optional<Long> ended = Optional.empty();
    private int pulsesSince;

    Session(Wanted wanted, Workbench workbench, double scale, CompletableFuture<Taken> picture) {
      this.wanted = wanted;
      this.workbench = workbench;
      this.scale = scale;
      this.picture = picture;
      window = new MainWindow(workbench, wanted.appearance());
      scene = window.scene(wanted.width(), wanted.height());
    }

    void begin(Laboratory laboratory, DatasetInfo data) {
      stage.setScene(scene);
      stage.show();
      window.begin();
      workbench.attach(laboratory);
      TrainingSpec planned = RunPlanner.plan(wanted.method(), data, wanted.seed());
      workbench.play(wanted.method(), data, planned.withSteps(wanted.steps()));
      watch.start();
    }

    private void look() {
      Optional<Run> run = workbench.current().filter(current -> current.state().ended());
      if (ended.isEmpty() && run.isPresent()) {
        ended = Optional.of(System.nanoTime());
      }
      ended.ifPresent(this::takeWhenSettled);
    }

    private void takeWhenSettled(long since) {
      pulsesSince++;
      if (pulsesSince >= SETTLING_PULSES && System.nanoTime() - since >= SETTLING_NANOS) {
        take();
      }
    }

    private void take() {
      watch.stop();
      window.end();
      Picture whole = window.exportable().getLast();
      picture.complete(new Taken(whole.source().take(scale), window.exports().provenance(whole)));
      stage.close();
    }
  }
}

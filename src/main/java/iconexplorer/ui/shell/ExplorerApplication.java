package iconexplorer.ui.shell;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.RecentAddresses;
import iconexplorer.method.MethodTable;
import iconexplorer.session.SessionStore;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Fonts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/**
 * The program with a window. The window shows first; only then does the laboratory open, on a
 * thread of its own, and the first method starts.
 */
public final class ExplorerApplication extends Application {

  private static final String FIRST_METHOD = "t-sne";
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double SMALLEST_WIDTH = 1000;
  private static final double SMALLEST_HEIGHT = 700;

  private static volatile Function<EventInbox, Laboratory> opener =
      inbox -> {
        throw new IllegalStateException("no laboratory was given to the window");
      };

  private static volatile Optional<Path> asked = Optional.empty();

  private final EventInbox inbox = new EventInbox();
  private final Workbench workbench = new Workbench(inbox, DatasetCatalogue.all().getFirst());

  /**
   * Opens the window and returns when it has been closed.
   *
   * @param laboratory opens one that reports to an inbox; not called on the FX thread
   * @param file session, model, settings or data to begin with; may be empty
   */
  public static void open(Function<EventInbox, Laboratory> laboratory, Optional<Path> file) {
    opener = laboratory;
    asked = file;
    Application.launch(ExplorerApplication.class);
  }

  private Optional<MainWindow> window = Optional.empty();

  @Override
  public void start(Stage stage) {
    Fonts.load();
    MainWindow window = new MainWindow(workbench, Appearance.ofSystem());
    window.remember(RecentAddresses.ofUser());
    Scene scene = window.scene(WIDTH, HEIGHT);
    stage.setTitle("I-Con Explorer");
    stage.getIcons().add(new Image("/assets/icon/icon-explorer.png"));
    stage.setScene(scene);
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    this.window = Optional.of(window);
    MethodTable.byId(FIRST_METHOD).map(Place::of).ifPresent(workbench::select);
    stage.show();
    window.begin();
    workbench
        .handover()
        .expect(
            CompletableFuture.supplyAsync(() -> opener.apply(inbox)),
            laboratory -> begin(window, laboratory),
            workbench.messages()::error);
  }

  /** With the file that was asked for, the session that was lost, or the first method. */
  private void begin(MainWindow window, Laboratory laboratory) {
    workbench.employ(laboratory);
    Optional<Runnable> file = asked.map(path -> () -> window.drop(path));
    try {
      window.sessions().begin(SessionStore.ofUser(), workbench::startByItself, file);
    } catch (IOException | SecurityException nowhere) {
      workbench
          .messages()
          .error("Sessions are not kept by themselves: " + nowhere.getMessage() + ".");
      file.orElse(workbench::startByItself).run();
    }
  }

  @Override
  public void stop() {
    window.ifPresent(shown -> shown.sessions().close());
    workbench.close();
  }
}

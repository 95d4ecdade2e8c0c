package iconexplorer.ui.shell;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.RecentAddresses;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Fonts;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Application;
import javafx.scene.Scene;
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

  private final EventInbox inbox = new EventInbox();
  private final Workbench workbench = new Workbench(inbox, DatasetCatalogue.all().getFirst());

  /**
   * Opens the window and returns when it has been closed.
   *
   * @param laboratory opens one that reports to an inbox; not called on the FX thread
   */
  public static void open(Function<EventInbox, Laboratory> laboratory) {
    opener = laboratory;
    Application.launch(ExplorerApplication.class);
  }

  @Override
  public void start(Stage stage) {
    Fonts.load();
    MainWindow window = new MainWindow(workbench, Appearance.ofSystem());
    window.remember(RecentAddresses.ofUser());
    Scene scene = window.scene(WIDTH, HEIGHT);
    stage.setTitle("I-Con Explorer");
    stage.setScene(scene);
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    MethodTable.byId(FIRST_METHOD).map(Place::of).ifPresent(workbench::select);
    stage.show();
    window.begin();
    workbench
        .handover()
        .expect(
            CompletableFuture.supplyAsync(() -> opener.apply(inbox)),
            workbench::attach,
            workbench.messages()::error);
  }

  @Override
  public void stop() {
    workbench.close();
  }
}

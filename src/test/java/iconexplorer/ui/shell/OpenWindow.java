package iconexplorer.ui.shell;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window of the program for one test, and a hand to use it with. */
final class OpenWindow implements AutoCloseable {

  private static final int SECONDS = 90;

  final FxRobot robot = new FxRobot();
  final MainWindow window;
  final Workbench workbench;
  private final Stage stage;

  private record Parts(Stage stage, MainWindow window, Workbench workbench) {}

  OpenWindow(Function<EventInbox, Laboratory> laboratory) {
    Parts parts = onFx(() -> open(laboratory));
    stage = parts.stage();
    window = parts.window();
    workbench = parts.workbench();
    robot.targetWindow(stage);
  }

  private static Parts open(Function<EventInbox, Laboratory> laboratory) {
    Fonts.load();
    EventInbox inbox = new EventInbox();
    Workbench workbench = new Workbench(inbox, DatasetCatalogue.all().getFirst());
    MainWindow window = new MainWindow(workbench, Appearance.DARK);
    Stage stage = new Stage();
    stage.setX(0);
    stage.setY(0);
    stage.setScene(window.scene(1000, 800));
    stage.show();
    window.begin();
    workbench.attach(laboratory.apply(inbox));
    return new Parts(stage, window, workbench);
  }

  static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, task);
  }

  /** Waits until something holds on the FX thread. */
  void await(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
    } catch (TimeoutException late) {
      throw new AssertionError("waited in vain for: " + what + said(), late);
    }
  }

  private String said() {
    return "; messages: " + onFx(() -> workbench.messages().all().toString());
  }

  Run run() {
    return onFx(() -> workbench.current().orElseThrow());
  }

  <T extends Node> T find(String query) {
    return robot.lookup(query).query();
  }

  @Override
  public void close() {
    onFx(() -> {
      window.end();
      stage.close();
      return true;
    });
    workbench.close();
  }
}

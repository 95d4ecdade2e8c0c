package iconexplorer.ui.shell;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunState;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Fonts;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/** The window of the program for one test, and a hand to use it with. */
final class OpenWindow implements AutoCloseable {

  private static final int SECONDS = 90;

  final FxRobot robot = new Hand();
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

  /** The step at which a run came to a pause, once its last picture is there, too. */
  int pausedAt(Run run) {
    await("the pause", () -> run.state() == RunState.PAUSED);
    int step = workbench.laboratory().embedding(run.id()).join().step();
    await("the picture of step " + step, () -> run.stepProperty().get() == step);
    return step;
  }

  <T extends Node> T find(String query) {
    return onFx(() -> robot.lookup(query).query());
  }

  /** Whether something is in the window. */
  boolean sees(String query) {
    return onFx(() -> robot.lookup(query).tryQuery().isPresent());
  }

  /**
   * A robot that looks for things on the FX thread alone, because asking a node where it is lays
   * out text, and the library below that breaks when two threads do so. It clicks what has come to
   * rest.
   */
  private static final class Hand extends FxRobot {
    private static final int LOOKS = 200;
    private static final int BETWEEN_MILLIS = 25;

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
      return clickOn(resting(query, () -> seen(query)), motion, buttons);
    }

    @Override
    public FxRobot doubleClickOn(Node node, Motion motion, MouseButton... buttons) {
      return doubleClickOn(
          resting(node.toString(), () -> Optional.of(centre(node))), motion, buttons);
    }

    private Point2D resting(String what, Callable<Optional<Point2D>> place) {
      Optional<Point2D> before = Optional.empty();
      for (int look = 0; look < LOOKS; look++) {
        Optional<Point2D> now = onFx(place);
        if (now.isPresent() && now.equals(before)) {
          return now.get();
        }
        before = now;
        sleep(BETWEEN_MILLIS);
      }
      throw new AssertionError("nothing to be seen of " + what + ", or it does not come to rest");
    }

    private Optional<Point2D> seen(String query) {
      return lookup(query).queryAll().stream()
          .filter(NodeQueryUtils.isVisible())
          .filter(Hand::laidOut)
          .findFirst()
          .map(Hand::centre);
    }

    /** Whether it has its place: what was shown just now has none before the next pulse. */
    private static boolean laidOut(Node node) {
      boolean settled = node.getLayoutBounds().getWidth() > 0;
      for (Parent above = node.getParent(); above != null; above = above.getParent()) {
        settled &= !above.isNeedsLayout();
      }
      return settled;
    }

    private static Point2D centre(Node node) {
      Bounds bounds = node.localToScreen(node.getBoundsInLocal());
      return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }
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

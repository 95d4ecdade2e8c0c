package iconexplorer.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the whole window; single letters only while no text field has the focus. */
final class Keys {

  private static final double FINE = 0.01;
  private static final double COARSE = 0.1;

  private final MainWindow window;

  Keys(MainWindow window) {
    this.window = window;
  }

  void listen(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> before(scene, event));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> after(scene, event));
  }

  /** Space, before the button that a click left focused takes it. */
  private void before(Scene scene, KeyEvent event) {
    Node owner = scene.getFocusOwner();
    boolean chosenButton = owner instanceof ButtonBase && owner.isFocusVisible();
    if (event.getCode() == KeyCode.SPACE && !typing(owner) && !chosenButton) {
      window.workbench().toggle();
      event.consume();
    }
  }

  private void after(Scene scene, KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      window.escape();
      event.consume();
    } else if (event.getCode() == KeyCode.F11) {
      window.switchFullScreen();
    } else if (!event.isShortcutDown()
        && !event.isAltDown()
        && !typing(scene.getFocusOwner())
        && letter(event)) {
      event.consume();
    }
  }

  private static boolean typing(Node owner) {
    return owner instanceof TextInputControl;
  }

  private boolean letter(KeyEvent event) {
    double size = event.isShiftDown() ? COARSE : FINE;
    switch (event.getCode()) {
      case PERIOD -> window.workbench().step();
      case R -> restart(event.isShiftDown());
      case S -> window.workbench().stop();
      case OPEN_BRACKET -> window.nudgeAlpha(-size);
      case CLOSE_BRACKET -> window.nudgeAlpha(size);
      case F -> window.pictures().embeddingView().fit();
      case C -> window.pictures().embeddingView().cycleColouring();
      case L -> window.pictures().embeddingView().toggleNames();
      case G -> window.pictures().embeddingView().toggleLegend();
      case T -> window.switchAppearance();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void restart(boolean withNewSeed) {
    if (withNewSeed) {
      window.workbench().newSeed();
    } else {
      window.workbench().restart();
    }
  }
}

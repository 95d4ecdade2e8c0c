package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.ui.runs.FakeLaboratory;
import iconexplorer.ui.runs.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table under mouse and keyboard; nothing is computed. */
@NeedsWindow
class TableTest {

  private OpenWindow open;

  @BeforeEach
  void openWindow() {
    open = new OpenWindow(FakeLaboratory::new);
  }

  @AfterEach
  void closeWindow() {
    open.close();
  }

  private String focused() {
    return OpenWindow.onFx(() -> Optional.ofNullable(open.window.root().getScene().getFocusOwner()))
        .map(Node::getId)
        .orElse("");
  }

  private String selected() {
    return OpenWindow.onFx(() -> open.workbench.placeProperty().get().map(Place::id).orElse(""));
  }

  @Test
  void everyTileSaysWhereItStands() {
    for (Place place : MethodTable.cells().stream().map(Place::of).toList()) {
      Node tile = open.find("#tile-" + place.id().replace('/', '-'));
      String text = tile.getAccessibleText();
      assertTrue(text.contains(place.cell().orElseThrow().row().title()), text);
    }
  }

  @Test
  void noTextOfATileIsCut() {
    List<String> cut =
        OpenWindow.onFx(() -> {
          open.window.root().applyCss();
          open.window.root().layout();
          return open.robot.lookup(".tile").queryAll().stream()
              .flatMap(tile -> cutTexts((Region) tile))
              .toList();
        });
    assertEquals(List.of(), cut);
  }

  private static Stream<String> cutTexts(Region tile) {
    return tile.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> reachesOut(text.getBoundsInParent(), tile.getLayoutBounds()))
        .map(text -> tile.getId() + " " + text.getText());
  }

  private static boolean reachesOut(Bounds text, Bounds tile) {
    return text.getMinX() < 0
        || text.getMaxX() > tile.getWidth()
        || text.getMaxY() > tile.getHeight() + 1;
  }

  @Test
  void arrowsMoveOneFocusThroughTheTiles() {
    open.robot.clickOn("#tile-gaussian-gaussian").type(KeyCode.ESCAPE);
    open.robot.type(KeyCode.RIGHT).type(KeyCode.DOWN);
    assertEquals("tile-student-t-sigma-infinity", focused());
    open.robot.type(KeyCode.END);
    assertEquals("tile-student-t-clusters", focused());
    open.robot.type(KeyCode.HOME).type(KeyCode.UP).type(KeyCode.UP);
    assertEquals("tile-gaussian-gaussian", focused());
    long stops =
        open.robot.lookup(".tile").queryAll().stream().filter(Node::isFocusTraversable).count();
    assertEquals(1, stops);
  }

  @Test
  void whatAMethodIsAndWhereItWasPublishedOpensBesideItsName() {
    open.robot.clickOn("#tile-gaussian-student-t").type(KeyCode.ESCAPE);
    open.robot.clickOn("#about-method");
    Method method = MethodTable.byId("t-sne").orElseThrow();
    open.await(
        "the method's text",
        () ->
            open.robot.lookup("#about-text").queryAll().stream()
                .anyMatch(node -> method.about().equals(((Label) node).getText())));
    open.await(
        "the paper's address",
        () ->
            open.robot.lookup(".note-link").queryAll().stream()
                .anyMatch(node -> method.reference().link().equals(((TextField) node).getText())));
  }

  @Test
  void escapeWithinTheGraceStartsNothing() {
    Node tile = open.find("#tile-gaussian-student-t");
    OpenWindow.onFx(() -> {
      tile.fireEvent(click());
      open.window.escape();
      return true;
    });
    open.robot.sleep(1000);
    assertFalse(OpenWindow.onFx(() -> open.workbench.current().isPresent()));
  }

  private static MouseEvent click() {
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        1,
        1,
        1,
        1,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void aClickStartsAfterTheGrace() {
    open.robot.clickOn("#tile-gaussian-student-t");
    open.await("a run", () -> open.workbench.current().isPresent());
    assertEquals("gaussian/student-t", selected());
  }

  @Test
  void aDemoRunsItsStepsAndCanBeLeft() {
    open.robot.clickOn("#menu-demos").clickOn("#demo-one-equation-many-names");
    open.await("SNE", () -> runs("sne"));
    open.robot.clickOn("#demo-next");
    open.await("t-SNE", () -> runs("t-sne"));
    open.robot.clickOn("#demo-back");
    open.await("SNE again", () -> runs("sne"));
    open.robot.clickOn("#demo-close");
    assertFalse(open.find("#demo-bar").isVisible());
  }

  private boolean runs(String method) {
    return open.workbench.current().stream().anyMatch(run -> run.spec().method().equals(method));
  }

  @Test
  void aTileNamesTheMethodOfItsRun() {
    Region tile = open.find("#tile-positive-pairs-student-t");
    assertTrue(says(tile, "tC"));
    OpenWindow.onFx(() -> {
      open.workbench.start(MethodTable.byId("t-simcne").orElseThrow());
      return true;
    });
    open.await("the other symbol", () -> says(tile, "tN") && !says(tile, "tC"));
  }

  private static boolean says(Region tile, String symbol) {
    return tile.getChildrenUnmodifiable().stream()
        .anyMatch(node -> node instanceof Text text && text.getText().equals(symbol));
  }

  @Test
  void aMessageMovesNothing() {
    Node table = open.find("#periodic-table");
    Bounds before = OpenWindow.onFx(() -> table.localToScene(table.getLayoutBounds()));
    OpenWindow.onFx(() -> {
      open.workbench.messages().error("The disk is full.");
      open.window.root().layout();
      return true;
    });
    Node bar = open.find("#message-bar");
    assertTrue(bar.isVisible());
    assertEquals(before, OpenWindow.onFx(() -> table.localToScene(table.getLayoutBounds())));
    double status = OpenWindow.onFx(() -> open.find("#runs-menu").localToScene(0, 0).getY());
    assertTrue(OpenWindow.onFx(() -> bar.getBoundsInParent().getMaxY()) <= status + 1);
  }

  @Test
  void lightAndDarkSwitchByKey() {
    open.robot.clickOn("#tile-identity-gaussian");
    var before = OpenWindow.onFx(() -> open.window.root().getScene().getStylesheets().getFirst());
    open.robot.type(KeyCode.T);
    open.await(
        "other colours",
        () -> !open.window.root().getScene().getStylesheets().getFirst().equals(before));
  }
}

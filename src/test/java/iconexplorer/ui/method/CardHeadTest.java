package iconexplorer.ui.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.EventInbox;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.shell.NeedsWindow;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

@NeedsWindow
class CardHeadTest {

  /** The card is 590 pixels wide in a window of 1280, and never narrower than 440. */
  @ParameterizedTest
  @CsvSource({"590, DARK", "590, LIGHT", "440, DARK"})
  void nothingOfTheHeadIsCutForAnyMethod(double width, Appearance appearance) {
    List<String> cut =
        WaitForAsyncUtils.waitForAsyncFx(
            60_000,
            () -> {
              Fonts.load();
              Workbench workbench =
                  new Workbench(new EventInbox(), DatasetCatalogue.all().getFirst());
              CellCard card = new CellCard(workbench);
              appearance.dress(new Scene(card));
              return MethodTable.all().stream()
                  .flatMap(method -> cut(method, workbench, card, width).stream())
                  .toList();
            });
    assertEquals(List.of(), cut);
  }

  private static List<String> cut(Method method, Workbench workbench, CellCard card, double width) {
    workbench.start(method);
    card.applyCss();
    card.resize(width, card.prefHeight(width));
    card.layout();
    List<String> cut = new ArrayList<>();
    Node head = card.lookup(".card-head");
    for (Node node : head.lookupAll(".label, .method-chip")) {
      String drawn = ((Text) node.lookup(".text")).getText();
      double right = node.localToScene(node.getBoundsInLocal()).getMaxX();
      if (!drawn.equals(((Labeled) node).getText()) || right > width) {
        cut.add(method.id() + ": " + drawn);
      }
    }
    return cut;
  }
}

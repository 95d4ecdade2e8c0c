package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import iconexplorer.compute.ComputeThread;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.PublishedSet;
import iconexplorer.data.RecentAddresses;
import iconexplorer.export.RunConfig;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at data of one's own, in the real window. */
@NeedsWindow
class DataSheetTest {

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

  @Test
  void aTableIsShownWithItsColumnsBeforeAnythingTrainsOnIt() throws IOException {
    open.robot.clickOn("#tile-gaussian-student-t");
    open.await("a run", () -> open.workbench.current().isPresent());
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            "id,size,weight,kind\n" + "7,1.5,2,a\n7,,3,b\n7,2.5,4,a\n7,3.5,5,b\n".repeat(10));
    open(table);
    open.await("the sheet", () -> there("#data-use"));
    Label facts = open.find("#data-facts");
    assertEquals(
        "40 items × 2 features\n2 classes: a 20, b 20\n"
            + "Every column is centred and divided by its standard deviation.",
        facts.getText());
    Label notes = open.find("#data-notes");
    assertTrue(notes.getText().contains("all values are the same: id"), notes.getText());
    choose("#data-header", "data");
    open.await("names as data", () -> there("#data-facts") && facts().startsWith("41 items"));
    choose("#data-delimiter", "tabs");
    open.await("one column", () -> there("#data-back"));
    open.robot.clickOn("#data-back");
    open.await("the sheet again", () -> there("#data-facts"));
    choose("#data-header", "names");
    open.await("names again", () -> there("#data-facts") && facts().startsWith("40 items"));
    ChoiceBox<String> label = open.find("#data-label");
    assertEquals("kind", label.getValue());
    assertTrue(open.run().spec().dataset().equals("digits"));
    OpenWindow.onFx(() -> {
      label.getSelectionModel().select("weight");
      return true;
    });
    open.await("other labels", () -> there("#data-facts") && facts().contains("4 classes: 2 10"));
    open.robot.clickOn("#data-use");
    open.await("its run", () -> dataset().equals(table + "?label=3&header=yes"));
    open(table);
    open.await("the recipe", () -> there("#data-facts") && facts().contains("4 classes: 2 10"));
    open.robot.clickOn("#data-cancel");
    open.await("the end of the sheet", () -> !there("#data-sheet"));
  }

  @Test
  void theSettingsOfARunBringTheirData() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "size,weight,kind\n" + "1.5,2,a\n0.5,3,b\n".repeat(20));
    TrainingSpec spec =
        RunPlanner.plan(
            MethodTable.byId("sne").orElseThrow(), DatasetCatalogue.describe(table.toString()), 7);
    RunConfig config = RunConfig.of(spec, DatasetCatalogue.read(table));
    Path file = Files.writeString(folder.resolve("config.json"), config.text());
    OpenWindow.onFx(() -> {
      open.window.drop(file);
      return true;
    });
    open.await("its run", () -> open.workbench.current().isPresent());
    assertEquals(spec, open.run().spec());
  }

  @Test
  void aFileThatCannotBeReadIsRefusedOnTheSheet() throws IOException {
    Path table = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n3,x\n");
    open(table);
    open.await("the sentence", () -> there("#data-error"));
    Label sentence = open.find("#data-error");
    assertEquals(
        table
            + ": row 3, column 2 ('b') holds 'x', which is no number; correct it, or remove the"
            + " column.",
        sentence.getText());
    open.robot.type(KeyCode.ESCAPE);
    open.await("the end of the sheet", () -> !there("#data-sheet"));
  }

  @Test
  void aPublishedSetIsFetchedOnlyAfterAYes() {
    PublishedSet set = PublishedSet.CIFAR_10;
    assumeTrue(!set.isIn(set.folder()), "skipped: " + set.title() + " was fetched on this machine");
    OpenWindow.onFx(() -> {
      open.window.openPublished(set);
      return true;
    });
    open.await("the question", () -> there("#fetch-question"));
    Label question = open.find("#fetch-question");
    assertTrue(
        question.getText().contains("Fetch 170.1 MB from www.cs.toronto.edu"), question.getText());
    open.robot.clickOn("#fetch-no");
    open.await("the end of the sheet", () -> !there("#fetch-sheet"));
    assertFalse(Files.exists(set.folder()));
  }

  @Test
  void theDataMenuOffersPublishedSetsFilesAndWhatWasOpenedBefore() {
    RecentAddresses recent = RecentAddresses.forgotten();
    recent.add("/somewhere/t.csv?label=2");
    open.window.remember(recent);
    MenuButton menu = open.find("#dataset");
    List<String> offered =
        OpenWindow.onFx(() -> {
          menu.show();
          menu.hide();
          menu.show();
          return menu.getItems().stream()
              .map(item -> item.getId() + ": " + item.getText())
              .filter(item -> item.matches("dataset-(mnist|folder|recent).*"))
              .toList();
        });
    assertEquals(3, offered.size(), "each once: " + offered);
    assertTrue(offered.getFirst().startsWith("dataset-mnist: MNIST"), offered.toString());
    assertEquals(
        List.of("dataset-folder: Open folder …", "dataset-recent: t.csv"), offered.subList(1, 3));
  }

  private void choose(String query, String words) {
    ChoiceBox<Object> box = open.find(query);
    OpenWindow.onFx(() -> {
      box.getItems().stream()
          .filter(item -> item.toString().equals(words))
          .forEach(box.getSelectionModel()::select);
      return true;
    });
  }

  private void open(Path file) {
    OpenWindow.onFx(() -> {
      open.window.openData(file);
      return true;
    });
  }

  private boolean there(String query) {
    return open.sees(query);
  }

  private String facts() {
    Label facts = open.find("#data-facts");
    return facts.getText();
  }

  private String dataset() {
    return open.workbench.current().orElseThrow().spec().dataset();
  }
}

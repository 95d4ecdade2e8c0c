package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.compute.ComputeThread;
import iconexplorer.data.DatasetCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New data in front of a trained model, in the real window. */
@NeedsWindow
class EmbedSheetTest {
  @TempDir private Path folder;

  @Test
  void newDataShowWhereTheyLieAndOtherWidthsAreRefused() throws IOException {
    try (OpenWindow open = new OpenWindow(ComputeThread::new)) {
      open.robot.clickOn("#tile-classes-gaussian");
      open.await("steps", () -> open.workbench.current().filter(r -> steps(open) > 20).isPresent());
      Path pixels = folder.resolve("pixels.csv");
      var digits = DatasetCatalogue.load("digits", 1);
      Files.writeString(
          pixels,
          IntStream.range(0, 60)
              .mapToObj(i ->
                  IntStream.range(0, 64)
                      .mapToObj(k -> Integer.toString(Math.round(16 * digits.row(i)[k])))
                      .collect(Collectors.joining(",", "", "," + digits.labels()[i] + "\n")))
              .collect(Collectors.joining()));
      embed(open, pixels);
      open.await("the picture", () -> find(open, "#embed-picture").isPresent());
      Label what = open.find("#embed-what");
      assertEquals("60 items of pixels.csv, mapped by SupCon to 64 dimensions", what.getText());
      assertTrue(find(open, "#embed-save-npz").isPresent());
      ImageView picture = open.find("#embed-picture");
      assertTrue(colours(picture) > 10, "points in the colours of their classes");
      Path table = Files.writeString(folder.resolve("table.csv"), "1.5,2\n3,4\n");
      embed(open, table);
      open.await(
          "the sentence", () -> text(open).contains("columns, but the model was trained on"));
      Path onnx = folder.resolve("model.onnx");
      OpenWindow.onFx(() -> {
        open.window.exports().onnx(onnx);
        return true;
      });
      open.await("the file", () -> Files.exists(onnx));
    }
  }

  private static long colours(ImageView picture) {
    PixelReader pixels = picture.getImage().getPixelReader();
    int side = (int) picture.getImage().getWidth();
    return IntStream.range(0, side * side)
        .map(at -> pixels.getArgb(at % side, at / side))
        .distinct()
        .count();
  }

  private static int steps(OpenWindow open) {
    return open.run().stepProperty().get();
  }

  private static void embed(OpenWindow open, Path file) {
    OpenWindow.onFx(() -> {
      open.window.embedNew(file);
      return true;
    });
  }

  private static String text(OpenWindow open) {
    return find(open, "#embed-what").map(node -> ((Label) node).getText()).orElse("");
  }

  private static Optional<Node> find(OpenWindow open, String id) {
    return OpenWindow.onFx(() -> open.robot.lookup(id).tryQuery());
  }
}

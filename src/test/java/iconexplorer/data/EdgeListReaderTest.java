package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeListReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"1 2\n2 10\n", "1,2\n2,10", "from\tto\n1\t2\n2\t10\n", "#\n\n1; 2\n10 2\n"})
  void itemsComeInTheOrderOfTheirNumbers(String text) throws IOException {
    Dataset data = read(text);
    EdgeList graph = data.relations().graph().orElseThrow();
    assertArrayEquals(new float[] {0, 1, 0, 1, 0, 1, 0, 1, 0}, graph.weightMatrix());
    assertArrayEquals(graph.weightMatrix(), data.features());
  }

  @Test
  void weightsAreKeptAndFeaturesAreTheirShareOfTheGreatest() throws IOException {
    Dataset data = read("a b 2\nb c 8\n");
    assertArrayEquals(new float[] {2, 8}, data.relations().graph().orElseThrow().weights());
    assertArrayEquals(new float[] {0.25f, 0, 1}, data.row(1));
  }

  @Test
  void labelsStandInTheFileBeside() throws IOException {
    Files.writeString(folder.resolve("g.labels.csv"), "item,club\nb,x\na,y\nalone,x\n");
    Dataset data = read("a,b\n");
    assertEquals(3, data.size());
    assertEquals(List.of("x", "y"), data.classNames());
    assertArrayEquals(new int[] {1, 0, 0}, data.labels());
  }

  @Test
  void loopsAndRepeatedLinksAreLeftOutAndThatIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("g.edges.csv"), "1,2\n2,1\n2,2\n2,3\n");
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertEquals(2, read.data().relations().graph().orElseThrow().edges());
    assertEquals(
        List.of(
            "Each item's features are its weights to all 3 items.",
            "1 link of an item with itself was left out.",
            "1 link was listed again; the last weight counts."),
        read.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2;3,4,5,6|row 1 has 6 values",
        "1,2@3|row 2 has 1 value,",
        "1,2,0|row 1, column 3 holds '0'",
        "1,2,x|row 1, column 3 holds 'x'",
        "1,1|links no two items",
        "# nothing|links no two items"
      })
  void whatIsWrongIsSaidWithItsRow(String text, String complaint) {
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> read(text.replace('@', '\n')))
                .getMessage());
    assertTrue(message.contains(complaint), message);
  }

  @Test
  void anItemWithoutLabelAmongLabelledOnesIsNamed() throws IOException {
    Files.writeString(folder.resolve("g.labels.csv"), "a,1\n");
    String message =
        String.valueOf(assertThrows(DataFormatException.class, () -> read("a,b\n")).getMessage());
    assertTrue(message.contains("links the item 'b'"), message);
  }

  private Dataset read(String text) throws IOException {
    return DatasetCatalogue.read(Files.writeString(folder.resolve("g.edges.csv"), text));
  }
}

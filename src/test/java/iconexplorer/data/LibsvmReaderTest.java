package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class LibsvmReaderTest {
  @TempDir Path folder;

  @Test
  void whatIsNotNamedIsZero() throws IOException {
    Dataset data = read("heart", "+1 2:4\n-1 1:2 # a comment\n");
    assertEquals(2, data.dimension());
    assertEquals(List.of("-1", "1"), data.classNames());
    assertArrayEquals(new int[] {1, 0}, data.labels());
    assertArrayEquals(new float[] {-1, 1, 1, -1}, data.features());
  }

  @Test
  void targetsOfARegressionAreNoClassesHoweverFew() throws IOException {
    assertFalse(read("few.svm", "0.5 1:2\n1.25 1:3\n-3.1 1:5\n").labelled());
    assertEquals(List.of("1", "2", "3"), read("w.svm", "1 1:2\n2.0 1:3\n3 1:5\n").classNames());
  }

  @Test
  void columnsThatAreTheSameEverywhereStayAndThatIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("same.svm"), "1 1:2 2:7\n0 1:3 2:7\n1 1:5 2:7\n");
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertEquals(2, read.data().dimension());
    assertEquals(
        List.of("1 column tells no item from another: all values are the same."), read.notes());
  }

  @Test
  void queriesAreLeftOutAndBrokenLabelsAreNoClassesWhenThereAreTooMany() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1100; i++) {
      text.append(i / 7.0).append(" qid:3 1:").append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("cost.svm"), text);
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertFalse(read.data().labelled());
    assertEquals(1, read.data().dimension());
    assertEquals(
        List.of("The labels are measurements, not classes, and were left out."), read.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1:2@1 2:x|row 2 holds '2:x', expected 'index:value'",
        "1 1:2@1 3:1 2:1|row 2 has index 2 after 3",
        "1 1:2@1 0:1|row 2 has index 0, but libsvm counts features from 1",
        "1 1:2@1 2000000:1|row 2 has index 2000000",
        "1 1:2|holds 1 rows with 1 features"
      })
  void whatIsWrongIsSaidWithItsRow(String text, String complaint) {
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> read("a.libsvm", text.replace('@', '\n')))
                .getMessage());
    assertTrue(message.contains(complaint), message);
  }

  private Dataset read(String name, String text) throws IOException {
    return DatasetCatalogue.read(Files.writeString(folder.resolve(name), text));
  }
}

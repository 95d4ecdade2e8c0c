package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DataAddress.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataAddressTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits",
        "a folder/my data.csv",
        "digits?features=x/dino.npy",
        "penguins.csv?label=body mass = g",
        "digits?with=a%26b%3Fc%25d.tar.gz&part=test",
        "years.csv?header=yes&delimiter=tab&as=table",
        "what?"
      })
  void isTheSameLineAfterTakingItApart(String line) {
    assertEquals(line, DataAddress.parse(line).toString());
  }

  @Test
  void knowsItsSourceAndItsSettings() {
    DataAddress address = DataAddress.parse("digits?with=a%26b.tar.gz&part=test");
    assertEquals("digits", address.source());
    assertEquals(Map.of(Setting.WITH, "a&b.tar.gz", Setting.PART, "test"), address.settings());
    assertEquals("digits test + a&b.tar.gz", address.shortName());
  }

  @Test
  void aFileWithAQuestionMarkInItsNameIsAFile() throws IOException {
    Path odd = Files.writeString(folder.resolve("is it?label=2"), "");
    assertEquals(odd.toString(), DataAddress.parse(odd.toString()).source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits?colour=red", "digits?part=test&part=train", "digits?part=test&x"})
  void whatIsUnknownOrSaidTwiceIsRefused(String line) {
    assertThrows(IllegalArgumentException.class, () -> DataAddress.parse(line));
    assertThrows(DataFormatException.class, () -> DatasetCatalogue.open(line, 1, Checkpoint.NONE));
  }

  @Test
  void theLabelColumnOfATableCanBeChosenByNameOrNumberOrLeftOut() throws IOException {
    Path table =
        Files.writeString(folder.resolve("t.csv"), "size,kind\n1.5,0\n2,1\n2.5,0\n3,1\n4,1\n5,1\n");
    assertEquals(2, open(table + "?label=kind").classes());
    assertEquals(6, open(table + "?label=1").classes());
    assertEquals(0, open(table + "?label=none").classes());
    assertEquals(2, open(table + "?label=none").dimension());
  }

  @Test
  void aSettingThatTheDataHaveNoUseForIsRefused() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "1,2\n3,4\n5,6\n");
    for (String address :
        List.of(
            "digits?label=nope",
            "moons?part=test",
            "iris?side=8",
            "wine?as=table",
            "iris?header=yes",
            "iris?delimiter=tab",
            table + "?part=test")) {
      String refusal = assertThrows(DataFormatException.class, () -> open(address)).getMessage();
      String setting = address.substring(address.indexOf('?') + 1);
      assertTrue(refusal.endsWith("; leave out " + setting + "."), refusal);
    }
    assertEquals(
        table + ": has the parts train and test, not 'foo'; choose one.",
        assertThrows(DataFormatException.class, () -> open(table + "?part=foo")).getMessage());
  }

  @Test
  void theRowsOfAnotherFileReplaceTheFeaturesAndKeepTheLabels() throws IOException {
    StringBuilder rows = new StringBuilder("a,b\n");
    for (int i = 0; i < 150; i++) {
      rows.append(i).append(',').append(-i).append('\n');
    }
    Path features = Files.writeString(folder.resolve("embeddings.csv"), rows);
    Dataset iris = open("iris?features=" + features);
    assertEquals(2, iris.dimension());
    assertArrayEquals(DatasetCatalogue.load("iris", 1).labels(), iris.labels());
    assertEquals("iris", iris.id());
  }

  @Test
  void featuresOfOtherItemsAreRefused() throws IOException {
    Path features = Files.writeString(folder.resolve("few.csv"), "1,2\n3,4\n5,6\n");
    assertEquals(
        features
            + ": has 3 rows, but Iris flowers has 150 items; take the features of the same items.",
        assertThrows(DataFormatException.class, () -> open("iris?features=" + features))
            .getMessage());
  }

  @Test
  void describesWhatItReadsUnderTheWholeAddress() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "1,2\n3,4\n5,6\n");
    DatasetInfo info = DatasetCatalogue.describe(table + "?label=none");
    assertEquals(table + "?label=none", info.id());
    assertEquals(3, info.size());
    assertEquals("digits", DatasetCatalogue.describe("digits").id());
  }

  private static Dataset open(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 1, Checkpoint.NONE).data();
  }
}

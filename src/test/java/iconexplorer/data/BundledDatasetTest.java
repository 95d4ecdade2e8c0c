package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledDatasetTest {
  @ParameterizedTest
  @ValueSource(strings = {"digits", "iris", "wine", "digit-halves", "karate"})
  void hasTheShapeTheCatalogueSays(String id) {
    DatasetInfo info =
        DatasetCatalogue.all().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    Dataset data = DatasetCatalogue.load(id, 1);
    assertEquals(info.size(), data.size());
    assertEquals(info.dimension(), data.dimension());
    assertEquals(info.classes(), data.classes());
    assertEquals(info.imageShape(), data.imageShape());
    assertEquals(info.title(), data.title());
    assertEquals(info.relations(), data.relations().kinds());
    assertTrue(data.labelled());
  }

  @Test
  void digitsLieInTheUnitRangeAndUseAllOfIt() {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    float least = 1;
    float greatest = 0;
    for (float value : digits.features()) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertEquals(0, least);
    assertEquals(1, greatest);
    assertEquals(5 / 16f, digits.row(0)[2]);
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "wine"})
  void tablesAreStandardisedPerColumn(String id) {
    Dataset data = DatasetCatalogue.load(id, 1);
    for (int k = 0; k < data.dimension(); k++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < data.size(); i++) {
        double value = data.features()[i * data.dimension() + k];
        sum += value;
        squares += value * value;
      }
      assertEquals(0, sum / data.size(), 1e-6);
      assertEquals(1, squares / data.size(), 1e-6);
    }
  }

  @Test
  void irisNamesItsSpecies() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    assertEquals(List.of("setosa", "versicolor", "virginica"), iris.classNames());
    assertEquals(0, iris.labels()[0]);
    assertEquals(2, iris.labels()[149]);
  }

  @Test
  void theTwoHalvesOfADigitMakeTheWhole() {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    Dataset left = DatasetCatalogue.load("digit-halves", 1);
    Modality right = left.relations().modality().orElseThrow();
    for (int i : new int[] {0, 900, 1796}) {
      for (int r = 0; r < 8; r++) {
        float[] whole = Arrays.copyOfRange(digits.row(i), 8 * r, 8 * r + 8);
        float[] halves = Arrays.copyOf(Arrays.copyOfRange(left.row(i), 4 * r, 4 * r + 4), 8);
        System.arraycopy(right.features(), 32 * i + 4 * r, halves, 4, 4);
        assertArrayEquals(whole, halves);
      }
    }
    assertArrayEquals(digits.labels(), left.labels());
  }

  @Test
  void theKarateClubHasItsLinksAndBothItsHeads() {
    Dataset club = DatasetCatalogue.load("karate", 1);
    EdgeList graph = club.relations().graph().orElseThrow();
    int[] degrees = new int[34];
    for (int e = 0; e < graph.edges(); e++) {
      degrees[graph.from()[e]]++;
      degrees[graph.to()[e]]++;
    }
    assertEquals(78, graph.edges());
    assertEquals(16, degrees[0]);
    assertEquals(17, degrees[33]);
    assertEquals(List.of("instructor", "president"), club.classNames());
    assertEquals(17, Arrays.stream(club.labels()).sum());
    assertArrayEquals(graph.weightMatrix(), club.features());
  }

  @Test
  void theFilesAreThoseThatTheSourcesDescribe() throws Exception {
    Matcher rows =
        Pattern.compile("`([a-z.]+)` \\|.*`([0-9a-f]{64})`")
            .matcher(new String(resource("SOURCES.md"), StandardCharsets.UTF_8));
    int files = 0;
    while (rows.find()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(resource(rows.group(1)));
      assertEquals(rows.group(2), HexFormat.of().formatHex(hash), rows.group(1));
      files++;
    }
    assertEquals(5, files);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> DatasetCatalogue.load("digit", 1));
    assertTrue(refusal.getMessage().contains("digits, iris, wine"), refusal.getMessage());
  }

  @Test
  void aSubsetKeepsOrderLabelsAndNames() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    Dataset two = iris.subset(120, 3);
    assertArrayEquals(new int[] {2, 0}, two.labels());
    assertArrayEquals(iris.row(120), two.row(0));
    assertArrayEquals(iris.row(3), two.row(1));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BundledDatasetTest.class.getResourceAsStream("/datasets/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}

package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DataFormatException;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.Equation;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.SpecJson;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigTest {

  private static final Dataset IRIS = DatasetCatalogue.load("iris", 0);

  @TempDir Path folder;

  private static TrainingSpec spec() {
    return RunPlanner.plan(
        MethodTable.byId("infonce").orElseThrow(), DatasetCatalogue.info("iris").orElseThrow(), 42);
  }

  @Test
  void readsBackWithItsSchemaAndItsDataChecksum() {
    String text = RunConfig.of(spec(), IRIS).text();
    assertTrue(text.startsWith("{\n  \"schema\" : 1,\n  \"method\" : \"infonce\""), text);
    RunConfig read = RunConfig.parse(text);
    assertEquals(spec(), read.spec());
    assertEquals(text, read.text());
    assertTrue(read.isOf(IRIS));
    assertFalse(read.isOf(DatasetCatalogue.load("wine", 0)));
    assertEquals(List.of(), read.unknown().names());
  }

  @Test
  void everyMethodsConfigReadsBackUnderItsName() {
    for (Method method : MethodTable.all()) {
      String dataset = method.training().dataset();
      TrainingSpec planned =
          RunPlanner.plan(method, DatasetCatalogue.info(dataset).orElseThrow(), 42);
      assertEquals(planned, RunConfig.parse(SpecJson.text(planned)).spec());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pca | t-sne | "method" is t-sne, but p identity with q gaussian-wide is pca
          t-sne | sne | "method" is sne, but p gaussian with q student-t is t-sne
          infonce | supcon | "method" is supcon, but p positive-pairs with q gaussian is infonce
          t-simcne | t-simclr | "method" is t-simclr, but p positive-pairs with q student-t after its stages is t-simcne:
          triplet-supcon | supcon | "method" is supcon, but p classes with q gaussian-narrow is triplet-supcon:
          """)
  void anEquationUnderAnothersNameIsRefused(String method, String name, String complaint) {
    Method own = MethodTable.byId(method).orElseThrow();
    TrainingSpec planned = RunPlanner.plan(own, DatasetCatalogue.info("digits").orElseThrow(), 42);
    String edited = SpecJson.text(planned).replace("\"" + method + "\"", "\"" + name + "\"");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RunConfig.parse(edited));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(complaint), message);
    assertTrue(message.endsWith("or take the config.json of a run of " + name), message);
  }

  @Test
  void aLimitWithoutWhatItsMethodHoldsItBackByIsRefused() {
    Method vicreg = MethodTable.byId("vicreg").orElseThrow();
    TrainingSpec planned = RunPlanner.plan(vicreg, DatasetCatalogue.info("iris").orElseThrow(), 42);
    Equation without = planned.equation().withQ(new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN));
    String text = SpecJson.text(planned.withEquation(without));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RunConfig.parse(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("is no method here: set"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "t-sne, perplexity, 12",
    "t-sne, normalisation, row",
    "t-sne, nu, 3",
    "infonce, tau, 0.07",
    "infonce, divergence, debiased-contrast",
    "infonce-clustering, divergence, mutual-information",
    "simclr, ema, 0.99",
    "simclr, similarity, dot",
    "vicreg, covariance, 1",
    "triplet, negatives, hardest",
    "t-simcne, staged, false"
  })
  void aChangedSettingIsNoReasonToRefuse(String method, String setting, String value) {
    Method own = MethodTable.byId(method).orElseThrow();
    TrainingSpec planned = RunPlanner.plan(own, DatasetCatalogue.info("digits").orElseThrow(), 42);
    TrainingSpec changed = Setting.byId(setting).apply(planned, value);
    assertNotEquals(planned, changed);
    assertEquals(changed, RunConfig.parse(SpecJson.text(changed)).spec());
  }

  @Test
  void aFileWithoutASchemaIsBroughtToThisOne() {
    RunConfig read = RunConfig.parse(SpecJson.text(spec()));
    assertEquals(spec(), read.spec());
    assertTrue(read.isOf(IRIS));
    assertEquals(read.text(), RunConfig.parse(read.text()).text());
  }

  @Test
  void fieldsOfOlderFilesThatCameLaterHaveTheirDefaults() {
    String text =
        SpecJson.text(spec().withAugment(false))
            .replaceAll(" *\"(ema|augment|views|space|backend)\" : [^\\n]*\\n", "")
            .replaceAll(",\\s*}", "\n}");
    assertFalse(text.contains("backend"), text);
    assertEquals(spec().withAugment(false).withEma(0), RunConfig.parse(text).spec().withEma(0));
  }

  @Test
  void unknownFieldsAreNamedAndWrittenAgainWhereTheyWere() {
    String text =
        RunConfig.of(spec(), IRIS)
            .text()
            .replace("\"seed\" : 42", "\"seed\" : 42, \"colour\" : {\"a\" : [1, 2]}")
            .replace("\"kind\" : \"mlp\"", "\"kind\" : \"mlp\", \"dropout\" : 0.5")
            .replace("\"address\"", "\"mirror\" : \"x\", \"address\"");
    RunConfig read = RunConfig.parse(text);
    assertEquals(spec(), read.spec());
    assertEquals(List.of("data.mirror", "encoder.dropout", "colour"), read.unknown().names());
    RunConfig again = RunConfig.parse(read.text());
    assertEquals(read.unknown().names().size(), again.unknown().names().size());
    assertEquals(read.text(), again.text());
    assertTrue(read.text().contains("\"dropout\" : 0.5"), read.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "schema" : 1 | "schema" : 2 | it has schema 2, this version of the program reads up to 1
          "schema" : 1 | "schema" : "1" | "schema" must be a whole number, at least 0
          "schema" : 1 | "schema" : -1 | "schema" must be a whole number, at least 0
          "schema" : 1 | "schema" : 0 | "dataset" is missing
          "address" : "iris" | "address" : 7 | "data.address" must be a text, got 7
          "seed" : 42 | "sed" : 42 | "seed" is missing
          """)
  void whatCannotBeUsedIsRefusedInOneSentenceWithTheFile(String good, String bad, String complaint)
      throws IOException {
    String text = RunConfig.of(spec(), IRIS).text();
    assertTrue(text.contains(good), text);
    Path file = Files.writeString(folder.resolve("config.json"), text.replace(good, bad));
    DataFormatException refused =
        assertThrows(DataFormatException.class, () -> RunConfig.read(file));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file + ": " + complaint), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    Path large = Files.write(folder.resolve("large.json"), new byte[(1 << 20) + 1]);
    Path binary = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Path deep = folder.resolve("deep.json");
    Files.write(deep, "{\"a\":[".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    for (Path file : List.of(large, binary, deep, folder.resolve("missing.json"))) {
      DataFormatException refused =
          assertThrows(DataFormatException.class, () -> RunConfig.read(file));
      assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "));
      assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }
  }
}

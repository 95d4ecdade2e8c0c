package iconexplorer.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DataFormatException;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Notation;
import iconexplorer.objective.Equation;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {

  private static final String GOOD =
      """
      {"id": "mine", "title": "Mine", "minutes": 1, "steps": [
        {"text": "Look.", "method": "t-sne", "dataset": "digits",
         "settings": {"perplexity": 12}, "steps": 100, "watch": "The gaps."}]}
      """;

  @TempDir Path folder;

  private static DatasetInfo info(String id) {
    return DatasetCatalogue.all().stream()
        .filter(data -> data.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Equation> equations(Demo demo) {
    return demo.steps().stream()
        .map(step -> step.plan(info(step.dataset()), 1).equation())
        .toList();
  }

  @Test
  void everyFileInTheFolderOfDemosIsBundled() throws IOException {
    try (var files = Files.list(Path.of("assets/demos"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
          DemoReader.bundled().stream()
              .map(demo -> demo.id() + ".json")
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void everyStepOfEveryDemoCanBeTrained() {
    for (Demo demo : DemoReader.bundled()) {
      for (DemoStep step : demo.steps()) {
        TrainingSpec spec = step.plan(info(step.dataset()), 42);
        assertEquals(step.steps(), spec.steps());
        assertEquals(step.method(), spec.method());
      }
      assertTrue(demo.minutes() <= 3, demo.id());
    }
  }

  @Test
  void fromSneToTSneOnlyQChanges() {
    List<Equation> equations = equations(DemoReader.bundled().get(0));
    assertEquals("only in q", Notation.difference(equations.get(0), equations.get(1)));
    assertEquals("only in normalisation", Notation.difference(equations.get(1), equations.get(2)));
  }

  @Test
  void fromTSneToInfoNceOneSideChangesAtATime() {
    List<Equation> equations = equations(DemoReader.bundled().get(1));
    assertEquals("only in p", Notation.difference(equations.get(0), equations.get(1)));
    assertEquals("in p and normalisation", Notation.difference(equations.get(1), equations.get(2)));
    assertEquals("only in q", Notation.difference(equations.get(2), equations.get(3)));
  }

  @Test
  void aStepTrainsNothingButItsOwnEquation() {
    for (Demo demo : DemoReader.bundled()) {
      for (DemoStep step : demo.steps()) {
        assertEquals(List.of(), step.plan(info(step.dataset()), 42).stages(), step.text());
      }
    }
  }

  @Test
  void fromInfoNceToSupConOnlyPChanges() {
    List<Equation> equations = equations(DemoReader.bundled().get(2));
    assertEquals("only in p", Notation.difference(equations.get(0), equations.get(1)));
  }

  @Test
  void aTeachersDemoIsRead() throws IOException {
    Demo demo = DemoReader.read(Files.writeString(folder.resolve("mine.json"), GOOD));
    assertEquals("Mine", demo.title());
    assertEquals(
        "p(j|i) ∝ exp(−‖xᵢ−xⱼ‖²/2σᵢ²), perplexity 12",
        Notation.unicode(demo.steps().getFirst().plan(info("digits"), 1).equation(), 0).p());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "t-sne" | "t-snee" | step 1: no method is called "t-snee"
          "perplexity" | "perplexty" | step 1: unknown setting "perplexty": use one of steps,
          "Look." | "" | step 1: "text" must have 1 to 60 words, got 0
          "steps": 100 | "steps": 0 | step 1: steps must be at least 1, got 0
          "minutes": 1 | "minutes": 1, "hide": 2 | unknown field "hide"; known here are
          "mine" | "My Demo" | a demo's id must be lower-case words joined by hyphens
          "watch" | "look" | step 1: "steps[0].watch" is missing; it must be a text
          """)
  void aBadDemoIsRefusedInOneSentence(String good, String bad, String complaint)
      throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), GOOD.replace(good, bad));
    DataFormatException refused =
        assertThrows(DataFormatException.class, () -> DemoReader.read(file));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("mine.json: " + complaint), message);
    assertEquals(1, message.lines().count());
  }
}

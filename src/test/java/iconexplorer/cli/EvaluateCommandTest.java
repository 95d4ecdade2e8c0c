package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {

  private static final String CELL =
      """
      {"name": "%s", "support": "in-batch", "p": {"kind": "%s"}, "q": {"kind": "%s", "dof": 1},
       "inputs": {"labels": [0, 0, 1, 1], "z": [[%s, 1], [0, 1], [1, 1], [0, 2]]},
       "expected": %s}
      """;

  /** Each anchor has one positive. */
  private static final String RIGHT = "{\"p\": [[0,1,0,0],[1,0,0,0],[0,0,0,1],[0,0,1,0]]}";

  @TempDir Path folder;

  private CommandRun evaluate(String cells, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("cells.json"), cells);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "evaluate";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(arguments);
  }

  private static String cell(String name, String q, String expected) {
    return CELL.formatted(name, "classes", q, "0.5", expected);
  }

  private static String last(CommandRun result) {
    return result.out().lines().toList().getLast();
  }

  @Test
  void aCellThatIsNotComputedFailsTheCheck() throws IOException {
    String right = cell("right", "student-t", RIGHT);
    assertEquals(Program.DONE, evaluate("[" + right + "]", "--check").code());
    CommandRun check =
        evaluate("[" + right + "," + cell("odd", "no-such-q", RIGHT) + "]", "--check");
    assertEquals(Program.FAILED, check.code());
    assertTrue(
        last(check).startsWith("1 compared, 1 not computed, worst relative error"), check.out());
  }

  @Test
  void aCellThatIsNotComputedIsSaid() throws IOException {
    String cells = cell("right", "student-t", RIGHT) + "," + cell("odd", "no-such-q", RIGHT);
    CommandRun result = evaluate("[" + cells + "]");
    assertEquals(Program.FAILED, result.code());
    assertEquals(2, result.out().lines().count());
    assertTrue(result.err().contains("not computed: odd: "), result.err());
  }

  @Test
  void anEmptyExpectationIsNotCompared() throws IOException {
    String right = cell("right", "student-t", RIGHT);
    String empty = cell("empty", "student-t", "{}");
    CommandRun check = evaluate("[" + right + "," + empty + "]", "--check");
    assertEquals(Program.DONE, check.code(), check.err());
    assertTrue(last(check).startsWith("1 compared, 1 with nothing expected, worst"), check.out());
    assertEquals(Program.BAD_INPUT, evaluate(empty, "--check").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "nd4j"})
  void identicalPointsAreUniformNeighbours(String backend) throws IOException {
    String cell =
        """
        {"name": "alike", "support": "in-batch", "p": {"kind": "gaussian", "perplexity": 2},
         "q": {"kind": "student-t", "dof": 1},
         "inputs": {"x": [[1, 2], [1, 2], [1, 2], [1, 2]],
                    "z": [[0.5, 1], [0, 1], [1, 1], [0, 2]]}}
        """;
    CommandRun result = evaluate(cell, "--backend", backend);
    assertEquals(Program.DONE, result.code(), result.err());
    JsonNode p = new ObjectMapper().readTree(result.out()).path("p");
    assertEquals(1 / 3.0, p.path(0).path(1).asDouble(), 1e-6, p.toString());
    assertEquals(0, p.path(2).path(2).asDouble());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--check"})
  void notANumberIsSaidAndFails(String option) throws IOException {
    String far = CELL.formatted("far", "classes", "student-t", "1e400", RIGHT);
    CommandRun result =
        option.isEmpty()
            ? evaluate(far, "--backend=nd4j")
            : evaluate(far, "--backend=nd4j", option);
    assertEquals(Program.FAILED, result.code(), result.out());
    assertTrue(result.err().startsWith("icon-explorer: NaN came out of far: "), result.err());
  }
}

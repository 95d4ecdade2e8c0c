package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What small or odd data cannot give is said in one sentence, before a run starts. */
class RefusedRunsTest {

  @TempDir Path folder;

  private void assertRefused(String sentence, String... arguments) {
    String[] line =
        Stream.concat(
                Stream.of("train"),
                Stream.concat(
                    Arrays.stream(arguments),
                    Stream.of("--steps", "3", "--quiet", "--out", "" + folder.resolve("run"))))
            .toArray(String[]::new);
    CommandRun run = CommandRun.of(line);
    assertEquals(Program.BAD_INPUT, run.code(), run.err());
    assertEquals(
        "icon-explorer: " + sentence,
        run.err().lines().findFirst().orElse("").replace(folder + "/", ""));
  }

  private String table(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void twoItemsAreTooFewForAPerplexity() throws IOException {
    assertRefused(
        "two.csv has 2 items, but a perplexity needs at least 3: choose a larger data set",
        "t-sne",
        "--data",
        table("two.csv", "a,b\n1.5,2\n3,4.5\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-entropy", "clip", "error-rate"})
  void walksAreRefusedWhereCandidatesAreNoItems(String method) {
    String sentence =
        "symmetrise and walks are for rows whose candidates are the items themselves: use"
            + " symmetrise false and walks 0";
    assertRefused(sentence, method, "--walks", "2");
    assertRefused(sentence, method, "--symmetrise", "true");
  }

  @Test
  void oneClassIsNothingToLearnFrom() throws IOException {
    assertRefused(
        "all items of one.csv are of one class: choose a data set with at least two to learn from",
        "supcon",
        "--data",
        table("one.csv", "a,kind\n" + "1.5,x\n2,x\n3,x\n".repeat(5)),
        "--label",
        "kind");
  }

  @Test
  void identicalItemsAreSaidInOneSentence() throws IOException {
    assertRefused(
        "same.csv: has no column that tells items apart: all values are the same in a, b; choose"
            + " a table with a column of different values.",
        "t-sne",
        "--data",
        table("same.csv", "a,b\n" + "1.5,2\n".repeat(8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"triplet-supcon", "average-margin-supcon", "vicreg"})
  void limitsTakeNoDivergenceAndNoAlphaOnQ(String method) {
    assertRefused(
        "divergences are not for the limit columns, whose formula is that of KL: use divergence kl",
        method,
        "--divergence",
        "hellinger");
    assertRefused(
        "alpha on q is not for the limit columns, which have no q to mix: use alpha-q 0",
        method,
        "--alpha-q",
        "0.3");
  }

  @Test
  void classesOfOneItemHaveNoPositives() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      rows.append("%d.5,%d,class%d\n".formatted(i, i * i % 7, i));
    }
    String alone = table("alone.csv", rows.toString());
    for (String method : List.of("supcon", "triplet-supcon", "t-supcon")) {
      assertRefused(
          "no two of the 40 items of alone.csv to train on are of one class, so none has a"
              + " positive: choose a data set with several items in a class",
          method,
          "--data",
          alone,
          "--label",
          "kind");
    }
    Dataset items = DataChoice.of(alone + "?label=kind", 42).data();
    TrainingSpec spec =
        RunPlanner.plan(
            MethodTable.byId("supcon").orElseThrow(), DatasetInfo.of("alone", "", items), 42);
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingSession(1, spec, items, event -> {}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"triplet", "triplet-supcon", "dcl"})
  void whereAllCandidatesAreAlikeThereIsNoNegative(String method) {
    assertRefused(
        "alpha must be below 1 here, since at 1 all candidates are alike and none is a negative",
        method,
        "--alpha",
        "1");
  }

  @Test
  void walksHaveARange() {
    assertRefused(
        "walks must be in [0, 100], got 1000000", "t-sne", "--data", "iris", "--walks", "1000000");
  }
}

package iconexplorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.ImageShape;
import iconexplorer.data.Relations;
import iconexplorer.evaluation.Measure;
import iconexplorer.export.SettingChanges;
import iconexplorer.method.Check;
import iconexplorer.method.Checks;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Report REPORT =
      new Report(
          List.of(
              run("t-sne", 1, RunState.FINISHED, 0.5, 0.9),
              run("t-sne", 2, RunState.FINISHED, 0.7, 1.0),
              run("sne", 1, RunState.DIVERGED, Double.NaN, 0.1)));

  @TempDir Path folder;

  private static TrainingSpec spec(String method, long seed) {
    return RunPlanner.plan(
        MethodTable.byId(method).orElseThrow(), DatasetCatalogue.all().getFirst(), seed);
  }

  private static ReportRun run(String method, long seed, RunState state, double kl, double knn) {
    Metrics metrics = Metrics.NONE.with(Measure.KNN_ACCURACY, knn);
    return new ReportRun(spec(method, seed), new Repeat(seed, state, 9, kl, kl, metrics), seed);
  }

  @Test
  void aReportReadsBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("report.json");
    ReportFile.write(file, REPORT, "CPU");
    Report read = ReportFile.read(file);
    assertEquals(REPORT.toString(), read.toString());
    assertTrue(read.find(spec("t-sne", 2)).isPresent());
    assertTrue(read.find(spec("t-sne", 3)).isEmpty());
    assertTrue(read.find(spec("t-sne", 2).withSteps(7)).isEmpty(), "another spec is another run");
  }

  @Test
  void theLatestRunOfASeedStandsForIt() {
    ReportRun again = run("t-sne", 1, RunState.FINISHED, 0.4, 0.8);
    assertEquals(
        List.of(again, REPORT.runs().get(1), REPORT.runs().get(2)),
        REPORT.with(again).latest().runs());
    assertEquals(REPORT, REPORT.latest());
  }

  @Test
  void theTableHasALineForEachMethodWithMeanAndSpread() throws IOException {
    Path file = folder.resolve("report.md");
    ReportTable.writeMarkdown(file, REPORT, false, "CPU", "t-sne"::equals);
    String text = Files.readString(file);
    assertTrue(
        text.contains(
            "| gaussian/student-t | t-SNE | digits | 2 | met: KL ≤ 0.6936 | 0.600 ± 0.141 | 0.950"
                + " ± 0.071 |"),
        text);
    assertTrue(
        text.contains("| gaussian/gaussian | SNE | digits | 0 of 1 | by a test | — | — |"), text);
    assertTrue(text.contains("![t-SNE](figures/t-sne.png)"), text);
    assertEquals(1, text.split("!\\[", -1).length - 1, "only t-SNE has a picture");
  }

  @Test
  void aTableOfChecksSaysSoAndCallsFoldersByTheirNames() throws IOException {
    Path file = folder.resolve("checks.md");
    ReportRun run = run("simclr", 1, RunState.FINISHED, 0.4, 0.8);
    Report report =
        new Report(
            List.of(new ReportRun(run.spec().withDataset("downloads/mnist"), run.repeat(), 1)));
    ReportTable.writeMarkdown(file, report, true, "CPU", method -> false);
    String text = Files.readString(file);
    assertTrue(text.contains("Made by `icon-explorer report --checks` on CPU"), text);
    assertTrue(text.contains("| SimCLR | mnist | 1 | not met: k-NN accuracy ≥ 0.97 |"), text);
  }

  @Test
  void aCheckIsMetOrNotByTheMeanOnItsDataAndWithItsSettings() {
    Method simclr = MethodTable.byId("simclr").orElseThrow();
    assertEquals("not on this data", verdict("simclr", 0.99, "digits"));
    assertEquals("met: k-NN accuracy ≥ 0.97", verdict("simclr", 0.97, "mnist"));
    assertEquals("met: k-NN accuracy ≥ 0.97", verdict("simclr", 0.98, "downloads/mnist/"));
    assertEquals("not met: k-NN accuracy ≥ 0.97", verdict("simclr", 0.969, "mnist"));
    assertEquals("not on this data", verdict("simclr", 0.99, "mnist?part=test"));
    assertEquals("not on this data", verdict("t-simcne", 0.99, "mnist"), "other views");
    assertEquals("by a test", verdict("pca", 0.1, "digits"));
    assertEquals("—", verdict("infonce", 0.1, "digits"));
    assertEquals(1, Checks.of(simclr).size());
  }

  @Test
  void aCheckIsNotMetByTheSeedsThatAreLeftWhereOneDiverged() {
    List<ReportRun> runs =
        List.of(
            onMnist(run("simclr", 1, RunState.FINISHED, 0.5, 0.98)),
            onMnist(run("simclr", 2, RunState.DIVERGED, 0.5, 0.98)));
    assertEquals(
        "not met: k-NN accuracy ≥ 0.97",
        Verdict.of(MethodTable.byId("simclr").orElseThrow(), runs));
  }

  private static ReportRun onMnist(ReportRun run) {
    return new ReportRun(run.spec().withDataset("mnist"), run.repeat(), 1);
  }

  private static String verdict(String method, double knn, String dataset) {
    ReportRun run = run(method, 1, RunState.FINISHED, 0.5, knn);
    return Verdict.of(
        MethodTable.byId(method).orElseThrow(),
        List.of(new ReportRun(run.spec().withDataset(dataset), run.repeat(), 1)));
  }

  @Test
  void everyCheckIsAboutRunsThatCanBePlanned() {
    Optional<ImageShape> image = Optional.of(new ImageShape(28, 28, 1));
    for (Method method : MethodTable.all()) {
      for (Check check : Checks.of(method)) {
        DatasetInfo data =
            DatasetCatalogue.info(check.dataset())
                .orElseGet(() ->
                    new DatasetInfo(
                        check.dataset(),
                        "",
                        "",
                        5000,
                        784,
                        10,
                        image,
                        false,
                        Set.of(Relations.Kind.MODALITY)));
        TrainingSpec plan = RunPlanner.plan(method, data, 42);
        RunPlanner.check(SettingChanges.named(plan, check.settings()), data);
      }
    }
  }

  @Test
  void anotherDataSetIsAnotherLine() {
    ReportRun run = run("simclr", 1, RunState.FINISHED, 0.5, 0.9);
    ReportRun other = new ReportRun(run.spec().withDataset("mnist"), run.repeat(), 1);
    Report both = new Report(List.of(run, other));
    assertEquals(both, both.latest());
    assertEquals(2, both.subjects().size());
  }

  @Test
  void theCsvFileHasEveryMeasure() throws IOException {
    Path file = folder.resolve("report.csv");
    ReportTable.writeCsv(file, REPORT);
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    for (Measure measure : Measure.values()) {
      assertTrue(lines.getFirst().contains(measure.id()), measure.id());
    }
    assertTrue(
        lines.get(1).startsWith("t-sne,gaussian/student-t,digits,2,2,1.5,met: KL ≤ 0.6936,0.6"),
        lines.get(1));
  }

  @Test
  void aSweepHasALineForEachValueOfWhatTheReportHas() throws IOException {
    Map<String, List<TrainingSpec>> planned = new LinkedHashMap<>();
    planned.put("both", List.of(spec("t-sne", 1), spec("t-sne", 2)));
    planned.put("one", List.of(spec("t-sne", 2)));
    planned.put("none", List.of(spec("t-sne", 3)));
    Sweep sweep = Sweep.of(List.of("seeds"), planned, REPORT);
    List<Measure> shown = sweep.measured(List.of(Measure.NMI, Measure.KNN_ACCURACY));
    assertEquals(List.of(Measure.KNN_ACCURACY), shown);
    Path file = folder.resolve("sweep.md");
    SweepTable.writeMarkdown(file, sweep, shown, "CPU", "sweep.png");
    String text = Files.readString(file);
    assertTrue(
        text.contains("`icon-explorer sweep t-sne --vary seeds --values both,one,none --seeds 2`"),
        text);
    assertTrue(text.contains("| seeds | Seeds | KL, nats | k-NN accuracy |"), text);
    assertTrue(text.contains("| both | 2 | 0.600 ± 0.141 | 0.950 ± 0.071 |"), text);
    assertTrue(text.contains("| one | 1 | 0.700 | 1.000 |"), text);
    assertTrue(text.contains("| none | 0 | — | — |"), text);
    SweepTable.writeCsv(folder.resolve("sweep.csv"), sweep);
    List<String> lines = Files.readAllLines(folder.resolve("sweep.csv"));
    assertTrue(lines.get(2).startsWith("one,1,1,0.7,0.0,0.7,0.0,1.0,0.0,"), lines.get(2));
    assertEquals(4, lines.size());
  }
}

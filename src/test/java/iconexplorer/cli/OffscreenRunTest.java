package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.export.RunLog;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Metrics;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.SmallData;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.MetricsMeasured;
import iconexplorer.training.TrainingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OffscreenRunTest {

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void aRunThatIsStoppedHasAModelToWrite() {
    Method method = MethodTable.byId("t-sne").orElseThrow();
    TrainingSpec spec = RunPlanner.plan(method, SmallData.of(method), 42).withSteps(10_000_000);
    try (OffscreenRun laboratory = new OffscreenRun(CommandRun.SERVICES)) {
      OffscreenRun.Outcome outcome = laboratory.train(spec, point -> laboratory.stop());
      assertEquals(RunState.STOPPED, outcome.log().state());
      int last = outcome.log().latest().map(KlMeasured::step).orElse(0);
      assertTrue(last < 10_000_000);
      assertEquals(last, outcome.log().latestMetrics().map(MetricsMeasured::step).orElse(0));
      laboratory.snapshot(outcome.id(), folder.resolve("model.zip"));
      assertTrue(Files.exists(folder.resolve("model.zip")));
    }
  }

  @Test
  void metricsThatAreThereAreNotCalledLeftOut() {
    RunLog log = new RunLog();
    log.accept(new KlMeasured(1, 1200, 1, 1, 1));
    assertEquals("The metrics have not come in time and are left out.", OffscreenRun.lateness(log));
    log.accept(new MetricsMeasured(1, 900, Metrics.NONE));
    assertEquals(
        "The metrics of step 1,200 have not come in time: those of step 900 are kept.",
        OffscreenRun.lateness(log));
    log.accept(new MetricsMeasured(1, 1200, Metrics.NONE));
    assertTrue(OffscreenRun.lateness(log).startsWith("The clusterings"), "the metrics are there");
  }
}

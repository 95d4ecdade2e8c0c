package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.SmallData;
import iconexplorer.training.TrainingEvent.KlMeasured;
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
      OffscreenRun.Outcome outcome = laboratory.train(spec, stopping(laboratory));
      assertEquals(RunState.STOPPED, outcome.log().state());
      assertTrue(outcome.log().latest().map(KlMeasured::step).orElse(0) < 10_000_000);
      laboratory.snapshot(outcome.id(), folder.resolve("model.zip"));
      assertTrue(Files.exists(folder.resolve("model.zip")));
    }
  }

  /** Stops the run at its first point. */
  private static Progress stopping(OffscreenRun laboratory) {
    return new Progress() {
      @Override
      public void at(KlMeasured point) {
        laboratory.stop();
      }

      @Override
      public void prepared(double share) {}

      @Override
      public void note(String remark) {}

      @Override
      public void close() {}
    };
  }
}

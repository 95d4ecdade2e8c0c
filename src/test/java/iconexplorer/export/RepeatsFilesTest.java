package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.evaluation.Measure;
import iconexplorer.training.Metrics;
import iconexplorer.training.Repeats;
import iconexplorer.training.Repeats.Repeat;
import iconexplorer.training.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsFilesTest {

  @TempDir private Path folder;

  @Test
  void everyRunHasALineAndMeanAndDeviationFollow() throws IOException {
    Metrics one = Metrics.NONE.with(Measure.NMI, 0.5);
    Metrics other = Metrics.NONE.with(Measure.NMI, 0.75);
    Repeats repeats =
        new Repeats(
            List.of(
                new Repeat(7, RunState.FINISHED, 100, 1, 1, one),
                new Repeat(8, RunState.FINISHED, 90, 2, 2, other),
                new Repeat(9, RunState.FAILED, 0, Double.NaN, Double.NaN, Metrics.NONE)));
    RepeatsFiles.write(folder, repeats);
    assertEquals(
        """
        seed,state,steps,kl,loss,nmi
        7,finished,100,1.0,1.0,0.5
        8,finished,90,2.0,2.0,0.75
        9,failed,0,,,
        mean,,,1.5,1.5,0.625
        standard deviation,,,0.7071067811865476,0.7071067811865476,0.1767766952966369
        """,
        Files.readString(folder.resolve("repeats.csv")));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("repeats.json").toFile());
    assertEquals(2, json.path("finished").asInt());
    assertEquals(0.625, json.path("mean").path("nmi").asDouble());
    assertEquals(0.1767766952966369, json.path("standardDeviation").path("nmi").asDouble());
    assertEquals(8, json.path("runs").path(1).path("seed").asLong());
    assertEquals(0.75, json.path("runs").path(1).path("nmi").asDouble());
    assertTrue(json.path("runs").path(2).path("kl").isMissingNode());
  }
}

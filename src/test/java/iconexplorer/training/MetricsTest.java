package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import iconexplorer.evaluation.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void whatCannotBeMeasuredIsLeftOut() {
    Metrics metrics = Metrics.NONE.with(Measure.NMI, 0.5);
    assertSame(metrics, metrics.with(Measure.ARI, Double.NaN));
    assertEquals(OptionalDouble.empty(), metrics.get(Measure.ARI));
    assertEquals(OptionalDouble.of(0.5), metrics.get(Measure.NMI));
    assertThrows(
        IllegalArgumentException.class, () -> new Metrics(Map.of(Measure.ARI, Double.NaN)));
  }

  @Test
  void measuresComeInTheirOrderWhateverTheOrderOfMeasuring() {
    Metrics metrics = Metrics.NONE.with(Measure.TRUSTWORTHINESS, 1).with(Measure.KNN_ACCURACY, 1);
    assertEquals(
        List.of(Measure.KNN_ACCURACY, Measure.TRUSTWORTHINESS),
        List.copyOf(metrics.values().keySet()));
  }

  @Test
  void everyMeasureComesBackFromJson() {
    Metrics metrics = Metrics.NONE;
    for (Measure measure : Measure.values()) {
      metrics = metrics.with(measure, 0.125 + measure.ordinal());
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("step", 7);
    MetricsJson.put(metrics, json);
    assertEquals(metrics, MetricsJson.read(json));
    assertEquals(Measure.values().length + 1, json.size());
  }

  @Test
  void filesOfTheFirstVersionAreStillRead() throws IOException {
    Metrics metrics =
        MetricsJson.read(
            new ObjectMapper()
                .readTree(
                    """
                    {"nmi": 0.1, "ari": 0.2, "hungarianAccuracy": 0.3, "knnAccuracy": 0.4,
                     "trustworthiness": 0.5, "heldOutAccuracy": 0.6, "later": 3, "kl": "x"}\
                    """));
    assertEquals(6, metrics.values().size());
    assertEquals(OptionalDouble.of(0.6), metrics.get(Measure.HELD_OUT_ACCURACY));
    assertTrue(MetricsJson.read(new ObjectMapper().readTree("{\"nmi\": \"high\"}")).isEmpty());
  }
}

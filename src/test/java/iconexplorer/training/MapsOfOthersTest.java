package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.Normalisation;
import iconexplorer.training.TrainingEvent.KlMeasured;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Maps end where those of other programs end that begin at the same place: joint KL of some digits
 * against scikit-learn's exact t-SNE and a plain gradient descent of SNE. Made by maps.py.
 */
class MapsOfOthersTest {

  private final JsonNode others;

  MapsOfOthersTest() throws IOException {
    try (InputStream in = MapsOfOthersTest.class.getResourceAsStream("maps.json")) {
      others = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  private double trained(String method) {
    int items = others.path("items").asInt();
    Dataset data = DatasetCatalogue.load("digits", 42).subset(IntStream.range(0, items).toArray());
    TrainingSpec plan =
        RunPlanner.plan(
            MethodTable.byId(method).orElseThrow(), DatasetInfo.of("digits", "", data), 42);
    TrainingSpec spec =
        plan.withEquation(plan.equation().withNormalisation(Normalisation.JOINT))
            .withSteps(others.path("steps").asInt());
    List<Double> kl = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(
            1,
            spec,
            data,
            event -> {
              if (event instanceof KlMeasured measured) {
                kl.add(measured.kl());
              }
            })) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
    }
    return kl.getLast();
  }

  @Test
  void tSneEndsWithinTwoPercentOfScikitLearnsExactOne() {
    double expected = others.path("tSne").asDouble();
    assertEquals(expected, trained("t-sne"), 0.02 * expected);
  }

  @Test
  void jointSneEndsWithinTwoPercentOfAPlainGradientDescent() {
    double expected = others.path("sne").asDouble();
    assertEquals(expected, trained("sne"), 0.02 * expected);
  }
}

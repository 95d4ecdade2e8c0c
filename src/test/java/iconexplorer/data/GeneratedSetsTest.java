package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedSetsTest {
  static Stream<DatasetInfo> generated() {
    return DatasetCatalogue.all().stream().filter(DatasetInfo::generated);
  }

  /** Points whose distances are the lesson. */
  static Stream<DatasetInfo> geometric() {
    return generated().filter(info -> info.relations().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("generated")
  void hasTheShapeTheCatalogueSaysAndEveryClass(DatasetInfo info) {
    Dataset data = DatasetCatalogue.load(info.id(), 1);
    assertEquals(info.size(), data.size());
    assertEquals(info.dimension(), data.dimension());
    assertEquals(info.classes(), data.classes());
    assertEquals(info.classes(), Arrays.stream(data.labels()).distinct().count());
    assertEquals(info.imageShape(), data.imageShape());
    assertEquals(info.relations(), data.relations().kinds());
  }

  @ParameterizedTest
  @MethodSource("generated")
  void theSeedDecidesEveryBit(DatasetInfo info) {
    float[] first = DatasetCatalogue.load(info.id(), 4).features();
    assertArrayEquals(first, DatasetCatalogue.load(info.id(), 4).features());
    assertFalse(Arrays.equals(first, DatasetCatalogue.load(info.id(), 5).features()));
  }

  @ParameterizedTest
  @MethodSource("geometric")
  void isCentredWithDeviationOneOverAll(DatasetInfo info) {
    Dataset data = DatasetCatalogue.load(info.id(), 2);
    double squares = 0;
    double[] sums = new double[data.dimension()];
    for (int v = 0; v < data.features().length; v++) {
      squares += (double) data.features()[v] * data.features()[v];
      sums[v % data.dimension()] += data.features()[v];
    }
    assertEquals(1, squares / data.features().length, 1e-5);
    for (double sum : sums) {
      assertEquals(0, sum / data.size(), 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("geometric")
  void neighboursAreMostlyOfTheSameClass(DatasetInfo info) {
    Dataset data = DatasetCatalogue.load(info.id(), 3);
    NeighbourGraph graph =
        NeighbourGraph.exact(data.features(), data.size(), data.dimension(), 1, Metric.EUCLIDEAN);
    int same = 0;
    for (int i = 0; i < data.size(); i++) {
      same += data.labels()[i] == data.labels()[graph.neighbour(i, 0)] ? 1 : 0;
    }
    assertTrue(same > 0.9 * data.size(), same + " of " + data.size());
  }

  @Test
  void theCirclesKeepTheirRadii() {
    Dataset data = DatasetCatalogue.load("circles", 1);
    double[] radius = new double[2];
    for (int i = 0; i < data.size(); i++) {
      radius[data.labels()[i]] += Math.hypot(data.row(i)[0], data.row(i)[1]) / (data.size() / 2.0);
    }
    assertEquals(2, radius[0] / radius[1], 0.03);
  }

  @Test
  void theClassesOfTheSwissRollAreEquallyLongParts() {
    Dataset data = DatasetCatalogue.load("swiss-roll", 1);
    for (int c = 0; c < 6; c++) {
      int part = c;
      assertEquals(250, Arrays.stream(data.labels()).filter(l -> l == part).count(), 50);
    }
  }

  @Test
  void oneOfTheTwoClustersIsTenTimesAsWide() {
    Dataset data = DatasetCatalogue.load("two-sizes", 1);
    double[] squares = new double[2];
    for (int k = 0; k < data.dimension(); k++) {
      double[] mean = new double[2];
      for (int i = 0; i < data.size(); i++) {
        mean[data.labels()[i]] += data.row(i)[k] / 200;
      }
      for (int i = 0; i < data.size(); i++) {
        squares[data.labels()[i]] += Math.pow(data.row(i)[k] - mean[data.labels()[i]], 2);
      }
    }
    assertEquals(10, Math.sqrt(squares[1] / squares[0]), 0.5);
  }
}

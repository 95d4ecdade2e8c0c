package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with scikit-learn; expected.json is made by expected.py beside it. */
class ScikitLearnTest {
  private static final JsonNode EXPECTED = expected();

  @TestFactory
  Stream<DynamicTest> clusterAgreement() {
    return children(EXPECTED.get("agreements"))
        .map(one ->
            DynamicTest.dynamicTest(
                one.get("name").asText(),
                () -> {
                  int[] labels = ints(one.get("labels"));
                  int[] clusters = ints(one.get("clusters"));
                  assertEquals(
                      one.get("nmi").asDouble(),
                      ClusterAgreement.normalisedMutualInformation(labels, clusters),
                      1e-12);
                  assertEquals(
                      one.get("ari").asDouble(),
                      ClusterAgreement.adjustedRandIndex(labels, clusters),
                      1e-12);
                  assertEquals(
                      one.get("hungarian").asDouble(),
                      ClusterAgreement.hungarian(labels, clusters).accuracy(),
                      1e-12);
                }));
  }

  @TestFactory
  Stream<DynamicTest> trustworthiness() {
    return perOption(
        "trustworthiness",
        (one, k) ->
            new Trustworthiness(floats(one.get("x")), n(one), one.get("d").asInt(), k)
                .of(floats(one.get("z")), dz(one)));
  }

  @TestFactory
  Stream<DynamicTest> leaveOneOutAccuracy() {
    return perOption(
        "accuracy",
        (one, k) ->
            NearestNeighbours.accuracy(
                floats(one.get("z")), n(one), dz(one), ints(one.get("labels")), k));
  }

  @TestFactory
  Stream<DynamicTest> heldOutAccuracy() {
    return perOption(
        "heldOut",
        (one, k) -> {
          float[] z = floats(one.get("z"));
          int[] labels = ints(one.get("labels"));
          int half = n(one) / 2;
          return NearestNeighbours.heldOutAccuracy(
              Arrays.copyOf(z, half * dz(one)),
              Arrays.copyOf(labels, half),
              Arrays.copyOfRange(z, half * dz(one), z.length),
              Arrays.copyOfRange(labels, half, labels.length),
              dz(one),
              k);
        });
  }

  @TestFactory
  Stream<DynamicTest> inertiaOfKMeans() {
    return children(EXPECTED.get("embeddings"))
        .flatMap(one ->
            one.get("inertia").properties().stream()
                .map(option ->
                    DynamicTest.dynamicTest(
                        one.get("name").asText() + ", clusters = " + option.getKey(),
                        () -> {
                          double expected = option.getValue().asDouble();
                          int clusters = Integer.parseInt(option.getKey());
                          KMeans.Result result =
                              KMeans.run(floats(one.get("z")), n(one), dz(one), clusters, 1, 100);
                          assertEquals(expected, result.inertia(), 1e-5 * expected);
                        })));
  }

  @Test
  void digitsAgreeAtTheSizeThatIsMeasuredLive() {
    Dataset digits = DatasetCatalogue.load("digits", 1);
    JsonNode expected = EXPECTED.get("digits");
    float[] z = projected(digits, floats(expected.get("projection")));
    // Pixels have many equal distances, whose order scikit-learn leaves open.
    assertEquals(
        expected.get("trustworthiness").asDouble(),
        new Trustworthiness(digits.features(), 1797, 64, 5).of(z, 2),
        1e-4);
    assertEquals(
        expected.get("accuracy").asDouble(),
        NearestNeighbours.accuracy(z, 1797, 2, digits.labels(), 5),
        1e-3);
    assertEquals(
        expected.get("accuracyOfPixels").asDouble(),
        NearestNeighbours.accuracy(digits.features(), 1797, 64, digits.labels(), 5),
        1e-3);
    double inertia = KMeans.run(digits.features(), 1797, 64, 10, 1, 20).inertia();
    assertTrue(inertia < 1.002 * expected.get("inertiaOfPixels").asDouble(), "" + inertia);
  }

  /** A measure of an embedding with one whole number as its option. */
  private interface Measure {
    double of(JsonNode embedding, int option);
  }

  private static Stream<DynamicTest> perOption(String name, Measure measure) {
    return children(EXPECTED.get("embeddings"))
        .flatMap(one ->
            one.get(name).properties().stream()
                .map(option ->
                    DynamicTest.dynamicTest(
                        one.get("name").asText() + ", k = " + option.getKey(),
                        () ->
                            assertEquals(
                                option.getValue().asDouble(),
                                measure.of(one, Integer.parseInt(option.getKey())),
                                1e-12))));
  }

  private static float[] projected(Dataset data, float[] projection) {
    float[] z = new float[data.size() * 2];
    for (int i = 0; i < z.length; i++) {
      double sum = 0;
      for (int k = 0; k < 64; k++) {
        sum += (double) data.features()[i / 2 * 64 + k] * projection[2 * k + i % 2];
      }
      z[i] = (float) sum;
    }
    return z;
  }

  private static int n(JsonNode embedding) {
    return embedding.get("n").asInt();
  }

  private static int dz(JsonNode embedding) {
    return embedding.get("dz").asInt();
  }

  private static Stream<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static int[] ints(JsonNode array) {
    return children(array).mapToInt(JsonNode::asInt).toArray();
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int v = 0; v < values.length; v++) {
      values[v] = (float) array.get(v).asDouble();
    }
    return values;
  }

  private static JsonNode expected() {
    try (InputStream in = ScikitLearnTest.class.getResourceAsStream("expected.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

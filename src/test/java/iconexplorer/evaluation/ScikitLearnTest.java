package iconexplorer.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
    return perOption("trustworthiness", (one, k) -> preservation(one, k).trustworthiness());
  }

  @TestFactory
  Stream<DynamicTest> continuity() {
    // On a line some distances are equal, whose order scikit-learn leaves open.
    return perOption("continuity", 1e-4, (one, k) -> preservation(one, k).continuity());
  }

  @TestFactory
  Stream<DynamicTest> overlapOfNeighbourhoods() {
    return perOption("overlap", (one, k) -> preservation(one, k).overlap());
  }

  private static NeighbourhoodPreservation.Result preservation(JsonNode one, int k) {
    return new NeighbourhoodPreservation(floats(one.get("x")), n(one), one.get("d").asInt(), k)
        .of(floats(one.get("z")), dz(one));
  }

  @TestFactory
  Stream<DynamicTest> silhouetteOfClasses() {
    return perEmbedding(one ->
        assertEquals(
            one.get("silhouette").asDouble(),
            Silhouette.of(floats(one.get("z")), dz(one), ints(one.get("labels"))),
            1e-6));
  }

  @TestFactory
  Stream<DynamicTest> linearProbe() {
    return perEmbedding(one -> {
      float[] z = floats(one.get("z"));
      int[] labels = ints(one.get("labels"));
      int half = n(one) / 2;
      float[] train = Arrays.copyOf(z, half * dz(one));
      float[] test = Arrays.copyOfRange(z, half * dz(one), z.length);
      int[] trainLabels = Arrays.copyOf(labels, half);
      int[] testLabels = Arrays.copyOfRange(labels, half, labels.length);
      assertEquals(
          one.get("probe").get("accuracy").asDouble(),
          LinearProbe.accuracy(train, trainLabels, test, testLabels, dz(one)),
          1e-12);
      double[] probabilities =
          Arrays.stream(LinearProbe.fit(train, trainLabels, dz(one)).probabilities(test))
              .flatMapToDouble(Arrays::stream)
              .toArray();
      double[] expected =
          children(one.get("probe").get("probabilities")).mapToDouble(JsonNode::asDouble).toArray();
      assertArrayEquals(expected, probabilities, 1e-4);
    });
  }

  @TestFactory
  Stream<DynamicTest> densityClusters() {
    return perEmbedding(one -> {
      DensityClusters.Result found = DensityClusters.run(floats(one.get("z")), n(one), dz(one));
      double epsilon = one.get("dbscan").get("epsilon").asDouble();
      assertEquals(epsilon, found.epsilon(), 1e-5 * epsilon);
      assertEquals(one.get("dbscan").get("clusters").asInt(), found.clusters());
      assertEquals(
          1,
          ClusterAgreement.adjustedRandIndex(
              ints(one.get("dbscan").get("labels")), found.assignment()));
    });
  }

  @Test
  void uniformityAndAlignment() {
    JsonNode sphere = EXPECTED.get("sphere");
    float[] views = floats(sphere.get("views"));
    int d = sphere.get("d").asInt();
    assertEquals(sphere.get("uniformity").asDouble(), UnitSphere.uniformity(views, d), 1e-6);
    assertEquals(sphere.get("alignment").asDouble(), UnitSphere.alignment(views, d), 1e-6);
  }

  @Test
  void calibrationAndEffectiveClusters() {
    JsonNode expected = EXPECTED.get("probabilities");
    float[] phi = floats(expected.get("phi"));
    int[] right = ints(expected.get("right"));
    int clusters = expected.get("clusters").asInt();
    float[] confidence = new float[right.length];
    boolean[] rights = new boolean[right.length];
    for (int k = 0; k < phi.length; k++) {
      confidence[k / clusters] = Math.max(confidence[k / clusters], phi[k]);
      rights[k / clusters] = right[k / clusters] == 1;
    }
    assertEquals(
        expected.get("ece").asDouble(), Calibration.expectedError(confidence, rights), 1e-6);
    assertEquals(expected.get("effective").asDouble(), EffectiveClusters.of(phi, clusters), 1e-5);
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
        new NeighbourhoodPreservation(digits.features(), 1797, 64, 5).of(z, 2).trustworthiness(),
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
    return perOption(name, 1e-12, measure);
  }

  private static Stream<DynamicTest> perOption(String name, double tolerance, Measure measure) {
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
                                tolerance))));
  }

  /** A check of one embedding. */
  private interface Check {
    void of(JsonNode embedding);
  }

  private static Stream<DynamicTest> perEmbedding(Check check) {
    return children(EXPECTED.get("embeddings"))
        .map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> check.of(one)));
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

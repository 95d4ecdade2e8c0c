package iconexplorer.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.eager.EagerObjective;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Support;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** VICReg and DCL against numpy; relatives.json is made by relatives.py beside it. */
class RelativesReferenceTest {

  @TestFactory
  Stream<DynamicTest> lossAndGradientAreThoseOfTheIndependentProgram() throws IOException {
    return StreamSupport.stream(cases().spliterator(), false)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> compare(one)));
  }

  private static JsonNode cases() throws IOException {
    String file = "/iconexplorer/objective/relatives.json";
    try (InputStream in = RelativesReferenceTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, file));
    }
  }

  private static void compare(JsonNode one) {
    int n = one.get("rows").asInt();
    int d = one.get("dimension").asInt();
    Equation equation = equation(one);
    float[] none = new float[0];
    try (Matrix z = Matrix.of(floats(one.get("z")), n, d);
        Matrix p = pairs(n);
        Objective fused = Objective.of(equation, Support.IN_BATCH, n, n, d, none);
        Objective plain = new EagerObjective(equation, Support.IN_BATCH, n, n, d, none)) {
      for (Objective objective : new Objective[] {fused, plain}) {
        objective.supervise(p);
        objective.evaluate(z, z, true);
        double loss = one.get("loss").asDouble();
        assertEquals(loss, objective.loss(), 1e-5 * Math.abs(loss) + 1e-6);
        float[] wanted = floats(one.get("gradient"));
        float[] gradient = objective.anchorGradient().toArray();
        double scale = 0;
        for (float value : wanted) {
          scale = Math.max(scale, Math.abs(value));
        }
        for (int k = 0; k < wanted.length; k++) {
          assertEquals(wanted[k], gradient[k], 1e-5 * scale, "component " + k);
        }
      }
    }
  }

  private static Equation equation(JsonNode one) {
    if (one.get("kind").asText().equals("dcl")) {
      return new Equation(new PositivePairs(), Gaussian.cosine(one.get("temperature").asDouble()))
          .withComparison(new DebiasedContrast(one.get("classPrior").asDouble()));
    }
    JsonNode weights = one.get("weights");
    return new Equation(
        new PositivePairs(),
        WideGaussian.hinged(
            weights.get(0).asDouble(), weights.get(1).asDouble(), weights.get(2).asDouble()));
  }

  /** Row r and row r + n/2 are views of one item. */
  private static Matrix pairs(int n) {
    Matrix p = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      p.set(i, (i + n / 2) % n, 1);
    }
    return p;
  }

  private static float[] floats(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }
}

package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Views;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.RateSchedule;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecJsonTest {

  static Stream<TrainingSpec> specsOfAllTrainingMethods() {
    return MethodTable.all().stream().map(SpecJsonTest::plan);
  }

  private static TrainingSpec plan(Method method) {
    String own = method.training().dataset();
    return DatasetCatalogue.all().stream()
        .filter(info -> info.id().equals(own))
        .map(info -> RunPlanner.plan(method, info, 42))
        .findFirst()
        .orElseThrow();
  }

  private static TrainingSpec tSne() {
    return plan(MethodTable.byId("t-sne").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("specsOfAllTrainingMethods")
  void everyTrainingMethodReadsBackAsItWasWritten(TrainingSpec spec) {
    assertEquals(spec, SpecJson.parse(SpecJson.text(spec)));
  }

  static Stream<SupervisoryDistribution> rowsWithoutATrainingMethod() {
    return Stream.of(
        new StudentTNeighbours(2, 1.5),
        new Identity(),
        new GraphKernel(GraphKernel.Normalisation.RANDOM_WALK),
        new GraphKernel(GraphKernel.Normalisation.DEGREE_SOFTMAX),
        new UniformNeighbours(7, UniformNeighbours.Link.SYMMETRIC),
        new UniformNeighbours(7, UniformNeighbours.Link.MUTUAL),
        new UniformNeighbours(7, UniformNeighbours.Link.SYMMETRIC, 2),
        new CrossModalPairs(),
        new ContextTokenPairs());
  }

  @ParameterizedTest
  @MethodSource("rowsWithoutATrainingMethod")
  void everyRowReadsBack(SupervisoryDistribution p) {
    TrainingSpec spec =
        tSne()
            .withEquation(
                tSne()
                    .equation()
                    .withP(p)
                    .withModifiers(new Modifiers(true, 2, true, 0.25))
                    .withLearnedAlpha(0.5))
            .withEncoder(new EncoderSpec.Cnn(List.of(8, 16), 64))
            .withSeed(Long.MIN_VALUE)
            .withPlateau(new Plateau(300, 0.5));
    assertEquals(spec, SpecJson.parse(SpecJson.text(spec)));
  }

  @Test
  void anAutomaticWidthIsWrittenAndReadAsAuto() {
    TrainingSpec spec = plan(MethodTable.byId("k-means").orElseThrow());
    String text = SpecJson.text(spec);
    assertTrue(text.contains("\"sigma\" : \"auto\""), text);
    assertEquals(spec, SpecJson.parse(text));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> SpecJson.parse(text.replace("\"auto\"", "\"automatic\"")));
    assertEquals(
        "\"p.sigma\" must be a number or \"auto\", got \"automatic\"", refused.getMessage());
  }

  @Test
  void subHeadsViewsAndBatchNormalisationReadBack() {
    TrainingSpec spec =
        tSne()
            .withHeads(new Heads(5, 50))
            .withViews(Views.WINDOWS)
            .withSchedule(RateSchedule.COSINE)
            .withEncoder(new EncoderSpec.Cnn(List.of(32, 64, 128), List.of(256, 512), 0, true));
    assertEquals(spec, SpecJson.parse(SpecJson.text(spec)));
  }

  @Test
  void aNumberAloneIsTheWidthOfOneDenseLayer() {
    TrainingSpec spec = tSne().withEncoder(new EncoderSpec.Cnn(List.of(8, 16), 64));
    String text = SpecJson.text(spec);
    String alone = text.replaceFirst("\"dense\" : \\[ 64 ]", "\"dense\" : 64");
    assertNotEquals(text, alone);
    assertEquals(spec, SpecJson.parse(alone));
  }

  @Test
  void repeatsReadBack() {
    TrainingSpec spec = tSne().withEquation(tSne().equation().withP(new PositivePairs(5)));
    assertTrue(SpecJson.text(spec).contains("\"repeats\" : 5"));
    assertEquals(spec, SpecJson.parse(SpecJson.text(spec)));
  }

  @Test
  void everyColumnReadsBack() {
    for (var q :
        List.of(
            new Clusters(true),
            new WideGaussian(Dissimilarity.COSINE),
            WideGaussian.hinged(25, 25, 0.5),
            new NarrowGaussian(Dissimilarity.SQUARED_EUCLIDEAN),
            NarrowGaussian.triplets(0.3, Negatives.HARDEST))) {
      TrainingSpec spec = tSne().withEquation(tSne().equation().withQ(q));
      assertEquals(spec, SpecJson.parse(SpecJson.text(spec)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "seed" : 42 | "seed" : 42, "sped" : 1 | unknown field "sped"
          "perplexity" : 30.0 | "perplexity" : 30.0, "sigma2" : 1 | unknown field "p.sigma2"
          "perplexity" : 30.0 | "perplexity" : 0.5 | perplexity must be above 1, got 0.5
          "steps" : 1000 | "steps" : 10.5 | "steps" must be a whole number, got 10.5
          "steps" : 1000 | "steps" : 4294967298 | "steps" must be a whole number from -2147483648 to 2147483647, got 4294967298
          "steps" : 1000 | "steps" : 1e12 | "steps" must be a whole number from -2147483648 to 2147483647, got 1.0E12
          "seed" : 42 | "seed" : 9223372036854775808 | "seed" must be a whole number from -9223372036854775808 to 9223372036854775807
          "steps" : 1000 | "steps" : 1000, "steps" : 7 | this is not JSON at line
          "kind" : "student-t" | "kind" : "cauchy" | unknown kind of q "cauchy"
          "kind" : "lookup-table" | "kind" : "transformer" | unknown encoder "transformer"
          "divergence" : "kl" | "divergence" : "chi" | unknown divergence "chi"
          "dataset" : "digits", | | "dataset" is missing; it must be a text
          "seed" : 42 | "seed" : 1e300 | "seed" must be a whole number
          """)
  void badFieldsAreRefusedInOneSentenceThatNamesThem(String good, String bad, String complaint) {
    String text = SpecJson.text(tSne());
    String broken = text.replace(good, bad == null ? "" : bad);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SpecJson.parse(broken));
    String message = String.valueOf(refused.getMessage());
    assertEquals(complaint, message.substring(0, complaint.length()));
    assertEquals(1, message.lines().count());
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    for (String text : List.of("", "{", "[]", "7", "{} {}", "\u0000\u0001", "{\"p\": NaN}")) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> SpecJson.parse(text), text);
      assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }
  }
}

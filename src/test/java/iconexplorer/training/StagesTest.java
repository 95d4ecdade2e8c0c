package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.encoder.SavedModel;
import iconexplorer.export.Setting;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.method.MethodTable;
import iconexplorer.method.TrainingStage;
import iconexplorer.training.TrainingEvent.Marked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {

  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 42);

  private static final int STEPS = 20;
  private static final int HEAD_FROM = 10;
  private static final int ALL_FROM = 14;

  /** 10 steps in 16 dimensions, 4 of a head in two, and 6 of everything in two. */
  private static final List<TrainingStage> STAGES =
      List.of(
          new TrainingStage(5, Optional.of(Gaussian.cosine(0.5)), 16, false, 1),
          new TrainingStage(2, Optional.empty(), 0, true, 1),
          new TrainingStage(3, Optional.empty(), 0, false, 0.1));

  private static TrainingSpec spec() {
    DatasetInfo info = DatasetCatalogue.info("digits").orElseThrow();
    return RunPlanner.plan(MethodTable.byId("t-simcne").orElseThrow(), info, 42)
        .withEncoder(new EncoderSpec.Cnn(List.of(4, 6), List.of(12), 0, true))
        .withBatchItems(32)
        .withSteps(STEPS)
        .withOptimiser(new OptimiserSpec.Adam(1e-3))
        .withStages(STAGES);
  }

  private static TrainingSession session(TrainingSpec spec, List<TrainingEvent> events) {
    TrainingSession session = new TrainingSession(1, spec, DIGITS, events::add);
    session.prepare();
    return session;
  }

  private static void step(TrainingSession session, int steps) {
    for (int i = 0; i < steps; i++) {
      session.step();
    }
  }

  private static float[] parameters(TrainingSession session) {
    return session.learner().encoder().parameters().toArray();
  }

  private static float[] trunk(TrainingSession session) {
    return Arrays.copyOf(parameters(session), session.learner().encoder().trunk());
  }

  private static float[] head(TrainingSession session) {
    float[] all = parameters(session);
    return Arrays.copyOfRange(all, session.learner().encoder().trunk(), all.length);
  }

  @Test
  void eachStageBeginsAtItsStepWithAMarkAndItsOwnSettings() {
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = session(spec(), events)) {
      for (int done = 0; done < STEPS; done++) {
        int stage = done < HEAD_FROM ? 0 : done < ALL_FROM ? 1 : 2;
        TrainingSpec now = session.learner().spec();
        assertEquals(
            stage == 0 ? 16 : 2, session.learner().representation().dimension(), "after " + done);
        assertEquals(stage == 0 ? Gaussian.cosine(0.5) : new StudentT(1), now.equation().q());
        assertEquals(stage == 2 ? 1e-4 : 1e-3, now.optimiser().learningRate(), 1e-12);
        session.step();
      }
      assertEquals(RunState.FINISHED, session.state());
      assertEquals(2, session.learner().representation().dimension());
    }
    assertEquals(
        List.of(
            new Marked(1, HEAD_FROM, "stage 2 of 3", Turn.SCALE),
            new Marked(1, ALL_FROM, "stage 3 of 3", Turn.SCALE)),
        events.stream().filter(Marked.class::isInstance).toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTrunkIsTakenOverStandsStillInTheStageOfTheHeadAndThenMoves(boolean images) {
    TrainingSpec spec = images ? spec() : spec().withEncoder(new EncoderSpec.Mlp(List.of(12, 9)));
    try (TrainingSession session = session(spec, new ArrayList<>())) {
      step(session, HEAD_FROM - 1);
      float[] before = trunk(session);
      step(session, 1);
      float[] taken = trunk(session);
      assertFalse(Arrays.equals(before, taken), "the first stage's last step moves the trunk");
      float[] drawn = head(session);
      step(session, ALL_FROM - HEAD_FROM);
      assertArrayEquals(taken, trunk(session));
      float[] learned = head(session);
      assertFalse(Arrays.equals(drawn, learned), "the head learns");
      step(session, 1);
      assertFalse(Arrays.equals(taken, trunk(session)));
      assertTrue(distance(learned, head(session)) < 1e-3, "the head is taken over");
    }
  }

  private static double distance(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** The parameters of the last layer before a stage are those that its last step left. */
  @Test
  void whatTheFirstStageLearnsIsWhatItWouldLearnAlone() {
    TrainingSpec alone = spec().during(0).withSteps(HEAD_FROM);
    try (TrainingSession staged = session(spec(), new ArrayList<>());
        TrainingSession one = session(alone, new ArrayList<>())) {
      step(staged, HEAD_FROM);
      step(one, HEAD_FROM);
      assertArrayEquals(trunk(one), trunk(staged));
    }
  }

  @Test
  void theSameSeedGivesTheSameCurveThroughAllStages() {
    List<TrainingEvent> first = new ArrayList<>();
    List<TrainingEvent> second = new ArrayList<>();
    try (TrainingSession one = session(spec(), first);
        TrainingSession other = session(spec(), second)) {
      step(one, STEPS);
      step(other, STEPS);
      assertArrayEquals(parameters(one), parameters(other));
    }
    assertEquals(STEPS, Curve.of(first).length);
    assertArrayEquals(Curve.of(first), Curve.of(second));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, HEAD_FROM, 12, ALL_FROM, 17, STEPS})
  void aRunSavedInAnyStageGoesOnBitForBit(int done) {
    try (TrainingSession whole = session(spec(), new ArrayList<>());
        TrainingSession half = session(spec(), new ArrayList<>());
        TrainingSession rest = new TrainingSession(2, spec(), DIGITS, event -> {})) {
      step(whole, STEPS);
      step(half, done);
      SavedModel saved = half.learner().copy("{}");
      rest.restore(saved, done, STEPS, half.history());
      assertArrayEquals(
          half.learner().representation().embedding(), rest.learner().representation().embedding());
      rest.run();
      assertEquals(STEPS, rest.steps());
      assertArrayEquals(parameters(whole), parameters(rest));
    }
  }

  @Test
  void changesOnTheWayHoldInEveryStageThatTheyAreFor() {
    try (TrainingSession session = session(spec(), new ArrayList<>())) {
      session.change(new Change.Learned(new StudentT(3)));
      session.change(new Change.LearningRate(0.002));
      session.change(new Change.Alpha(0.25));
      step(session, 1);
      assertEquals(Gaussian.cosine(0.5), session.learner().spec().equation().q());
      step(session, ALL_FROM);
      TrainingSpec now = session.learner().spec();
      assertEquals(new StudentT(3), now.equation().q());
      assertEquals(0.25, now.equation().modifiers().alpha());
      assertEquals(2e-4, now.optimiser().learningRate(), 1e-12);
      assertEquals(0.002, session.spec().optimiser().learningRate());
      assertEquals(STAGES, session.spec().stages());
    }
  }

  @Test
  void thePictureFollowsTheDimension() {
    try (TrainingSession session = session(spec(), new ArrayList<>())) {
      assertTrue(session.frame(0).projection() instanceof Frame.Projection.PrincipalComponents);
      step(session, HEAD_FROM);
      Frame frame = session.frame(0);
      assertTrue(frame.projection() instanceof Frame.Projection.Raw);
      assertEquals(2 * DIGITS.size(), frame.xy().length);
    }
  }

  @Test
  void onlyTheLastStageEndsWithAPlateau() {
    TrainingSpec idle =
        spec().withOptimiser(new OptimiserSpec.Adam(1e-12)).withPlateau(new Plateau(2, 10));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = session(idle, events)) {
      step(session, STEPS);
      assertEquals(RunState.FINISHED, session.state());
      assertEquals(ALL_FROM + 3, session.steps());
      assertEquals(2, session.learner().representation().dimension());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0 0", "2, 1 1", "3, 1 2", "20, 10 14", "1000, 500 700"})
  void theLastStageHasAStepHoweverFewThereAre(int steps, String begins) {
    TrainingSpec spec = spec().withSteps(steps);
    assertEquals(begins, spec.firstStep(1) + " " + spec.firstStep(2));
    try (TrainingSession session = session(spec.withSteps(Math.min(steps, 3)), new ArrayList<>())) {
      step(session, 3);
      assertEquals(RunState.FINISHED, session.state());
      assertEquals(2, session.learner().representation().dimension());
    }
  }

  @Test
  void stagesReadBackAndTheLastAloneIsASetting() {
    assertEquals(spec(), SpecJson.parse(SpecJson.text(spec())));
    assertEquals("true", Setting.STAGED.in(spec()).orElseThrow());
    TrainingSpec alone = Setting.STAGED.apply(spec(), "false");
    assertEquals(spec().withStages(List.of()), alone);
    assertThrows(IllegalArgumentException.class, () -> Setting.STAGED.apply(alone, "true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "share" : 5.0 | "share" : 0 | a stage's share must be positive and finite, got 0.0
          "rate" : 0.1 | "rate" : -1 | a stage's rate must be positive and finite, got -1.0
          "rate" : 0.1 | "rate" : 0.1, "speed" : 2 | unknown field "stages[2].speed"
          "dimension" : 16 | "dimension" : -16 | a stage's dimension must be at least 0, got -16
          "share" : 3.0 | "share" : 3.0, "dimension" : 3 | the last stage must have the run's own q
          """)
  void badStagesAreRefusedInOneSentence(String good, String bad, String complaint) {
    String text = SpecJson.text(spec());
    assertTrue(text.contains(good), text);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SpecJson.parse(text.replace(good, bad)));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(complaint), refused.getMessage());
  }

  @Test
  void whatStagesCannotGoWithIsRefused() {
    DatasetInfo digits = DatasetCatalogue.info("digits").orElseThrow();
    TrainingSpec heads =
        RunPlanner.plan(MethodTable.byId("iic").orElseThrow(), digits, 42)
            .withHeads(new Heads(5, 0))
            .withStages(List.of(new TrainingStage(1, Optional.empty(), 0, false, 1)));
    assertTrue(refusal(heads, digits).contains("staged false"));
    TrainingSpec rotated = spec().withEncoder(new EncoderSpec.Orthonormal());
    assertEquals(
        "an orthonormal encoder has at most as many outputs as the 64 features, got 128",
        refusal(rotated.withStages(wide()), digits));
  }

  private static List<TrainingStage> wide() {
    return List.of(
        new TrainingStage(1, Optional.of(Gaussian.cosine(0.5)), 128, false, 1), STAGES.getLast());
  }

  private static String refusal(TrainingSpec spec, DatasetInfo info) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> RunPlanner.check(spec, info))
            .getMessage());
  }
}

package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.evaluation.Measure;
import iconexplorer.export.Setting;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import iconexplorer.training.TrainingEvent.KlMeasured;
import iconexplorer.training.TrainingEvent.Marked;
import iconexplorer.training.TrainingEvent.StateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSessionTest {

  private static final List<String> DIVERGENCES =
      List.of(
          "kl",
          "reverse-kl",
          "reverse-cross-entropy",
          "jensen-shannon",
          "total-variation",
          "hellinger");

  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 42);

  static Stream<Method> methods() {
    return MethodTable.all().stream();
  }

  private static DatasetInfo info(String dataset) {
    return DatasetCatalogue.info(dataset).orElseThrow();
  }

  private static TrainingSpec plan(String method, String dataset) {
    return RunPlanner.plan(MethodTable.byId(method).orElseThrow(), info(dataset), 42);
  }

  /** By small batches of small data. */
  private static TrainingSpec smallPlan(Method method) {
    TrainingSpec spec = RunPlanner.plan(method, SmallData.of(method), 42);
    return spec.batchItems() > 0 ? spec.withBatchItems(20) : spec;
  }

  /** Runs to the end; a failed run fails the test with its own sentence. */
  private static List<TrainingEvent> run(TrainingSpec spec, Dataset data) {
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, data, events::add)) {
      session.run();
    }
    StateChanged last = states(events).getLast();
    assertEquals(RunState.FINISHED, last.state(), last.message());
    return events;
  }

  private static List<StateChanged> states(List<TrainingEvent> events) {
    return events.stream()
        .filter(StateChanged.class::isInstance)
        .map(StateChanged.class::cast)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyTrainableMethodLowersItsLoss(Method method) {
    TrainingSpec spec = RunPlanner.plan(method, SmallData.of(method), 1).withSteps(100);
    double[] losses =
        run(spec, SmallData.load(spec.dataset())).stream()
            .filter(KlMeasured.class::isInstance)
            .mapToDouble(event -> ((KlMeasured) event).loss())
            .toArray();
    double last = (losses[losses.length - 1] + losses[losses.length - 2]) / 2;
    assertTrue(last < losses[0], method.name() + ": " + losses[0] + " to " + last);
  }

  @Test
  void tSneOfTheDigitsReachesTheKlOfScikitLearnAndKeepsNeighbours() {
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, plan("t-sne", "digits"), DIGITS, events::add)) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
      // scikit-learn 1.2.1, exact, from the same plane: 0.680
      assertTrue(session.kl() <= 1.02 * 0.680, "KL " + session.kl());
      Metrics metrics = new EmbeddingMetrics(DIGITS).measure(session.sample());
      assertTrue(metrics.get(Measure.KNN_ACCURACY).orElseThrow() >= 0.97, metrics.toString());
      assertTrue(metrics.get(Measure.TRUSTWORTHINESS).orElseThrow() >= 0.98, metrics.toString());
    }
  }

  /** Of every dimension, over all digits as they are, at the end of the method's own run. */
  @ParameterizedTest
  @ValueSource(strings = {"vicreg", "vicreg-covariance"})
  void theVarianceHingeHoldsEveryDimensionUp(String method) {
    TrainingSpec spec = plan(method, "digits");
    try (TrainingSession session = new TrainingSession(1, spec, DIGITS, event -> {})) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
      assertEquals(spec.steps(), session.steps());
      float[] z = session.learner().representation().embedding();
      for (int k = 0; k < spec.dimension(); k++) {
        double deviation = deviation(z, spec.dimension(), k);
        assertTrue(deviation >= 0.9, "dimension %d: %s".formatted(k, deviation));
      }
    }
  }

  private static double deviation(float[] z, int d, int column) {
    double sum = 0;
    double squares = 0;
    int n = z.length / d;
    for (int i = 0; i < n; i++) {
      double value = z[i * d + column];
      sum += value;
      squares += value * value;
    }
    return Math.sqrt((squares - sum * sum / n) / (n - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"supcon", "cross-entropy"})
  void supervisedMethodsClassifyDigitsTheyNeverSaw(String method) {
    try (TrainingSession session =
        new TrainingSession(1, plan(method, "digits"), DIGITS, event -> {})) {
      session.run();
      Metrics metrics = new EmbeddingMetrics(DIGITS).measure(session.sample());
      assertTrue(metrics.get(Measure.HELD_OUT_ACCURACY).orElseThrow() >= 0.95, metrics.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theSameSeedGivesTheSameCurveAndAnotherSeedAnother(Method method) {
    TrainingSpec spec = smallPlan(method).withSteps(25);
    Dataset data = SmallData.load(spec.dataset());
    double[] first = Curve.of(run(spec, data));
    assertEquals(25, first.length);
    assertArrayEquals(first, Curve.of(run(spec, data)));
    double[] other = Curve.of(run(spec.withSeed(43), data));
    boolean drawn =
        !(spec.encoder() instanceof EncoderSpec.LookupTable)
            || !(spec.optimiser() instanceof OptimiserSpec.MomentumWithGains);
    if (drawn) {
      assertNotEquals(first[20], other[20]);
    } else {
      assertArrayEquals(first, other, 2e-3, "nothing is drawn: it starts from the principal plane");
    }
  }

  @Test
  void iicTellsItsInformationBesideEveryPointAndFindsClustersOfDigits() {
    List<TrainingEvent> events = run(plan("iic", "digits").withSteps(400), DIGITS);
    List<ClusterInformation> series =
        events.stream()
            .filter(InformationMeasured.class::isInstance)
            .map(event -> ((InformationMeasured) event).information())
            .toList();
    assertEquals(Curve.of(events).length, series.size());
    assertTrue(series.getFirst().mutualInformation() < 0.1, "at first " + series.getFirst());
    assertTrue(series.getLast().mutualInformation() > 1, "at last " + series.getLast());
  }

  @Test
  void alphaAppliesAtTheNextStepWithoutARestartAndLeavesAMark() {
    TrainingSpec spec = plan("sne", "iris").withSteps(40);
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, spec, DatasetCatalogue.load("iris", 42), events::add)) {
      session.prepare();
      session.start();
      for (int step = 0; step < 20; step++) {
        session.step();
      }
      double before = session.kl();
      session.change(new Change.Alpha(1));
      session.step();
      assertEquals(21, session.steps());
      assertNotEquals(before, session.kl(), 1e-3);
      assertEquals(1, session.spec().equation().modifiers().alpha());
      Frame frame = session.frame(0);
      float[] p = frame.watched().orElseThrow().p();
      assertEquals(1.0 / 149, p[0], 1e-6, "p̃ is uniform at α = 1");
    }
    assertTrue(
        events.stream().anyMatch(e -> e instanceof Marked mark && mark.label().equals("α → 1.00")));
  }

  @Test
  void parkingGivesMemoryBackAndResumingGoesOnAsIfNothingHappened() {
    TrainingSpec spec = plan("infonce", "iris").withSteps(30);
    Dataset iris = DatasetCatalogue.load("iris", 42);
    double[] straight = Curve.of(run(spec, iris));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, iris, events::add)) {
      session.prepare();
      session.start();
      for (int step = 0; step < 10; step++) {
        session.step();
      }
      session.park();
      assertEquals(RunState.PARKED, session.state());
      session.run();
    }
    assertArrayEquals(straight, Curve.of(events));
  }

  @ParameterizedTest
  @ValueSource(strings = {"infonce", "cross-entropy", "iic"})
  void theWatchedItemIsTheOneThatWasAskedForOrNone(String method) {
    TrainingSpec spec = plan(method, "digits").withBatchItems(64).withSteps(60);
    int[] heldOut = RunPlanner.split(spec, DIGITS).heldOut();
    int[] train = RunPlanner.split(spec, DIGITS).train();
    try (TrainingSession session = new TrainingSession(1, spec, DIGITS, event -> {})) {
      session.prepare();
      session.start();
      int seen = 0;
      for (int step = 0; step < 50; step++) {
        session.step();
        var watched = session.frame(train[5]).watched();
        seen += watched.isPresent() ? 1 : 0;
        watched.ifPresent(row -> assertEquals(train[5], row.anchor()));
      }
      assertTrue(seen > 0, "in 50 batches of 64 an item is seen");
      assertTrue(session.frame(heldOut[0]).watched().isEmpty(), "no batch has it");
      session.pause();
      for (int item : new int[] {train[7], train[100], train[700]}) {
        var row = session.frame(item).watched().orElseThrow();
        assertEquals(item, row.anchor());
        double mass = 0;
        for (float p : row.p()) {
          mass += p;
        }
        assertEquals(1, mass, 1e-3);
      }
      assertTrue(session.frame(heldOut[0]).watched().isEmpty());
    }
  }

  @Test
  void lookingAtAPausedRunDoesNotChangeWhereItGoes() {
    TrainingSpec spec = plan("infonce", "iris").withBatchItems(20).withSteps(30);
    Dataset iris = DatasetCatalogue.load("iris", 42);
    double[] straight = Curve.of(run(spec, iris));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, iris, events::add)) {
      session.prepare();
      for (int step = 0; step < 10; step++) {
        session.step();
      }
      for (int item : RunPlanner.split(spec, iris).train()) {
        session.frame(item);
      }
      session.run();
    }
    assertArrayEquals(straight, Curve.of(events));
  }

  @ParameterizedTest
  @ValueSource(strings = {"infonce", "supcon", "t-sne"})
  void whetherTheNextBatchWasReadyInTimeDoesNotShowInTheCurve(String method) {
    Dataset iris = DatasetCatalogue.load("iris", 42);
    TrainingSpec spec = plan(method, "iris").withBatchItems(20).withSteps(60);
    double[] straight = Curve.of(run(spec, iris));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, iris, events::add)) {
      session.prepare();
      session.start();
      while (session.state() == RunState.RUNNING) {
        session.step();
        LockSupport.parkNanos(session.steps() % 3 * 300_000L);
        if (session.steps() % 17 == 0) {
          session.park();
          session.begin(Checkpoint.NONE);
        }
      }
    }
    assertEquals(60, straight.length);
    assertArrayEquals(straight, Curve.of(events));
  }

  /** Eigenvectors, widths and starts are looked for before there is a session. */
  @ParameterizedTest
  @ValueSource(
      strings = {"k-means", "spectral-clustering", "normalized-cuts", "dual-t-sne", "t-k-means"})
  void whatIsLookedForBeforeTheStartCanBeCancelled(String method) {
    Checkpoint cancelled = new Checkpoint(share -> {}, () -> true);
    assertThrows(
        CancellationException.class,
        () ->
            new TrainingSession(
                1,
                plan(method, "iris"),
                SmallData.load("iris"),
                new SupervisionCache(),
                event -> {},
                cancelled));
  }

  @Test
  void aLateResumeAfterStopDoesNothing() {
    try (TrainingSession session =
        new TrainingSession(
            1, plan("sne", "iris"), DatasetCatalogue.load("iris", 42), event -> {})) {
      session.prepare();
      session.start();
      session.step();
      session.stop();
      session.start();
      session.step();
      assertEquals(RunState.STOPPED, session.state());
      assertEquals(1, session.steps());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sne", "infonce", "moco-v3"})
  void aRunThatIsStoppedHasItsLastPointAtItsLastStep(String method) {
    TrainingSpec spec = smallPlan(MethodTable.byId(method).orElseThrow()).withSteps(1000);
    List<TrainingEvent> events = new ArrayList<>();
    Dataset data = DatasetCatalogue.load(spec.dataset(), spec.seed());
    try (TrainingSession session = new TrainingSession(1, spec, data, events::add)) {
      session.prepare();
      session.start();
      for (int step = 1; step <= 6; step++) {
        session.step();
      }
      assertEquals(List.of(1, 4), points(events), "the curve has one point in four steps");
      session.stop();
      session.stop();
      assertEquals(RunState.STOPPED, session.state());
      assertEquals(List.of(1, 4, 6), points(events));
      assertTrue(session.kl() > 0);
    }
  }

  @Test
  void theLastPointOfAStoppedRunIsOfTheEmbeddingThatItLeaves() {
    TrainingSpec spec = plan("sne", "iris").withSteps(100);
    List<Double> kl = new ArrayList<>();
    for (int stopped : List.of(0, 1)) {
      try (TrainingSession session =
          new TrainingSession(1, spec.withSteps(stopped == 1 ? 1000 : 100), iris(), event -> {})) {
        session.prepare();
        for (int step = 0; step < 7 - stopped; step++) {
          session.step();
        }
        session.stop();
        kl.add(session.kl());
      }
    }
    assertEquals(kl.get(0), kl.get(1));
  }

  private static Dataset iris() {
    return DatasetCatalogue.load("iris", 42);
  }

  private static List<Integer> points(List<TrainingEvent> events) {
    return events.stream()
        .filter(KlMeasured.class::isInstance)
        .map(event -> ((KlMeasured) event).step())
        .toList();
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAsDivergedAndKeepsTheLastGoodState() {
    TrainingSpec spec = plan("cross-entropy", "iris").withSteps(400);
    spec = spec.withOptimiser(spec.optimiser().withLearningRate(1e30));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, spec, DatasetCatalogue.load("iris", 42), events::add)) {
      session.run();
      assertEquals(RunState.DIVERGED, session.state());
      for (float value : session.learner().representation().embedding()) {
        assertTrue(Float.isFinite(value));
      }
    }
    assertFalse(states(events).getLast().message().isEmpty());
  }

  @Test
  void aLossThatLeavesItsBestForGoodEndsTheRunAndTheGoodStateComesBack() {
    Dataset iris = DatasetCatalogue.load("iris", 42);
    TrainingSpec spec = plan("cross-entropy", "iris").withSteps(1000);
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, iris, events::add)) {
      session.prepare();
      session.start();
      for (int step = 0; step < 300; step++) {
        session.step();
      }
      session.change(new Change.LearningRate(3));
      while (session.state() == RunState.RUNNING) {
        session.step();
      }
      assertEquals(RunState.DIVERGED, session.state());
      Metrics metrics = new EmbeddingMetrics(iris).measure(session.sample());
      assertTrue(metrics.get(Measure.HELD_OUT_ACCURACY).orElseThrow() > 0.8, metrics.toString());
    }
    String message = states(events).getLast().message();
    assertEquals(
        "the loss rose far above its best and stays there; the last good state is kept: lower the"
            + " learning rate or raise τ",
        message);
  }

  @Test
  void aRunThatNoLongerImprovesIsFinishedWithAMarkAndCanGoOn() {
    TrainingSpec spec =
        plan("k-means", "iris").withSteps(5_000).withPlateau(new Plateau(100, 0.001));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, spec, DatasetCatalogue.load("iris", 42), events::add)) {
      session.run();
      assertEquals(RunState.FINISHED, session.state());
      int reached = session.steps();
      assertTrue(reached > 100 && reached < 4_000, "" + reached);
      assertEquals(reached, session.plannedSteps());
      assertTrue(events.contains(new Marked(1, reached, "plateau", Turn.CHANCE)));
      assertEquals(
          "plateau: no improvement by 0.001 in 100 steps", states(events).getLast().message());
      session.extend(60);
      session.run();
      assertEquals(reached + 60, session.steps());
    }
  }

  /** The loss never falls by 50: patience begins at step 51 and lasts until step 71. */
  @Test
  void noPlateauIsLookedForBeforeExaggerationIsOff() {
    TrainingSpec exaggerated =
        plan("t-sne", "iris")
            .withSteps(200)
            .withOptimiser(new OptimiserSpec.MomentumWithGains(50, 12, 50))
            .withPlateau(new Plateau(20, 50));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, exaggerated, DatasetCatalogue.load("iris", 42), events::add)) {
      session.run();
      assertEquals(71, session.steps());
    }
    assertEquals(
        List.of("50 exaggeration off", "71 plateau"),
        events.stream()
            .filter(Marked.class::isInstance)
            .map(event -> ((Marked) event).step() + " " + ((Marked) event).label())
            .toList());
  }

  @Test
  void aMapThatNeverUnfoldsEndsTheRunAsCollapsedWithTheRemedy() {
    TrainingSpec sne = plan("sne", "iris");
    TrainingSpec uniform =
        sne.withEquation(sne.equation().withModifiers(sne.equation().modifiers().withAlpha(1)));
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, uniform, DatasetCatalogue.load("iris", 42), events::add)) {
      session.run();
      assertEquals(RunState.COLLAPSED, session.state());
    }
    assertEquals(
        "all embeddings are at one point: lower α, which leaves nothing to tell items apart",
        states(events).getLast().message());
  }

  @Test
  void theHardestNegativesAloneCanDrawAllTogetherAndTheRemedyIsOthers() {
    TrainingSpec hardest = Setting.NEGATIVES.apply(plan("triplet", "iris"), "hardest");
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session =
        new TrainingSession(1, hardest, DatasetCatalogue.load("iris", 42), events::add)) {
      session.run();
      assertEquals(RunState.COLLAPSED, session.state());
    }
    assertEquals(
        "all embeddings point the same way: choose semi-hard or random negatives",
        states(events).getLast().message());
  }

  /** Whatever divergence a method is given: it is refused before the start, or it trains. */
  @ParameterizedTest
  @MethodSource("methods")
  void aPlanThatIsNotRefusedTrains(Method method) {
    for (String divergence : DIVERGENCES) {
      TrainingSpec spec = smallPlan(method).withSteps(4);
      try {
        spec = Setting.DIVERGENCE.apply(spec, divergence);
        spec = RunPlanner.withoutIdleExaggeration(spec);
        RunPlanner.check(spec, info(spec.dataset()));
      } catch (IllegalArgumentException refused) {
        continue;
      }
      double[] curve = Curve.of(run(spec, SmallData.load(spec.dataset())));
      assertEquals(4, curve.length, method.name() + " by " + divergence);
    }
  }

  @Test
  void whatTheDataCannotGiveIsRefusedInOneSentence() {
    TrainingSpec sne = plan("sne", "iris");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RunPlanner.check(
                        sne.withEquation(
                            sne.equation()
                                .withP(new GaussianNeighbours(new Bandwidth.Perplexity(400)))),
                        info("iris")))
            .getMessage();
    assertEquals("perplexity must be in (1, 149) for 150 items, got 400.0", message);
    TrainingSpec pairs = plan("infonce", "iris");
    assertThrows(
        IllegalArgumentException.class,
        () -> RunPlanner.check(pairs.withEncoder(new EncoderSpec.LookupTable()), info("iris")));
    assertThrows(
        IllegalArgumentException.class,
        () -> RunPlanner.check(pairs.withEncoder(EncoderSpec.byId("cnn")), info("iris")));
    assertThrows(
        IllegalArgumentException.class,
        () -> RunPlanner.check(pairs.withBatchItems(1), info("iris")));
  }

  @Test
  void aMiniBatchOfGaussianNeighboursHasNeighboursInIt() {
    TrainingSpec spec =
        plan("sne", "digits")
            .withEncoder(EncoderSpec.byId("mlp"))
            .withBatchItems(128)
            .withOptimiser(new OptimiserSpec.Adam(1e-3))
            .withSteps(60);
    double[] curve = Curve.of(run(spec, DIGITS));
    assertTrue(curve[curve.length - 1] < curve[0]);
  }
}

package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.evaluation.LabelBudget;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Change;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Film;
import iconexplorer.training.Frame;
import iconexplorer.training.Laboratory;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.SmallData;
import iconexplorer.training.SupervisionCache;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingEvent.StateChanged;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ComputeThreadTest {

  private static final List<String> CELLS = List.of("t-sne", "infonce", "k-means", "cross-entropy");

  private static final long DIGITS_PAIRS_BYTES = 1797L * 1797 * Float.BYTES;

  private static final DatasetShelf DATASETS = new DatasetShelf();

  private final EventInbox inbox = new EventInbox();
  private final List<TrainingEvent> seen = new ArrayList<>();

  private static TrainingSpec plan(String method, String dataset) {
    DatasetInfo info = DatasetCatalogue.info(dataset).orElseThrow();
    return RunPlanner.plan(MethodTable.byId(method).orElseThrow(), info, 42);
  }

  private void await(Predicate<TrainingEvent> wanted) throws InterruptedException {
    while (seen.stream().noneMatch(wanted)) {
      inbox.drain(seen::add);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Frame frameAt(int step) throws InterruptedException {
    while (true) {
      Optional<Frame> frame = inbox.takeFrame().filter(newest -> newest.step() == step);
      if (frame.isPresent()) {
        return frame.get();
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static Predicate<TrainingEvent> state(long run, RunState state) {
    return event ->
        event instanceof StateChanged change && change.run() == run && change.state() == state;
  }

  @Test
  void aRunTrainsToItsEndWithFramesAndMetricsOnTheWay() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      assertTrue(laboratory.device().get(60, TimeUnit.SECONDS).startsWith("CPU"));
      laboratory.watch(3);
      long run = laboratory.start(plan("t-sne", "iris").withSteps(200));
      await(state(run, RunState.FINISHED));
      await(event -> event instanceof TrainingEvent.MetricsMeasured);
      Frame frame = frameAt(200);
      assertEquals(150, frame.n());
      assertEquals(3, frame.watched().orElseThrow().anchor());
    }
  }

  @Test
  void ofARunThatStandsStillItIsToldWhatItsClustersAreWorthWithFewLabels() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      laboratory.start(plan("pmi-clustering", "iris").withSteps(40));
      await(event -> event instanceof TrainingEvent.LabelBudgetsMeasured);
      LabelBudget budget =
          seen.stream()
              .filter(TrainingEvent.LabelBudgetsMeasured.class::isInstance)
              .map(event -> ((TrainingEvent.LabelBudgetsMeasured) event).budgets().get("clusters"))
              .findFirst()
              .orElseThrow();
      assertEquals(
          List.of(1.0, 0.5, 0.1, 0.05, 0.02, 0.01),
          budget.points().stream().map(LabelBudget.Point::share).toList());
      assertTrue(budget.points().getFirst().accuracy() > 0.4, budget.toString());
    }
  }

  @Test
  void anotherCellParksTheRunAndComingBackResumesIt() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long first = laboratory.start(plan("t-sne", "iris").withSteps(100_000));
      await(event -> event instanceof TrainingEvent.KlMeasured);
      long second = laboratory.start(plan("sne", "iris").withSteps(50));
      await(state(first, RunState.PARKED));
      await(state(second, RunState.FINISHED));
      seen.clear();
      laboratory.resume(first);
      await(state(first, RunState.RUNNING));
      laboratory.change(first, new Change.Alpha(0.4));
      await(event -> event instanceof TrainingEvent.Marked);
      laboratory.pause(first);
      await(state(first, RunState.PAUSED));
      laboratory.stop(first);
      await(state(first, RunState.STOPPED));
    }
  }

  @Test
  void aSavedModelIsReadBackWithTheSameEmbeddingAndByPlainDl4j(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("model.zip");
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("cross-entropy", "iris").withSteps(60));
      await(state(run, RunState.FINISHED));
      laboratory.exportModel(run, file).get();
      var loaded = laboratory.loadModel(file, Checkpoint.NONE).get();
      assertEquals(60, loaded.step());
      assertEquals("cross-entropy", loaded.spec().method());
      assertTrue(
          Arrays.equals(
              laboratory.embedding(run).get().values(),
              laboratory.embedding(loaded.run()).get().values()));
    }
    assertTrue(ModelSerializer.restoreMultiLayerNetwork(file.toFile()).numParams() > 0);
  }

  static Stream<Method> methods() {
    return MethodTable.all().stream();
  }

  /** Saved in the middle of an epoch, after a change on the way. */
  @ParameterizedTest
  @MethodSource("methods")
  void aLoadedRunGoesOnAsIfItHadNeverStopped(Method method, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    TrainingSpec spec = RunPlanner.plan(method, SmallData.withGraph(method), 42).withSteps(24);
    if (spec.batchItems() > 0) {
      spec = spec.withBatchItems(20);
    }
    Dataset data = DATASETS.load(spec.dataset(), spec.seed(), Checkpoint.NONE);
    SupervisionCache cache = new SupervisionCache();
    List<TrainingEvent> told = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, data, cache, told::add)) {
      session.prepare();
      for (int step = 0; step < 11; step++) {
        session.step();
      }
      session.change(new Change.Alpha(0.3));
      ModelArchive.write(session, file);
      session.run();
      Run loaded = ModelArchive.read(2, file, DATASETS, cache, event -> {}, Checkpoint.NONE);
      String before =
          withoutSpeeds(session.history().stream().filter(e -> stepOf(e) <= 11).toList());
      assertEquals(before, withoutSpeeds(loaded.session().history()));
      loaded.session().run();
      assertArrayEquals(
          session.learner().representation().embedding(),
          loaded.session().learner().representation().embedding());
      assertEquals(session.kl(), loaded.session().kl());
      assertEquals(RunState.FINISHED, loaded.state());
      loaded.close();
    }
  }

  private static int stepOf(TrainingEvent event) {
    return switch (event) {
      case TrainingEvent.KlMeasured point -> point.step();
      case TrainingEvent.Marked mark -> mark.step();
      case TrainingEvent.InformationMeasured information -> information.step();
      default -> Integer.MAX_VALUE;
    };
  }

  /** In one order, with nothing that differs from run to run. */
  private static String withoutSpeeds(List<TrainingEvent> events) {
    return events.stream()
        .map(event ->
            switch (event) {
              case TrainingEvent.KlMeasured point -> point.step() + " " + point.kl() + point.loss();
              case TrainingEvent.Marked mark -> mark.step() + " " + mark.label();
              case TrainingEvent.InformationMeasured value ->
                  value.step() + " " + value.information();
              default -> "";
            })
        .filter(line -> !line.isEmpty())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aModelOfAnExtendedRunKnowsHowFarItWasToGoAndWhatItsCurveWas(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("model.zip");
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("infonce", "iris").withSteps(30));
      await(state(run, RunState.FINISHED));
      laboratory.extend(run, 1000);
      await(event -> event instanceof TrainingEvent.KlMeasured point && point.step() > 40);
      laboratory.pause(run);
      await(state(run, RunState.PAUSED));
      laboratory.exportModel(run, file).get();
      Laboratory.Loaded loaded = laboratory.loadModel(file, Checkpoint.NONE).get();
      assertEquals(1030, loaded.plannedSteps());
      assertEquals(RunState.PAUSED, loaded.state());
      List<TrainingEvent.KlMeasured> curve =
          loaded.history().stream()
              .filter(TrainingEvent.KlMeasured.class::isInstance)
              .map(TrainingEvent.KlMeasured.class::cast)
              .toList();
      assertEquals(loaded.step(), curve.size(), "30 steps are measured one by one");
      assertEquals(loaded.step(), curve.getLast().step());
    }
  }

  @Test
  void aModelOfAFinishedRunIsFinishedAndCanBeExtended(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("t-sne", "iris").withSteps(20));
      await(state(run, RunState.FINISHED));
      laboratory.exportModel(run, file).get();
      Laboratory.Loaded loaded = laboratory.loadModel(file, Checkpoint.NONE).get();
      assertEquals(RunState.FINISHED, loaded.state());
      laboratory.extend(loaded.run(), 15);
      await(event ->
          event instanceof TrainingEvent.KlMeasured point
              && point.run() == loaded.run()
              && point.step() == 35);
    }
  }

  @Test
  void aPausedRunIsMeasuredWhereItStands() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("infonce", "iris").withSteps(100_000));
      await(event -> event instanceof TrainingEvent.KlMeasured);
      laboratory.pause(run);
      await(state(run, RunState.PAUSED));
      laboratory.show(run);
      await(event -> event instanceof TrainingEvent.MetricsMeasured);
      int step = laboratory.embedding(run).get().step();
      await(event -> event instanceof TrainingEvent.MetricsMeasured m && m.step() == step);
    }
  }

  @Test
  void discardingTheRunBeforeDoesNotEndThePreparationOfTheNext() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long before = laboratory.start(plan("t-sne", "digits").withSteps(100_000));
      await(event -> event instanceof TrainingEvent.KlMeasured);
      long next = laboratory.start(plan("t-sne", "digits").withSteps(20));
      laboratory.discard(before);
      await(state(next, RunState.FINISHED));
    }
  }

  @Test
  void aRunThatIsLeftBeforeItIsThereBeginsWhenItIsResumed() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long left = laboratory.start(plan("spectral-clustering", "digits").withSteps(20));
      long next = laboratory.start(plan("sne", "iris").withSteps(20));
      await(state(next, RunState.FINISHED));
      List<RunState> states =
          seen.stream()
              .filter(event -> event instanceof StateChanged change && change.run() == left)
              .map(event -> ((StateChanged) event).state())
              .toList();
      assertEquals(List.of(RunState.QUEUED, RunState.PARKED), states);
      laboratory.resume(left);
      await(state(left, RunState.FINISHED));
    }
  }

  @Test
  void aZipThatIsNoModelIsRefusedAndTheRunGoesOn(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("not-a-model.zip");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("sne", "iris").withSteps(2_000));
      ExecutionException refused =
          assertThrows(
              ExecutionException.class, () -> laboratory.loadModel(file, Checkpoint.NONE).get());
      assertTrue(refused.getCause().getMessage().contains("not-a-model.zip"));
      await(state(run, RunState.FINISHED));
    }
  }

  @Test
  void aModelIsReadWithProgressUntilSomebodyEndsIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    Path table = table(folder);
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("infonce", "iris").withDataset(table.toString()));
      await(event -> event instanceof TrainingEvent.KlMeasured);
      laboratory.exportModel(run, file).get();
      Checkpoint left = new Checkpoint(share -> {}, () -> true);
      assertThrows(CancellationException.class, () -> laboratory.loadModel(file, left).get());
      List<Double> shares = new CopyOnWriteArrayList<>();
      Laboratory.Loaded loaded =
          laboratory.loadModel(file, new Checkpoint(shares::add, () -> false)).get();
      assertNotEquals(run, loaded.run());
      assertTrue(shares.getLast() >= 0.5, shares.toString());
      assertEquals(shares.stream().sorted().toList(), shares);
    }
  }

  @Test
  void dataThatAreNotInMemoryAreReadWithProgress(@TempDir Path folder) throws Exception {
    Path table = table(folder);
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("sne", "iris").withDataset(table.toString()));
      await(event -> event instanceof TrainingEvent.KlMeasured point && point.run() == run);
      assertTrue(
          seen.contains(new StateChanged(run, RunState.PREPARING, "reading the data")),
          seen.toString());
      assertTrue(seen.stream().anyMatch(TrainingEvent.Prepared.class::isInstance));
    }
  }

  private static Path table(Path folder) throws IOException {
    Path table = folder.resolve("table.csv");
    return Files.writeString(
        table,
        "a,b,kind\n"
            + IntStream.range(0, 150)
                .mapToObj(i -> i + "," + i * i % 17 + "," + (i % 3 == 0 ? "x" : "y") + "\n")
                .collect(Collectors.joining()));
  }

  @Test
  void aDataSetThatIsMissingFailsTheRunInOneSentence() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long run = laboratory.start(plan("sne", "iris").withDataset("no/such/file.csv"));
      await(state(run, RunState.FAILED));
      String message =
          seen.stream()
              .filter(state(run, RunState.FAILED))
              .map(event -> ((StateChanged) event).message())
              .findFirst()
              .orElseThrow();
      assertTrue(message.contains("file.csv"), message);
    }
  }

  @Test
  void aFilmThatFailsIsEndedWithOneSentenceAndTheRunGoesOn() throws Exception {
    Film blank =
        new Film(1) {
          @Override
          public void look(TrainingSession session, int watched) {
            throw new IllegalStateException("no light");
          }
        };
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      laboratory.film(blank);
      long run = laboratory.start(plan("sne", "iris").withSteps(300));
      await(state(run, RunState.FINISHED));
      assertEquals(300, laboratory.embedding(run).get().step());
    }
    assertTrue(blank.hasEnded());
    assertEquals(
        List.of("the film failed, and the run goes on without: no light"),
        seen.stream()
            .filter(TrainingEvent.Noted.class::isInstance)
            .map(event -> ((TrainingEvent.Noted) event).message())
            .toList());
  }

  /** As in the window: each cell has its run, which is parked when another one is chosen. */
  @Test
  void switchingCellsTwoHundredTimesLeaksNeitherMemoryNorThreads() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long[] runs = CELLS.stream().mapToLong(id -> laboratory.start(plan(id, "digits"))).toArray();
      IntConsumer goTo = i -> laboratory.resume(runs[i % runs.length]);
      requireNoGrowth(laboratory, 3 * runs.length, 200, i -> look(laboratory, runs, i, goTo));
    }
  }

  /** As after a change of settings: a new run takes the place of the cell's old one. */
  @Test
  void startingAnewLeaksNeitherMemoryNorThreads() throws Exception {
    try (Laboratory laboratory = new ComputeThread(inbox)) {
      long[] runs = new long[CELLS.size()];
      IntConsumer restart =
          i -> {
            int cell = i % runs.length;
            long old = runs[cell];
            runs[cell] = laboratory.start(plan(CELLS.get(cell), "digits"));
            laboratory.discard(old);
          };
      requireNoGrowth(laboratory, 3 * runs.length, 40, i -> look(laboratory, runs, i, restart));
    }
  }

  private void look(Laboratory laboratory, long[] runs, int i, IntConsumer change) {
    change.accept(i);
    laboratory.embedding(runs[i % runs.length]).join();
    inbox.drain(event -> {});
    inbox.takeFrame();
  }

  /** One matrix of all pairs of the digits that stayed behind would be too much. */
  private static void requireNoGrowth(
      Laboratory laboratory, int first, int times, IntConsumer round) throws Exception {
    laboratory.device().get();
    IntStream.range(0, first).forEach(round);
    long memory = settledMemory();
    int threads = Thread.activeCount();
    IntStream.range(0, times).forEach(round);
    long grown = settledMemory() - memory;
    assertTrue(grown < DIGITS_PAIRS_BYTES * 2 / 3, "grew by " + grown + " bytes");
    assertTrue(Thread.activeCount() <= threads, "threads of others may end meanwhile");
  }

  private static long settledMemory() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return Pointer.totalBytes() + runtime.totalMemory() - runtime.freeMemory();
  }
}

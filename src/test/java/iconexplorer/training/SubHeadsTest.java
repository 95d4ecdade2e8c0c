package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.HeadedEncoder;
import iconexplorer.encoder.Heads;
import iconexplorer.encoder.ModelFile;
import iconexplorer.export.WholeFile;
import iconexplorer.matrix.Matrix;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.Objective;
import iconexplorer.objective.SubHeadsObjective;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.Support;
import iconexplorer.training.TrainingEvent.Marked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Several sub-heads on one trunk, and an auxiliary head that tells more clusters. */
class SubHeadsTest {

  private static final Dataset IRIS = DatasetCatalogue.load("iris", 42);
  private static final Dataset DIGITS =
      DatasetCatalogue.load("digits", 42).subset(IntStream.range(0, 400).toArray());
  private static final Heads HEADS = new Heads(3, 7);

  /** 120 items train, so an epoch is 4 steps. */
  private static TrainingSpec spec(Dataset data, int steps) {
    TrainingSpec planned =
        RunPlanner.plan(
            MethodTable.byId("iic").orElseThrow(), DatasetInfo.of(data.id(), "", data), 3);
    return planned
        .withEquation(planned.equation().withP(new PositivePairs(2)))
        .withEncoder(new EncoderSpec.Mlp(List.of(16)))
        .withHeads(HEADS)
        .withBatchItems(30)
        .withSteps(steps);
  }

  /** 320 items train, so an epoch is 5 steps. */
  private static TrainingSpec convolutional(int steps) {
    return spec(DIGITS, steps)
        .withEncoder(new EncoderSpec.Cnn(List.of(4, 8), List.of(16), 0, true))
        .withBatchItems(64);
  }

  private static TrainingSession trained(TrainingSpec spec, Dataset data) {
    TrainingSession session = new TrainingSession(1, spec, data, event -> {});
    session.run();
    assertEquals(RunState.FINISHED, session.state());
    return session;
  }

  private static HeadedEncoder encoder(TrainingSession session) {
    return assertInstance(session.learner().encoder());
  }

  private static HeadedEncoder assertInstance(Object encoder) {
    assertTrue(encoder instanceof HeadedEncoder);
    return (HeadedEncoder) encoder;
  }

  /** Weights of the wide layer: k = 3 of three sub-heads, then 7 of as many, of 16 inputs each. */
  private static float[] weights(TrainingSession session, int from, int to) {
    float[] all = encoder(session).parameters().toArray();
    int trunk = IRIS.dimension() * 16 + 16;
    return Arrays.copyOfRange(all, trunk + 16 * from, trunk + 16 * to);
  }

  @Test
  void headsAlternateTwoEpochsForTheMainOneAndOneForTheOther() {
    TrainingSpec spec = spec(IRIS, 100);
    try (TrainingSession session = new TrainingSession(1, spec, IRIS, event -> {})) {
      session.prepare();
      float[] over = weights(session, 9, 30);
      float[] main = weights(session, 0, 9);
      for (int step = 0; step < 8; step++) {
        session.step();
      }
      assertArrayEquals(over, weights(session, 9, 30), "nothing has reached the auxiliary head");
      assertFalse(Arrays.equals(main, weights(session, 0, 9)));
      session.step();
      float[] moved = weights(session, 9, 30);
      for (int k = 0; k < moved.length; k++) {
        assertTrue(moved[k] != over[k], "weight " + k);
      }
    }
  }

  @Test
  void fusedKernelsAndPlainOperationsTakeTheSameSteps() {
    TrainingSpec spec = spec(IRIS, 14);
    try (TrainingSession fused = trained(spec, IRIS);
        TrainingSession plain = trained(spec.withBackend(Backend.ND4J), IRIS)) {
      assertEquals(fused.kl(), plain.kl(), 1e-4);
      assertArrayEquals(
          fused.learner().representation().embedding(),
          plain.learner().representation().embedding(),
          1e-3f);
    }
  }

  @Test
  void subHeadsStartFromSmallWeightsWithoutBias() {
    EncoderShape shape = new EncoderShape(1, 50, Optional.empty(), 10, true);
    try (HeadedEncoder encoder =
        new HeadedEncoder(new EncoderSpec.Linear(), shape, new Heads(5, 50), 1)) {
      float[] all = encoder.parameters().toArray();
      int weights = 300 * 50;
      assertEquals(weights + 300, all.length);
      double squares = 0;
      for (int k = 0; k < weights; k++) {
        squares += all[k] * all[k];
      }
      assertEquals(0.01, Math.sqrt(squares / weights), 2e-4);
      for (int k = weights; k < all.length; k++) {
        assertEquals(0, all[k]);
      }
    }
  }

  @Test
  void whatIsMappedIsTheReportedSubHead() {
    try (TrainingSession session = trained(spec(IRIS, 30), IRIS)) {
      HeadedEncoder encoder = encoder(session);
      Batch batch = Batch.ofInputs(Matrix.of(IRIS.features(), 150, 4));
      try (Matrix all = Matrix.zeros(150, HEADS.width(3));
          Matrix own = Matrix.zeros(150, 3)) {
        encoder.evaluateAll(batch, all);
        for (int reported = 0; reported < 3; reported++) {
          encoder.report(reported);
          encoder.evaluate(batch, own);
          for (int i = 0; i < 150; i++) {
            for (int c = 0; c < 3; c++) {
              assertEquals(all.get(i, 3 * reported + c), own.get(i, c), 1e-5);
            }
          }
        }
      }
    }
  }

  @Test
  void aSavedModelIsTheReportedSubHeadForPlainDl4j(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    try (TrainingSession session = trained(convolutional(20), DIGITS)) {
      Learner learner = session.learner();
      WholeFile.write(file, out -> ModelFile.write(out, learner.model("{}")));
      INDArray input = Nd4j.createFromArray(DIGITS.features()).reshape('c', DIGITS.size(), 64);
      INDArray restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile()).output(input);
      float[] probabilities = EmbeddingMetrics.Sample.of(learner, false).probabilities();
      assertEquals(10, restored.columns());
      assertArrayEquals(probabilities, restored.dup('c').data().asFloat(), 1e-5f);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSavedRunGoesOnBitForBit(boolean images, @TempDir Path folder) throws IOException {
    Dataset data = images ? DIGITS : IRIS;
    TrainingSpec spec = images ? convolutional(18) : spec(IRIS, 30);
    int first = spec.steps() / 2 + 3;
    Path file = folder.resolve("half.zip");
    try (TrainingSession half = new TrainingSession(1, spec, data, event -> {});
        TrainingSession rest = new TrainingSession(2, spec, data, event -> {});
        TrainingSession whole = trained(spec, data)) {
      half.prepare();
      for (int step = 0; step < first; step++) {
        half.step();
      }
      WholeFile.write(file, out -> ModelFile.write(out, half.learner().model("{}")));
      rest.restore(ModelFile.read(file), first, spec.steps(), List.of());
      assertArrayEquals(
          half.learner().representation().embedding(), rest.learner().representation().embedding());
      rest.run();
      assertArrayEquals(
          whole.learner().representation().embedding(),
          rest.learner().representation().embedding());
      assertEquals(encoder(whole).reported(), encoder(rest).reported());
      List<Laboratory.SubClusters> wanted = whole.learner().representation().subHeadClusters();
      List<Laboratory.SubClusters> found = rest.learner().representation().subHeadClusters();
      assertEquals(4, found.size());
      for (int s = 0; s < 4; s++) {
        assertArrayEquals(wanted.get(s).clusters(), found.get(s).clusters());
      }
    }
  }

  /** The loss is their mean, which never falls by 50: patience lasts from step 1 on. */
  @Test
  void patienceGoesOnWhereAnotherSubHeadIsReported() {
    int changes = 0;
    for (long seed = 1; seed <= 3; seed++) {
      TrainingSpec spec = spec(IRIS, 100).withSeed(seed).withPlateau(new Plateau(40, 50));
      try (TrainingSession session = trained(spec, IRIS)) {
        assertEquals(41, session.steps());
        changes +=
            (int)
                session.history().stream()
                    .filter(Marked.class::isInstance)
                    .filter(event -> ((Marked) event).label().startsWith("sub-head "))
                    .count();
      }
    }
    assertTrue(changes > 0, "another sub-head is reported in one of the runs");
  }

  /** Labels that say nothing: whatever chose by them would choose otherwise. */
  @Test
  void theSubHeadToReportIsChosenWithoutLabels() {
    SplittableRandom random = new SplittableRandom(4);
    int[] drawn = IntStream.range(0, IRIS.size()).map(i -> random.nextInt(3)).toArray();
    Dataset scrambled =
        new Dataset(
            "scrambled",
            "Scrambled",
            IRIS.size(),
            IRIS.dimension(),
            IRIS.features(),
            drawn,
            IRIS.classNames(),
            Optional.empty());
    int[] all = IntStream.range(0, IRIS.size()).toArray();
    for (long seed = 1; seed <= 3; seed++) {
      TrainingSpec spec = spec(IRIS, 12).withSeed(seed).withBatchItems(0);
      try (SubHeadsChoice one = new SubHeadsChoice(spec, IRIS, all);
          SubHeadsChoice other = new SubHeadsChoice(spec, scrambled, all)) {
        assertEquals(one.chosen(), other.chosen());
        double[] losses = one.losses();
        for (double loss : losses) {
          assertTrue(losses[one.chosen()] <= loss);
        }
      }
    }
  }

  /** Sub-heads with weights that differ far, and the choice among them. */
  private static final class SubHeadsChoice implements AutoCloseable {
    private final HeadedEncoder encoder;
    private final SubHeadsObjective objective;
    private final SubHeads heads;
    private final Supervision supervision;
    private final TrainingSpec spec;
    private final Dataset data;
    private final int[] items;

    SubHeadsChoice(TrainingSpec spec, Dataset data, int[] items) {
      this.spec = spec;
      this.data = data;
      this.items = items;
      EncoderShape shape =
          new EncoderShape(data.size(), data.dimension(), Optional.empty(), 3, true);
      encoder = new HeadedEncoder(spec.encoder(), shape, HEADS, spec.seed());
      SplittableRandom random = new SplittableRandom(spec.seed());
      for (int k = 0; k < encoder.parameters().columns(); k++) {
        encoder.parameters().set(0, k, (float) random.nextGaussian());
      }
      heads = new SubHeads(encoder, spec, data, items, 1);
      int rows = Batches.rows(spec, items.length);
      objective =
          heads.objective(
              rows,
              k ->
                  Objective.of(
                      spec.equation(), Support.IN_BATCH_WITH_SELF, rows, rows, k, new float[0]));
      supervision = supervision(rows);
      int[] order = new int[rows];
      Arrays.setAll(order, row -> row % items.length);
      supervision.refresh(order);
      supervision.teach(objective);
      heads.choose(objective, supervision);
    }

    private Supervision supervision(int rows) {
      return new FewSupervision(
          new Supervision.Source(
              spec.equation().p(),
              spec.equation().modifiers(),
              Support.IN_BATCH_WITH_SELF,
              data.features(),
              items.length,
              data.relations(),
              new int[0],
              3,
              rows,
              rows,
              true,
              1),
          new SupervisionCache(),
          new SupervisionCache.Key(
              "x",
              1,
              items.length,
              spec.space(),
              data.dimension(),
              spec.equation().p(),
              spec.equation().modifiers(),
              true),
          Checkpoint.NONE);
    }

    int chosen() {
      return encoder.reported();
    }

    /** Over the same draw. */
    double[] losses() {
      try (Batches batches = new Batches(spec.withSeed(spec.seed() + 7), data, items, false);
          Matrix logits = Matrix.zeros(Batches.rows(spec, items.length), HEADS.width(3))) {
        batches.draw(0, supervision);
        encoder.evaluateAll(batches.batch(), logits);
        return objective.losses(logits, false);
      }
    }

    @Override
    public void close() {
      encoder.close();
      objective.close();
      supervision.close();
    }
  }

  @Test
  void severalSubHeadsAreRefusedWhereTheyMeanNothing() {
    DatasetInfo iris = DatasetInfo.of("iris", "Iris", IRIS);
    TrainingSpec supcon = RunPlanner.plan(MethodTable.byId("supcon").orElseThrow(), iris, 1);
    assertEquals(
        "several sub-heads are for clusters of positive pairs: use sub-heads 1 and over-clusters 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> RunPlanner.check(supcon.withHeads(HEADS), iris))
            .getMessage());
    assertEquals(
        "over-clusters must be 0 for none or at least 2, got 1",
        assertThrows(IllegalArgumentException.class, () -> new Heads(1, 1)).getMessage());
  }
}

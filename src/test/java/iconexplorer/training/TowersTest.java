package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.data.Modality;
import iconexplorer.data.Relations;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Model;
import iconexplorer.encoder.ModelFile;
import iconexplorer.encoder.ModelPart;
import iconexplorer.evaluation.Retrieval;
import iconexplorer.export.WholeFile;
import iconexplorer.learned.Gaussian;
import iconexplorer.method.MethodTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Candidates that are not the anchors: another modality, a slowly moving copy. */
class TowersTest {

  private static final int N = 300;
  private static final int LATENT = 4;

  /** Two noiseless mixtures of the same four numbers. */
  private static final Dataset PAIRED = paired();

  private static Dataset paired() {
    Random random = new Random(5);
    float[] latent = normal(random, N * LATENT);
    Modality other =
        new Modality(
            "sound", 9, mixed(latent, normal(random, LATENT * 9), 9), Optional.empty(), List.of());
    return new Dataset(
            "paired",
            "Paired",
            N,
            12,
            mixed(latent, normal(random, LATENT * 12), 12),
            new int[0],
            List.of(),
            Optional.empty())
        .withRelations(Relations.of(other));
  }

  private static float[] normal(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] mixed(float[] latent, float[] mixture, int d) {
    float[] rows = new float[N * d];
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < d; k++) {
        for (int l = 0; l < LATENT; l++) {
          rows[i * d + k] += latent[i * LATENT + l] * mixture[l * d + k];
        }
      }
    }
    return rows;
  }

  private static TrainingSpec plan(String method, Dataset data) {
    return RunPlanner.plan(
        MethodTable.byId(method).orElseThrow(), DatasetInfo.of(data.id(), "", data), 3);
  }

  /** As planned, and where neighbours have the same clusters, with their teacher. */
  private static TrainingSpec withTeacher(String method) {
    TrainingSpec spec = plan(method, PAIRED);
    return method.equals("pmi-clustering") ? spec.withEma(0.996) : spec;
  }

  private static TrainingSession trained(TrainingSpec spec, Dataset data) {
    StringBuilder said = new StringBuilder();
    TrainingSession session =
        new TrainingSession(
            1,
            spec,
            data,
            event -> {
              if (event instanceof TrainingEvent.StateChanged changed) {
                said.append(changed.message());
              }
            });
    session.run();
    assertEquals(RunState.FINISHED, session.state(), said.toString());
    return session;
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip", "cmc", "triplet-clip", "t-clip"})
  void heldOutItemsFindTheirCounterpartInTheOtherModality(String method) {
    TrainingSpec spec = plan(method, PAIRED).withSteps(400).withBatchItems(128).withDimension(8);
    try (TrainingSession session = trained(spec, PAIRED)) {
      Learner learner = session.learner();
      int[] heldOut = learner.heldOutItems();
      float[] images =
          rows(learner.representation().compared(learner.representation().embedding()), heldOut, 8);
      float[] sounds =
          rows(
              learner.representation().compared(learner.representation().companionEmbedding()),
              heldOut,
              8);
      double found =
          Retrieval.of(images, sounds, heldOut.length, 8).topOne((item, other) -> item == other);
      assertTrue(found > 0.8, "retrieval " + found + " of " + heldOut.length);
    }
  }

  private static float[] rows(float[] values, int[] items, int d) {
    float[] rows = new float[items.length * d];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(values, items[i] * d, rows, i * d, d);
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip", "moco-v3", "pmi-clustering"})
  void fusedKernelsAndPlainOperationsTakeTheSameSteps(String method) {
    TrainingSpec spec = withTeacher(method).withSteps(5).withBatchItems(32);
    try (TrainingSession fused = trained(spec, PAIRED);
        TrainingSession plain = trained(spec.withBackend(Backend.ND4J), PAIRED)) {
      assertEquals(fused.kl(), plain.kl(), 1e-4);
      assertEquals(fused.learner().temperature(), plain.learner().temperature(), 1e-6);
      assertArrayEquals(
          fused.learner().representation().embedding(),
          plain.learner().representation().embedding(),
          2e-3f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip", "moco-v3", "pmi-clustering"})
  void aSavedRunGoesOnBitForBit(String method, @TempDir Path folder) throws IOException {
    TrainingSpec spec = withTeacher(method).withSteps(20).withBatchItems(32);
    Path file = folder.resolve("half.zip");
    try (TrainingSession half = new TrainingSession(1, spec, PAIRED, event -> {});
        TrainingSession rest = new TrainingSession(2, spec, PAIRED, event -> {});
        TrainingSession whole = trained(spec, PAIRED)) {
      half.prepare();
      for (int step = 0; step < 10; step++) {
        half.step();
      }
      WholeFile.write(file, out -> ModelFile.write(out, half.learner().model("{}")));
      rest.restore(ModelFile.read(file), 10, 20, List.of());
      rest.run();
      assertArrayEquals(
          whole.learner().representation().embedding(),
          rest.learner().representation().embedding());
      assertArrayEquals(
          whole.learner().representation().companionEmbedding(),
          rest.learner().representation().companionEmbedding());
      assertEquals(whole.learner().temperature(), rest.learner().temperature());
    }
  }

  @Test
  void aLearnedTemperatureFallsWhilePairsAreFoundAndKeepsToItsBound() {
    TrainingSpec start = plan("clip", PAIRED).withSteps(150).withBatchItems(128);
    try (TrainingSession session = trained(start, PAIRED)) {
      assertTrue(session.learner().temperature() < 0.07, "" + session.learner().temperature());
    }
    Gaussian steep = Gaussian.cosine(0.0101).withLearned(true);
    TrainingSpec bound = start.withEquation(start.equation().withQ(steep));
    try (TrainingSession session = trained(bound, PAIRED)) {
      assertTrue(session.learner().temperature() >= 0.00999, "" + session.learner().temperature());
    }
    TrainingSpec fixed = start.withEquation(start.equation().withQ(Gaussian.cosine(0.07)));
    try (TrainingSession session = trained(fixed, PAIRED)) {
      assertTrue(Double.isNaN(session.learner().temperature()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"moco-v3", "pmi-clustering"})
  void theCopyFollowsTheEncoderSlowlyAndStopsAtTheEnd(String method) {
    TrainingSpec spec = withTeacher(method).withSteps(40).withBatchItems(32);
    try (TrainingSession session = new TrainingSession(1, spec, PAIRED, event -> {})) {
      session.prepare();
      float[] start = copy(session);
      session.step();
      float[] afterOne = copy(session);
      float[] encoder = session.learner().encoder().parameters().toArray();
      double momentum = 1 - (1 - spec.ema()) * (Math.cos(Math.PI / 40) + 1) / 2;
      for (int k = 0; k < start.length; k++) {
        assertEquals(momentum * start[k] + (1 - momentum) * encoder[k], afterOne[k], 1e-6);
      }
      assertFalse(Arrays.equals(start, afterOne));
      while (session.steps() < 39) {
        session.step();
      }
      float[] beforeLast = copy(session);
      session.step();
      assertArrayEquals(beforeLast, copy(session), "at the end m is 1");
    }
  }

  private static float[] copy(TrainingSession session) {
    Model model = session.learner().model("{}");
    return model.parts().get(ModelPart.MOMENTUM).params().toFloatVector();
  }

  @Test
  void imagesLargeEnoughForConvolutionsGetThemAndAreAugmented() {
    TrainingSpec shapes = plan("clip", DatasetCatalogue.load("shapes", 1));
    assertTrue(shapes.encoder() instanceof EncoderSpec.Cnn && shapes.augment());
    TrainingSpec small = plan("clip", DatasetCatalogue.load("digit-halves", 1));
    assertTrue(small.encoder() instanceof EncoderSpec.Mlp && small.augment());
    TrainingSpec vectors = plan("clip", PAIRED);
    assertTrue(vectors.encoder() instanceof EncoderSpec.Mlp && !vectors.augment());
  }

  @Test
  void imagesThatLearnWhatTheirCaptionsSayAreAugmentedAsThoseOfClipAre() {
    Dataset shapes = DatasetCatalogue.load("shapes", 1);
    TrainingSpec clip = plan("clip", shapes);
    for (String method : List.of("x-sample", "lgsimclr")) {
      TrainingSpec spec = plan(method, shapes);
      assertTrue(spec.augment(), method);
      assertEquals(clip.encoder(), spec.encoder().withProjection(0));
      assertEquals(clip.steps(), spec.steps());
      assertEquals(clip.optimiser(), spec.optimiser());
      assertFalse(plan(method, PAIRED).augment(), method);
    }
    assertFalse(plan("t-sne", shapes).augment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"simclr", "moco-v3", "t-simcne", "supcon", "cross-entropy", "harmonic-loss"})
  void methodsOfImagesHaveConvolutionsWhereTheseAreLarge(String method) {
    TrainingSpec small = plan(method, DatasetCatalogue.load("digits", 1));
    TrainingSpec large = plan(method, DatasetCatalogue.load("shapes", 1));
    assertTrue(small.encoder() instanceof EncoderSpec.Mlp, small.toString());
    assertTrue(large.encoder() instanceof EncoderSpec.Cnn, large.toString());
    assertEquals(small.encoder().projection(), large.encoder().projection());
    assertEquals(small.ema(), large.ema());
    assertEquals(small.dimension(), large.dimension());
  }

  @Test
  void theRepresentationIsWhatComesBeforeTheProjectionHead() {
    TrainingSpec spec =
        plan("simclr", PAIRED)
            .withSteps(3)
            .withBatchItems(32)
            .withEncoder(new EncoderSpec.Mlp(List.of(20, 11), 7));
    try (TrainingSession session = trained(spec, PAIRED)) {
      Learner learner = session.learner();
      assertEquals(11, learner.representation().dimension());
      try (INDArray input = Nd4j.createFromArray(PAIRED.features()).reshape(N, 12)) {
        float[] expected =
            learner.encoder().network().feedForward(input).get(2).ravel().toFloatVector();
        assertArrayEquals(expected, learner.representation().embedding(), 1e-4f);
      }
    }
  }

  @Test
  void supervisionByCompanionsComparesWhatIsKnownBesideTheInput() {
    TrainingSpec spec = plan("x-sample", PAIRED).withSteps(300).withBatchItems(100);
    try (TrainingSession session = trained(spec, PAIRED)) {
      assertTrue(session.kl() < 0.2, "kl " + session.kl());
    }
  }

  @Test
  void methodsOfTwoModalitiesRefuseDataOfOne() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    assertEquals(
        "Iris flowers has one modality only: choose a data set with two, such as shapes",
        assertThrows(IllegalArgumentException.class, () -> plan("clip", iris)).getMessage());
    assertEquals(
        "Iris flowers has nothing beside its features: choose space input, or a data set such as"
            + " shapes",
        assertThrows(IllegalArgumentException.class, () -> plan("x-sample", iris)).getMessage());
  }
}

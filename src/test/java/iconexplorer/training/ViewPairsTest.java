package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Augmenter;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Views;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.evaluation.UnitSphere;
import iconexplorer.matrix.Matrix;
import iconexplorer.method.MethodTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What alignment is measured of. */
class ViewPairsTest {

  private static final Dataset DIGITS = DatasetCatalogue.load("digits", 42);

  private static TrainingSession session(Views views) {
    TrainingSpec spec =
        RunPlanner.plan(
                MethodTable.byId("infonce").orElseThrow(),
                DatasetCatalogue.info("digits").orElseThrow(),
                42)
            .withEncoder(new EncoderSpec.Linear())
            .withViews(views);
    TrainingSession session = new TrainingSession(1, spec, DIGITS, event -> {});
    session.prepare();
    return session;
  }

  /** One view of every held-out item that is shown, by the run's own pipeline of that view. */
  private static void fill(Matrix inputs, Views views, int view, int[] shown, SplittableRandom r) {
    Augmenter augmenter = views.pipeline(DIGITS, view).prepare(DIGITS);
    float[] features = new float[64];
    for (int i = 0; i < 256; i++) {
      int item = shown[i * shown.length / 256];
      augmenter.apply(DIGITS.features(), 64 * item, features, 0, r);
      inputs.copyRowFrom(features, 0, 256 * view + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void alignmentIsThatOfTheRunsOwnViews(Views views) {
    try (TrainingSession session = session(views);
        Matrix inputs = Matrix.zeros(512, 64)) {
      Encoder encoder = session.learner().encoder();
      SplittableRandom random = new SplittableRandom(42);
      int[] shown = session.learner().heldOutItems();
      fill(inputs, views, 0, shown, random);
      fill(inputs, views, 1, shown, random);
      int d = encoder.representationWidth();
      try (Matrix embeddings = Matrix.zeros(512, d)) {
        encoder.represent(Batch.ofInputs(inputs), embeddings);
        assertArrayEquals(Directions.of(embeddings.toArray(), d), session.sample().views(), 1e-6f);
      }
    }
  }

  @Test
  void otherViewsAreOfAnotherAlignment() {
    try (TrainingSession alike = session(Views.ALIKE);
        TrainingSession windows = session(Views.WINDOWS)) {
      double near = alignment(alike);
      double far = alignment(windows);
      assertTrue(Math.abs(far - near) > 0.05, near + " and " + far);
    }
  }

  private static double alignment(TrainingSession session) {
    int d = session.learner().encoder().representationWidth();
    return UnitSphere.alignment(session.sample().views(), d);
  }
}

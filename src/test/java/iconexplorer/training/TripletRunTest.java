package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.Optimiser;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.Triplets;
import iconexplorer.matrix.Matrix;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.Support;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The triplet loss of every anchor of every batch of a run lies within σ² log 2 below the I-Con
 * loss of its positive against its negative.
 *
 * <pre>L_σ − σ² log 2 ≤ max(0, d⁺ − d⁻ + m) ≤ L_σ = σ² log(1 + e^((d⁺ − d⁻ + m)/σ²))</pre>
 */
class TripletRunTest {

  private static final int STEPS = 60;
  private static final int ITEMS = 48;
  private static final double[] SIGMAS = {0.1, 0.5, 1, 3};

  @ParameterizedTest
  @EnumSource
  void theBoundsHoldOnEveryBatchOfARun(Negatives negatives) {
    Dataset data = DatasetCatalogue.load("digits", 1);
    NarrowGaussian q = NarrowGaussian.triplets(0.2, negatives);
    TrainingSpec method =
        RunPlanner.plan(
            MethodTable.byId("triplet").orElseThrow(), DatasetInfo.of("digits", "", data), 7);
    TrainingSpec spec =
        method.withEquation(method.equation().withQ(q)).withBatchItems(ITEMS).withDimension(8);
    int[] items = RunPlanner.split(spec, data).train();
    int n = 2 * ITEMS;
    EncoderShape shape =
        new EncoderShape(data.size(), data.dimension(), data.imageShape(), 8, false);
    try (Batches batches = new Batches(spec, data, items, false);
        Encoder encoder = Encoder.create(spec.encoder(), shape, 7);
        Optimiser optimiser = Optimiser.create(spec.optimiser(), encoder.parameters().columns());
        Matrix p = Matrix.zeros(n, n);
        Objective objective =
            Objective.of(spec.equation(), Support.IN_BATCH, n, n, 8, new float[0])) {
      for (int i = 0; i < n; i++) {
        p.set(i, (i + ITEMS) % n, 1);
      }
      objective.supervise(p);
      double first = 0;
      double last = 0;
      for (int step = 0; step < STEPS; step++) {
        batches.draw(step, (item, random) -> item);
        Matrix z = encoder.forward(batches.batch());
        long draw = Triplets.draw(spec.seed(), step);
        objective.draw(draw);
        objective.evaluate(z, z, true);
        for (int i = 0; i < n; i++) {
          assertWithinBounds(objective.rowLoss(i), excess(z, i, negatives, draw), step);
        }
        first = step == 0 ? objective.loss() : first;
        last = objective.loss();
        encoder.backward(objective.anchorGradient());
        optimiser.update(encoder.parameters(), encoder.gradients(), step + 1);
      }
      assertTrue(first > 0.02 && last != first, "nothing was learned: " + first + ", " + last);
    }
  }

  private static void assertWithinBounds(double loss, double excess, int step) {
    for (double sigma : SIGMAS) {
      double square = sigma * sigma;
      double wide = Math.max(0, excess) + square * Math.log1p(Math.exp(-Math.abs(excess) / square));
      double rounding = 1e-5 * (1 + wide);
      String where = "step %d, σ %s: %s against %s".formatted(step, sigma, loss, wide);
      assertTrue(loss <= wide + rounding, where);
      assertTrue(wide - square * Math.log(2) <= loss + rounding, where);
    }
  }

  /** d⁺ − d⁻ + m in double precision, the negative chosen by its definition. */
  private static double excess(Matrix z, int i, Negatives rule, long draw) {
    int n = z.rows();
    int own = (i + ITEMS) % n;
    double positive = distance(z, i, own);
    double nearest = Double.POSITIVE_INFINITY;
    double farthest = 0;
    double beyond = Double.POSITIVE_INFINITY;
    double drawn = 0;
    int pick = Triplets.pick(draw, i, own, n - 2);
    int count = 0;
    for (int k = 0; k < n; k++) {
      if (k == i || k == own) {
        continue;
      }
      double distance = distance(z, i, k);
      nearest = Math.min(nearest, distance);
      farthest = Math.max(farthest, distance);
      beyond = distance > positive ? Math.min(beyond, distance) : beyond;
      drawn = count++ == pick ? distance : drawn;
    }
    double negative =
        switch (rule) {
          case RANDOM -> drawn;
          case HARDEST -> nearest;
          case SEMI_HARD -> Double.isFinite(beyond) ? beyond : farthest;
        };
    return positive - negative + 0.2;
  }

  /** 1 − cos(z_i, z_k). */
  private static double distance(Matrix z, int i, int k) {
    double dot = 0;
    double squareOfI = 0;
    double squareOfK = 0;
    for (int at = 0; at < z.columns(); at++) {
      dot += (double) z.get(i, at) * z.get(k, at);
      squareOfI += (double) z.get(i, at) * z.get(i, at);
      squareOfK += (double) z.get(k, at) * z.get(k, at);
    }
    return 1 - dot / Math.sqrt(squareOfI * squareOfK);
  }
}

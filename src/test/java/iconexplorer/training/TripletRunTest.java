package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.Triplets;
import iconexplorer.matrix.Matrix;
import iconexplorer.method.MethodTable;
import iconexplorer.training.TrainingEvent.KlMeasured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The triplet loss that a run reports lies at every step within σ² log 2 below the I-Con loss of
 * the batch, the mean over its anchors of a positive against one negative.
 *
 * <pre>L_σ − σ² log 2 ≤ meanᵢ max(0, d⁺ − d⁻ + m) ≤ L_σ = meanᵢ σ² log(1 + e^((d⁺ − d⁻ + m)/σ²))
 * </pre>
 */
class TripletRunTest {

  /**
   * Pairs in a batch, fewer than the method's own: what is said here of one is slow to work out.
   */
  private static final int ITEMS = 48;

  /** A curve of so few steps has a point at each; the run then goes on as long as the method's. */
  private static final int FIRST_STEPS = 250;

  private static final double MARGIN = 0.2;
  private static final double[] SIGMAS = {0.03, 0.1, 0.5, 1, 3};

  /** By less than this two distances may be taken for equal or not. */
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @EnumSource
  void theBoundsHoldAtEveryStepOfARun(Negatives negatives) {
    Dataset data = DatasetCatalogue.load("digits", 1);
    TrainingSpec method =
        RunPlanner.plan(
            MethodTable.byId("triplet").orElseThrow(),
            DatasetCatalogue.info("digits").orElseThrow(),
            7);
    TrainingSpec spec =
        method
            .withEquation(method.equation().withQ(NarrowGaussian.triplets(MARGIN, negatives)))
            .withBatchItems(ITEMS)
            .withSteps(FIRST_STEPS);
    List<TrainingEvent> events = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(1, spec, data, events::add);
        Batches batches = new Batches(spec, data, RunPlanner.split(spec, data).train(), false)) {
      session.prepare();
      while (!session.state().ended()) {
        assertStepWithinBounds(session, batches, events);
        if (session.steps() == FIRST_STEPS) {
          session.extend(method.steps() - FIRST_STEPS);
          session.prepare();
        }
      }
      assertEquals(RunState.FINISHED, session.state());
      assertEquals(method.steps(), session.steps());
    }
    double[] losses =
        events.stream()
            .filter(KlMeasured.class::isInstance)
            .mapToDouble(event -> ((KlMeasured) event).loss())
            .toArray();
    assertEquals(method.steps(), losses.length);
    assertNotEquals(losses[0], losses[losses.length - 1]);
  }

  /** What the session says of its next step against the distances that it is about. */
  private static void assertStepWithinBounds(
      TrainingSession session, Batches batches, List<TrainingEvent> events) {
    int step = session.steps();
    batches.draw(step, (item, random) -> item);
    double[][] distances = distances(session.learner().encoder().forward(batches.batch()));
    session.step();
    double loss = lossOf(step + 1, events);
    NarrowGaussian q = (NarrowGaussian) session.spec().equation().q();
    Negatives rule = q.triplets().orElseThrow().negatives();
    long draw = Triplets.draw(session.spec().seed(), step);
    int n = distances.length;
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      double one = excess(distances[i], i, rule, draw, -ROUNDING);
      double other = excess(distances[i], i, rule, draw, ROUNDING);
      lower[i] = Math.min(one, other);
      upper[i] = Math.max(one, other);
    }
    for (double sigma : SIGMAS) {
      double square = sigma * sigma;
      double least = wide(lower, square) - square * Math.log(2);
      double most = wide(upper, square);
      double rounding = 1e-5 * (1 + most);
      String where = "step %d, σ %s: %s in [%s, %s]".formatted(step, sigma, loss, least, most);
      assertTrue(loss <= most + rounding && loss >= least - rounding, where);
    }
  }

  private static double lossOf(int step, List<TrainingEvent> events) {
    for (TrainingEvent event : events.reversed()) {
      if (event instanceof KlMeasured measured) {
        assertEquals(step, measured.step());
        return measured.loss();
      }
    }
    return Double.NaN;
  }

  /** The mean over anchors of σ² log(1 + e^(x/σ²)). */
  private static double wide(double[] excesses, double square) {
    double sum = 0;
    for (double x : excesses) {
      sum += Math.max(0, x) + square * Math.log1p(Math.exp(-Math.abs(x) / square));
    }
    return sum / excesses.length;
  }

  /**
   * d⁺ − d⁻ + m, the negative chosen by its definition.
   *
   * @param beyond how much farther than the positive a semi-hard negative has to be
   */
  private static double excess(
      double[] distances, int i, Negatives rule, long draw, double beyond) {
    int n = distances.length;
    int own = (i + ITEMS) % n;
    double nearest = Double.POSITIVE_INFINITY;
    double farthest = 0;
    double semiHard = Double.POSITIVE_INFINITY;
    double drawn = 0;
    int pick = Triplets.pick(draw, i, own, n - 2);
    int count = 0;
    for (int k = 0; k < n; k++) {
      if (k == i || k == own) {
        continue;
      }
      double distance = distances[k];
      nearest = Math.min(nearest, distance);
      farthest = Math.max(farthest, distance);
      semiHard = distance > distances[own] + beyond ? Math.min(semiHard, distance) : semiHard;
      drawn = count++ == pick ? distance : drawn;
    }
    double negative =
        switch (rule) {
          case RANDOM -> drawn;
          case HARDEST -> nearest;
          case SEMI_HARD -> Double.isFinite(semiHard) ? semiHard : farthest;
        };
    return distances[own] - negative + MARGIN;
  }

  /** [n, n], 1 − cos(z_i, z_k) in double precision. */
  private static double[][] distances(Matrix z) {
    double[][] directions = new double[z.rows()][z.columns()];
    for (int i = 0; i < z.rows(); i++) {
      double squares = 0;
      for (int at = 0; at < z.columns(); at++) {
        squares += (double) z.get(i, at) * z.get(i, at);
      }
      for (int at = 0; at < z.columns(); at++) {
        directions[i][at] = z.get(i, at) / Math.sqrt(squares);
      }
    }
    double[][] distances = new double[z.rows()][z.rows()];
    for (int i = 0; i < z.rows(); i++) {
      for (int k = 0; k <= i; k++) {
        double dot = 0;
        for (int at = 0; at < z.columns(); at++) {
          dot += directions[i][at] * directions[k][at];
        }
        distances[i][k] = 1 - dot;
        distances[k][i] = 1 - dot;
      }
    }
    return distances;
  }
}

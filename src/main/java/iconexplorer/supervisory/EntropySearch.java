package iconexplorer.supervisory;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The width of one Gaussian neighbourhood from its entropy.
 *
 * <pre>H(β) = log Σ_j e^(−β d_j) + β Σ_j d_j e^(−β d_j) / Σ_j e^(−β d_j)   in nats, falls with β
 * </pre>
 */
final class EntropySearch {
  private EntropySearch() {}

  /** |H found − H wanted|, in nats, at which the search for β ends. */
  static final double TOLERANCE = 1e-5;

  /** How often β is doubled or halved at most: one point 10^10 away takes 70 to begin with. */
  static final int BISECTIONS = 128;

  /** A distance that gets no weight; fills the lanes behind the last point. */
  static final float NOWHERE = Float.MAX_VALUE;

  /** Below it e^x is taken as 0. */
  private static final float SMALLEST_EXPONENT = -87f;

  /**
   * Weights of the wanted entropy; of the nearest alone where these are too many, of all where they
   * are too few.
   *
   * @param distances whole vectors, from 0 on, in a unit that makes β about 1
   * @param weights written, e^(−β d)
   * @param entropy log perplexity in nats
   */
  static void bisect(float[] distances, float[] weights, double entropy) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double beta = 1;
    for (int turn = 0; turn < BISECTIONS; turn++) {
      double excess = weigh(distances, weights, beta) - entropy;
      if (Math.abs(excess) < TOLERANCE) {
        return;
      }
      if (excess > 0) {
        low = beta;
        beta = high == Double.POSITIVE_INFINITY ? beta * 2 : (beta + high) / 2;
      } else {
        high = beta;
        beta = (low + beta) / 2;
      }
    }
  }

  /** weights = e^(−β d), may be d itself; returns the entropy of the normalised weights in nats. */
  static double weigh(float[] distances, float[] weights, double beta) {
    float rate = (float) -Math.min(beta, Float.MAX_VALUE);
    FloatVector sums = FloatVector.zero(SPECIES);
    FloatVector moments = FloatVector.zero(SPECIES);
    for (int j = 0; j < distances.length; j += LANES) {
      FloatVector distance = FloatVector.fromArray(SPECIES, distances, j);
      FloatVector exponent = distance.mul(rate).max(2 * SMALLEST_EXPONENT);
      FloatVector weight =
          VectorMath.exp(exponent)
              .blend(0, distance.compare(VectorOperators.EQ, NOWHERE))
              .blend(0, exponent.compare(VectorOperators.LT, SMALLEST_EXPONENT));
      weight.intoArray(weights, j);
      sums = sums.add(weight);
      moments = moments.add(weight.mul(exponent));
    }
    double sum = VectorMath.sum(sums);
    return Math.log(sum) - VectorMath.sum(moments) / sum;
  }
}

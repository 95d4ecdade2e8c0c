package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Loops over one padded row; lanes behind its end carry {@link #NOTHING} or zero. */
final class Rows {
  private Rows() {}

  /** A score that no candidate gets: its exponential is zero. */
  static final float NOTHING = -1e30f;

  /** Length rounded up to whole vectors. */
  static int padded(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }

  static float max(float[] row) {
    FloatVector max = FloatVector.broadcast(SPECIES, NOTHING);
    for (int j = 0; j < row.length; j += LANES) {
      max = max.max(FloatVector.fromArray(SPECIES, row, j));
    }
    return max.reduceLanes(VectorOperators.MAX);
  }

  static double sum(float[] row) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < row.length; j += LANES) {
      sum = sum.add(FloatVector.fromArray(SPECIES, row, j));
    }
    return VectorMath.sum(sum);
  }

  /** Σ a b; a is zero wherever b carries NOTHING. */
  static double dot(float[] a, float[] b) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < a.length; j += LANES) {
      sum = FloatVector.fromArray(SPECIES, a, j).fma(FloatVector.fromArray(SPECIES, b, j), sum);
    }
    return VectorMath.sum(sum);
  }

  /** Σ a (b − shift), so that what is large in b cancels first; a is zero where b is NOTHING. */
  static double dotBelow(float[] a, float[] b, float shift) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < a.length; j += LANES) {
      FloatVector below = FloatVector.fromArray(SPECIES, b, j).sub(shift);
      sum = FloatVector.fromArray(SPECIES, a, j).fma(below, sum);
    }
    return VectorMath.sum(sum);
  }

  /** Σ p log p in nats, 0 log 0 = 0. */
  static double negativeEntropy(float[] p) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < p.length; j += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, p, j);
      sum = value.fma(VectorMath.log(value), sum);
    }
    return VectorMath.sum(sum);
  }

  /** e^(s − shift) in place; returns the sum. */
  static double exponentials(float[] scores, float shift) {
    return VectorMath.sum(exponentialLanes(scores, shift));
  }

  /**
   * The same for methods too large for the compiler to keep the sum in a register to their end.
   *
   * @param lanes a vector's worth of room
   */
  static double exponentials(float[] scores, float shift, float[] lanes) {
    exponentialLanes(scores, shift).intoArray(lanes, 0);
    return VectorMath.sum(lanes);
  }

  private static FloatVector exponentialLanes(float[] scores, float shift) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < scores.length; j += LANES) {
      FloatVector score = FloatVector.fromArray(SPECIES, scores, j);
      FloatVector value =
          VectorMath.exp(score.sub(shift)).blend(0, score.compare(VectorOperators.EQ, NOTHING));
      value.intoArray(scores, j);
      sum = sum.add(value);
    }
    return sum;
  }

  static void scale(float[] row, float factor) {
    for (int j = 0; j < row.length; j += LANES) {
      FloatVector.fromArray(SPECIES, row, j).mul(factor).intoArray(row, j);
    }
  }

  /** difference = weight (mass · q − p): KL's ∂L/∂s of a softmax row. */
  static void klScoreGradient(float[] q, float[] p, float mass, float weight, float[] difference) {
    for (int j = 0; j < q.length; j += LANES) {
      FloatVector.fromArray(SPECIES, q, j)
          .mul(mass)
          .sub(FloatVector.fromArray(SPECIES, p, j))
          .mul(weight)
          .intoArray(difference, j);
    }
  }

  /** difference = factor q − floor. */
  static void aboveFloor(float[] q, float factor, float floor, float[] difference) {
    for (int j = 0; j < q.length; j += LANES) {
      FloatVector.fromArray(SPECIES, q, j).mul(factor).sub(floor).intoArray(difference, j);
    }
  }
}

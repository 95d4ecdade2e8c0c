package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;

/**
 * Points of the plane that stand alone under a bell: what their row sums up to is smaller than the
 * error of a {@link PlaneGrid}, and to be divided by. Their rows are computed pair by pair.
 */
final class LonelyPoints {

  /** A point's nearest neighbour at 1.5 σ gives a third. */
  private static final double LEAST_SUM = 0.3;

  /** With more of them, one in so many, all pairs are as fast. */
  private static final int SHARE = 32;

  private final int[] points;
  private int count;

  /**
   * @param n points of the plane
   */
  LonelyPoints(int n) {
    points = new int[n / SHARE + 1];
  }

  /** Nobody stands alone. */
  void clear() {
    count = 0;
  }

  /**
   * Finds them.
   *
   * @param sums of each row, [n], as the grid has them
   * @return false where they are too many
   */
  boolean find(double[] sums) {
    count = 0;
    for (int i = 0; i < sums.length; i++) {
      if (!(sums[i] >= LEAST_SUM)) {
        if (count == points.length) {
          return false;
        }
        points[count++] = i;
      }
    }
    return true;
  }

  int count() {
    return count;
  }

  int point(int at) {
    return points[at];
  }

  /**
   * Adds repulsion between one of them and all others to {@link PairKernel.Columns#px}, divided by
   * {@link PairKernel#rate}.
   *
   * @param row e^s_ij times some number, padded
   * @param factor w_i over the row's sum
   */
  static void repel(Plane plane, int i, float[] row, float factor, PairKernel.Columns columns) {
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector force = FloatVector.fromArray(SPECIES, row, j).mul(factor);
      FloatVector fx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi).mul(force);
      FloatVector fy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi).mul(force);
      sumX = sumX.add(fx);
      sumY = sumY.add(fy);
      FloatVector.fromArray(SPECIES, columns.px(), j).sub(fx).intoArray(columns.px(), j);
      FloatVector.fromArray(SPECIES, columns.py(), j).sub(fy).intoArray(columns.py(), j);
    }
    columns.px()[i] += VectorMath.sum(sumX);
    columns.py()[i] += VectorMath.sum(sumY);
  }
}

package iconexplorer.objective;

import iconexplorer.matrix.Team;
import java.util.Arrays;

/**
 * Visits each pair of the plane once, shared by the team, and gathers what pairs gave to their two
 * points in an order that does not depend on the threads.
 */
final class PairSweep {

  /** What is done with the pairs of point i and all later ones. */
  @FunctionalInterface
  interface RowOfPairs {
    void visit(int i, PairKernel.Columns columns, int block);
  }

  private final int n;
  private final PairKernel.Columns[] columns = new PairKernel.Columns[Team.BLOCKS];

  PairSweep(Plane plane) {
    n = plane.n;
    Arrays.setAll(columns, block -> new PairKernel.Columns(plane.padded));
  }

  /**
   * From sums and forces of zero. A long row goes with a short one, so that all blocks have equally
   * many pairs.
   */
  void eachPair(RowOfPairs rows) {
    clear();
    Team.shared()
        .forBlocks(
            Math.ceilDiv(n, 2),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                rows.visit(i, columns[block], block);
                if (n - 1 - i > i) {
                  rows.visit(n - 1 - i, columns[block], block);
                }
              }
            });
  }

  /**
   * The same for i and i + 1 at once, i even: what both give to later points is added in one go.
   * The last of an odd number has no later points.
   */
  void eachPairOfTwo(RowOfPairs rows) {
    clear();
    int both = n / 2;
    Team.shared()
        .forBlocks(
            Math.ceilDiv(both, 2),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                rows.visit(2 * i, columns[block], block);
                if (both - 1 - i > i) {
                  rows.visit(2 * (both - 1 - i), columns[block], block);
                }
              }
            });
  }

  /** Some rows only, whole ones; from forces of zero. */
  void eachRow(int rows, RowOfPairs visit) {
    clear();
    Team.shared()
        .forBlocks(
            rows,
            (from, to, block) -> {
              for (int at = from; at < to; at++) {
                visit.visit(at, columns[block], block);
              }
            });
  }

  private void clear() {
    for (PairKernel.Columns part : columns) {
      part.clear();
    }
  }

  /** What the last sweep summed up, [n]. */
  void gatherSums(double[] sums) {
    Arrays.fill(sums, 0);
    for (PairKernel.Columns part : columns) {
      for (int i = 0; i < n; i++) {
        sums[i] += part.sums()[i];
      }
    }
  }

  /** The forces of the last sweep times a factor, [n] each. */
  void gatherForces(float factor, float[] fx, float[] fy) {
    Arrays.fill(fx, 0);
    Arrays.fill(fy, 0);
    for (PairKernel.Columns part : columns) {
      for (int i = 0; i < n; i++) {
        fx[i] += factor * part.fx()[i];
        fy[i] += factor * part.fy()[i];
      }
    }
  }

  /** Adds the pull of the last sweep times a factor, where it was kept apart. */
  void addPulls(float factor, float[] fx, float[] fy) {
    for (PairKernel.Columns part : columns) {
      for (int i = 0; i < n; i++) {
        fx[i] += factor * part.px()[i];
        fy[i] += factor * part.py()[i];
      }
    }
  }
}

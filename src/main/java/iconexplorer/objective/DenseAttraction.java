package iconexplorer.objective;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** m from a whole matrix of p̃: [n, padded], computed once for each p̃. */
final class DenseAttraction implements Attraction {

  private final Matrix attractions;
  private final float[][] scratches;
  private Matrix p;

  DenseAttraction(Matrix p, Plane plane) {
    this.p = p;
    attractions = Matrix.zeros(plane.n, plane.padded);
    scratches = new float[Team.BLOCKS][plane.padded];
  }

  /** Takes another p̃ over. */
  void supervise(Matrix p, Totals totals) {
    this.p = p;
    Team.shared()
        .forBlocks(
            p.rows(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                symmetrise(i, totals, scratches[block]);
              }
            });
  }

  private void symmetrise(int i, Totals totals, float[] row) {
    int n = p.rows();
    for (int j = 0; j < n; j++) {
      row[j] = p.get(i, j) * totals.weight(i) + p.get(j, i) * totals.weight(j);
    }
    Arrays.fill(row, n, row.length, 0);
    attractions.copyRowFrom(row, 0, i);
  }

  @Override
  public void copyRowTo(int i, int from, float[] row) {
    attractions.copyRowTo(i, from, row);
  }

  @Override
  public void copySupervisionTo(int i, float[] row) {
    Arrays.fill(row, p.columns(), row.length, 0);
    p.copyRowTo(i, row, 0);
  }

  /** m, [n, padded], where kernels read it themselves. */
  MemorySegment rows() {
    return attractions.segment();
  }

  /** The byte where m_i begins. */
  long start(int i) {
    return (long) Float.BYTES * i * attractions.columns();
  }

  @Override
  public void close() {
    attractions.close();
  }
}

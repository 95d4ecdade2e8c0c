package iconexplorer.evaluation;

import java.util.Arrays;

/**
 * The Hungarian method: pairs rows with columns so that the sum of the values is greatest, in O(m³)
 * for m rows or columns, by shortest augmenting paths with potentials.
 *
 * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955)</a>
 * @see <a href="https://doi.org/10.1007/BF02278710">Jonker, Volgenant (1987)</a>
 */
final class Assignment {
  private static final int NOBODY = -1;

  private final int[][] values;
  private final int columns;
  private final int size;

  /** Potentials u of rows and v of columns, and which row each column has. */
  private final long[] u;

  private final long[] v;
  private final int[] rowOf;

  private Assignment(int[][] values, int columns) {
    this.values = values;
    this.columns = columns;
    size = Math.max(values.length, columns);
    u = new long[size];
    v = new long[size];
    rowOf = new int[size];
    Arrays.fill(rowOf, NOBODY);
  }

  /**
   * The best pairing.
   *
   * @param values [rows, columns], not negative
   * @return [rows], the column of each row, −1 for a row that goes empty
   */
  static int[] greatestSum(int[][] values, int columns) {
    Assignment assignment = new Assignment(values, columns);
    for (int row = 0; row < assignment.size; row++) {
      assignment.add(row);
    }
    int[] columnOf = new int[values.length];
    Arrays.fill(columnOf, NOBODY);
    for (int column = 0; column < columns; column++) {
      if (assignment.rowOf[column] < values.length) {
        columnOf[assignment.rowOf[column]] = column;
      }
    }
    return columnOf;
  }

  /** Finds the cheapest path from a new row to a free column and turns it over. */
  private void add(int newRow) {
    long[] reach = new long[size];
    int[] before = new int[size];
    boolean[] done = new boolean[size];
    Arrays.fill(reach, Long.MAX_VALUE);
    Arrays.fill(before, NOBODY);
    int row = newRow;
    int column = NOBODY;
    while (row != NOBODY) {
      int nearest = NOBODY;
      for (int c = 0; c < size; c++) {
        if (done[c]) {
          continue;
        }
        long cost = -value(row, c) - u[row] - v[c];
        if (cost < reach[c]) {
          reach[c] = cost;
          before[c] = column;
        }
        if (nearest == NOBODY || reach[c] < reach[nearest]) {
          nearest = c;
        }
      }
      long delta = reach[nearest];
      u[newRow] += delta;
      for (int c = 0; c < size; c++) {
        if (done[c]) {
          u[rowOf[c]] += delta;
          v[c] -= delta;
        } else if (reach[c] != Long.MAX_VALUE) {
          reach[c] -= delta;
        }
      }
      column = nearest;
      done[column] = true;
      row = rowOf[column];
    }
    turnOver(newRow, column, before);
  }

  private void turnOver(int newRow, int free, int[] before) {
    int column = free;
    while (before[column] != NOBODY) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
    rowOf[column] = newRow;
  }

  private long value(int row, int column) {
    return row < values.length && column < columns ? values[row][column] : 0;
  }
}

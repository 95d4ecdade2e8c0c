package iconexplorer.supervisory;

import java.util.Arrays;

/**
 * A matrix [N, M] of which each row holds a few entries and is zero elsewhere: compressed sparse
 * rows, written from the first row to the last. Writing it anew keeps its memory.
 */
public final class SparseRows {

  private final int columns;
  private int[] ends;
  private int[] entryColumns;
  private float[] values;
  private int rows;
  private int entries;

  /**
   * @param columns M
   * @param expectedRows and
   * @param expectedEntries for which memory is taken at once; more may come
   */
  public SparseRows(int columns, int expectedRows, int expectedEntries) {
    this.columns = columns;
    ends = new int[expectedRows];
    entryColumns = new int[expectedEntries];
    values = new float[expectedEntries];
  }

  /** Empties it. */
  public void clear() {
    rows = 0;
    entries = 0;
  }

  /** Adds an entry to the row that is being written. */
  public void put(int column, float value) {
    if (entries == values.length) {
      int length = Math.max(16, Math.multiplyExact(entries / 2, 3));
      entryColumns = Arrays.copyOf(entryColumns, length);
      values = Arrays.copyOf(values, length);
    }
    entryColumns[entries] = column;
    values[entries] = value;
    entries++;
  }

  /** Ends the row that is being written, divided by its sum; a row of nothing stays empty. */
  public void endNormalisedRow() {
    int start = rows == 0 ? 0 : ends[rows - 1];
    double sum = 0;
    for (int at = start; at < entries; at++) {
      sum += values[at];
    }
    for (int at = start; at < entries; at++) {
      values[at] = (float) (values[at] / sum);
    }
    endRow();
  }

  /** Ends the row that is being written. */
  public void endRow() {
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, Math.max(16, Math.multiplyExact(rows / 2, 3)));
    }
    ends[rows] = entries;
    rows++;
  }

  /** Rows that have been ended. */
  public int rows() {
    return rows;
  }

  /** M. */
  public int columns() {
    return columns;
  }

  /** Where the entries of row i begin. */
  public int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Where the entries of row i end, exclusive. */
  public int end(int i) {
    return ends[i];
  }

  /** Column of an entry. */
  public int column(int at) {
    return entryColumns[at];
  }

  /** Value of an entry. */
  public float value(int at) {
    return values[at];
  }

  /** Whether row i has no entry above zero. */
  public boolean isEmpty(int i) {
    for (int at = start(i); at < end(i); at++) {
      if (values[at] > 0) {
        return false;
      }
    }
    return true;
  }

  /** The same entries with rows and columns exchanged, each row ascending. */
  public SparseRows transposed() {
    SparseRows result = new SparseRows(rows, columns, entries);
    int[] next = new int[columns + 1];
    for (int at = 0; at < entries; at++) {
      next[entryColumns[at] + 1]++;
    }
    for (int column = 0; column < columns; column++) {
      next[column + 1] += next[column];
      result.ends[column] = next[column + 1];
    }
    for (int i = 0; i < rows; i++) {
      for (int at = start(i); at < end(i); at++) {
        int to = next[entryColumns[at]];
        result.entryColumns[to] = i;
        result.values[to] = values[at];
        next[entryColumns[at]]++;
      }
    }
    result.rows = columns;
    result.entries = entries;
    return result;
  }
}

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
  private boolean symmetric;

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
    symmetric = false;
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

  /** Adds to an entry that was put already. */
  public void add(int at, float value) {
    values[at] += value;
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

  /** Says of what was written that each entry has its mirror of the same value. */
  void mirror() {
    symmetric = true;
  }

  /** Whether each entry is known to have its mirror of the same value. */
  public boolean isSymmetric() {
    return symmetric;
  }

  /** How many entries there are. */
  public int entries() {
    return entries;
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
    transposeTo(result);
    return result;
  }

  /**
   * Writes the same entries with rows and columns exchanged, each row ascending.
   *
   * @param target [M, N], overwritten
   */
  public void transposeTo(SparseRows target) {
    target.clear();
    target.takeRoom(columns, entries);
    int[] ends = target.ends;
    Arrays.fill(ends, 0, columns, 0);
    for (int at = 0; at < entries; at++) {
      ends[entryColumns[at]]++;
    }
    int before = 0;
    for (int column = 0; column < columns; column++) {
      int count = ends[column];
      ends[column] = before;
      before += count;
    }
    for (int i = 0; i < rows; i++) {
      for (int at = start(i); at < end(i); at++) {
        int to = ends[entryColumns[at]];
        target.entryColumns[to] = i;
        target.values[to] = values[at];
        ends[entryColumns[at]]++;
      }
    }
    target.rows = columns;
    target.entries = entries;
  }

  private void takeRoom(int atLeastRows, int atLeastEntries) {
    if (ends.length < atLeastRows) {
      ends = new int[atLeastRows];
    }
    if (values.length < atLeastEntries) {
      entryColumns = new int[atLeastEntries];
      values = new float[atLeastEntries];
    }
  }
}

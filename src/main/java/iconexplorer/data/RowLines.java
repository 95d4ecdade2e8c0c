package iconexplorer.data;

import java.util.Arrays;

/**
 * The lines on which the rows of a text stand, taken down as they are read; nothing is kept for
 * rows that follow line upon line.
 */
final class RowLines {
  private int[] lines = new int[0];
  private int first = 1;
  private int rows;

  /** Takes the line of the next row, from 1. */
  void add(long line) {
    if (rows == 0) {
      first = (int) line;
    }
    if (lines.length == 0 && line != (long) first + rows) {
      lines = new int[Math.max(64, 2 * rows)];
      Arrays.setAll(lines, row -> first + row);
    }
    if (lines.length > 0) {
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, rows + rows / 2);
      }
      lines[rows] = (int) line;
    }
    rows++;
  }

  /** Where all rows come from. */
  Origin origin() {
    return lines.length == 0
        ? Origin.numbered("row", first)
        : new Origin(new Origin.Rows(Arrays.copyOf(lines, rows)));
  }

  /** Where these rows come from, ascending. */
  Origin origin(int... kept) {
    return kept.length == rows ? origin() : origin().subset(kept);
  }
}

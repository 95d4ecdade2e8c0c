package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;

/**
 * Memory for some rows that grows when more are asked for. Asked for as many rows as last time, it
 * gives the same matrix, so that steps of one batch size allocate nothing.
 */
final class RowBuffer implements AutoCloseable {
  private Matrix whole;
  private Matrix current;

  RowBuffer(int columns) {
    whole = Matrix.zeros(1, columns);
    current = whole;
  }

  /** [count, columns], with whatever the memory held. */
  Matrix rows(int count) {
    if (count > whole.rows()) {
      int columns = whole.columns();
      whole.close();
      whole = Matrix.zeros(count, columns);
      current = whole;
    } else if (count != current.rows()) {
      current = whole.firstRows(count);
    }
    return current;
  }

  @Override
  public void close() {
    whole.close();
  }
}

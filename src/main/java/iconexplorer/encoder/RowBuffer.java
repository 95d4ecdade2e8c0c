package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;

/**
 * Memory for some rows that grows when more are asked for. It remembers the last two matrices it
 * gave: asked for a block and a shorter last block in turn, it allocates nothing.
 */
final class RowBuffer implements AutoCloseable {
  private Matrix whole;
  private Matrix current;
  private Matrix previous;

  RowBuffer(int columns) {
    whole = Matrix.zeros(1, columns);
    current = whole;
    previous = whole;
  }

  /**
   * [count, columns]: zeros when the memory is new, else whatever it held. Matrices given before
   * stay valid when the memory grows; they are freed when nobody has them any more.
   */
  Matrix rows(int count) {
    if (count > whole.rows()) {
      whole = Matrix.zeros(count, whole.columns());
      current = whole;
      previous = whole;
    } else if (count != current.rows()) {
      Matrix rows = count == previous.rows() ? previous : whole.firstRows(count);
      previous = current;
      current = rows;
    }
    return current;
  }

  @Override
  public void close() {
    whole.close();
  }
}

package iconexplorer.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A float matrix [rows, columns], row-major and off-heap, seen by ND4J and by vector kernels
 * without a copy.
 *
 * <p>ND4J sees the transpose: row-major [rows, columns] is an 'f' ordered array [columns, rows].
 * The object owns array and segment together, because a segment made from an array's address does
 * not keep the array alive.
 */
public final class Matrix implements AutoCloseable {

  private final INDArray array;
  private final MemorySegment segment;
  private final int rows;
  private final int columns;

  private Matrix(INDArray array, int rows, int columns) {
    this.array = array;
    this.rows = rows;
    this.columns = columns;
    long address = array.data().pointer().address() + Float.BYTES * array.offset();
    this.segment =
        MemorySegment.ofAddress(address).reinterpret((long) Float.BYTES * rows * columns);
  }

  /** A new matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(Nd4j.create(DataType.FLOAT, new long[] {columns, rows}, 'f'), rows, columns);
  }

  /** A new matrix with a copy of these values, [rows, columns] row-major. */
  public static Matrix of(float[] values, int rows, int columns) {
    Matrix matrix = zeros(rows, columns);
    matrix.copyFrom(values);
    return matrix;
  }

  /**
   * The same memory as an array of ND4J or DL4J.
   *
   * @param array [columns, rows] in 'f' order without gaps, or a vector (one row)
   */
  public static Matrix viewOf(INDArray array) {
    return array.rank() == 2 && array.ordering() == 'f' && array.rows() != 1
        ? new Matrix(array, array.columns(), array.rows())
        : new Matrix(array, 1, Math.toIntExact(array.length()));
  }

  /** The first rows, in the same memory. */
  public Matrix firstRows(int count) {
    if (count < 0 || count > rows) {
      throw new IllegalArgumentException("rows must be in [0, " + rows + "], got " + count);
    }
    return count == rows ? this : reshaped(count, columns);
  }

  /** Another shape over the start of the same memory. */
  public Matrix reshaped(int newRows, int newColumns) {
    INDArray view =
        Nd4j.create(
            array.data(),
            new long[] {newColumns, newRows},
            new long[] {1, newColumns},
            array.offset(),
            'f',
            DataType.FLOAT);
    return new Matrix(view, newRows, newColumns);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** What ND4J sees: [columns, rows], 'f' order. */
  public INDArray array() {
    return array;
  }

  /** What kernels see: rows · columns floats, row-major. Do not use it after {@link #close}. */
  public MemorySegment segment() {
    return segment;
  }

  public float get(int row, int column) {
    return segment.getAtIndex(ValueLayout.JAVA_FLOAT, (long) row * columns + column);
  }

  public void set(int row, int column, float value) {
    segment.setAtIndex(ValueLayout.JAVA_FLOAT, (long) row * columns + column, value);
  }

  public void fill(float value) {
    if (value == 0) {
      segment.fill((byte) 0);
      return;
    }
    for (long i = 0; i < (long) rows * columns; i++) {
      segment.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
  }

  /** Copies rows · columns values in. */
  public void copyFrom(float[] values) {
    requireLength(values.length);
    MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
  }

  /** Copies the values of a matrix of the same shape in. */
  public void copyFrom(Matrix other) {
    if (other.rows != rows || other.columns != columns) {
      throw new IllegalArgumentException(
          "shape must be [%d, %d], got [%d, %d]"
              .formatted(rows, columns, other.rows, other.columns));
    }
    MemorySegment.copy(other.segment, 0, segment, 0, segment.byteSize());
  }

  /** Copies one row from an array. */
  public void copyRowFrom(float[] values, int offset, int row) {
    MemorySegment.copy(
        values,
        offset,
        segment,
        ValueLayout.JAVA_FLOAT,
        (long) Float.BYTES * row * columns,
        columns);
  }

  /** Copies one row out. */
  public void copyRowTo(int row, float[] values, int offset) {
    MemorySegment.copy(
        segment,
        ValueLayout.JAVA_FLOAT,
        (long) Float.BYTES * row * columns,
        values,
        offset,
        columns);
  }

  /** A copy, row-major. */
  public float[] toArray() {
    return segment.toArray(ValueLayout.JAVA_FLOAT);
  }

  /** Frees the memory at once; views of it must not be used any more. */
  @Override
  public void close() {
    if (array.closeable()) {
      array.close();
    }
  }

  private void requireLength(int length) {
    if (length != rows * columns) {
      throw new IllegalArgumentException(
          "length must be %d · %d = %d, got %d".formatted(rows, columns, rows * columns, length));
    }
  }
}

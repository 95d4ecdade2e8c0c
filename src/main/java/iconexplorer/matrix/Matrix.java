package iconexplorer.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A float matrix [rows, columns], row-major and off-heap, seen by ND4J and by vector kernels
 * without a copy.
 *
 * <p>On ND4J's CUDA backend this is the host side of an array: kernels and BLAS of the processor
 * work on it, and what goes to the GPU is copied there. That has not been tried on a GPU yet.
 *
 * <p>ND4J sees the transpose: row-major [rows, columns] is an 'f' ordered array [columns, rows].
 * The segment keeps the array alive, so that a kernel may go on with the segment alone.
 */
public final class Matrix implements AutoCloseable {

  private final INDArray owner;
  private final long offset;
  private final MemorySegment segment;
  private final int rows;
  private final int columns;
  private @Nullable INDArray array;

  private Matrix(INDArray owner, long offset, MemorySegment segment, int rows, int columns) {
    this.owner = owner;
    this.offset = offset;
    this.segment = segment;
    this.rows = rows;
    this.columns = columns;
  }

  private static Matrix over(INDArray array, int rows, int columns) {
    long address = array.data().pointer().address() + Float.BYTES * array.offset();
    MemorySegment segment =
        MemorySegment.ofAddress(address)
            .reinterpret(
                (long) Float.BYTES * rows * columns,
                Arena.ofAuto(),
                gone -> Reference.reachabilityFence(array));
    return new Matrix(array, 0, segment, rows, columns);
  }

  /** A new matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return over(Nd4j.create(DataType.FLOAT, new long[] {columns, rows}, 'f'), rows, columns);
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
        ? over(array, array.columns(), array.rows())
        : over(array, 1, Math.toIntExact(array.length()));
  }

  /** The first rows, in the same memory. */
  public Matrix firstRows(int count) {
    return count == rows ? this : rows(0, count);
  }

  /** Rows [from, to), in the same memory. */
  public Matrix rows(int from, int to) {
    if (from < 0 || to < from || to > rows) {
      throw new IllegalArgumentException(
          "rows must be in [0, %d], got [%d, %d]".formatted(rows, from, to));
    }
    return part((long) from * columns, to - from, columns);
  }

  /** Another shape over the start of the same memory. */
  public Matrix reshaped(int newRows, int newColumns) {
    return part(0, newRows, newColumns);
  }

  /**
   * Another shape over a part of the same memory.
   *
   * @param start the part's first value, counted from this matrix's first
   * @throws IndexOutOfBoundsException when the part ends outside this matrix
   */
  public Matrix part(long start, int newRows, int newColumns) {
    MemorySegment slice =
        segment.asSlice(Float.BYTES * start, (long) Float.BYTES * newRows * newColumns);
    return new Matrix(owner, offset + start, slice, newRows, newColumns);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** What ND4J sees: [columns, rows], 'f' order. */
  public INDArray array() {
    INDArray seen = array;
    if (seen == null) {
      seen =
          Nd4j.create(
              owner.data(),
              new long[] {columns, rows},
              new long[] {1, columns},
              owner.offset() + offset,
              'f',
              DataType.FLOAT);
      array = seen;
    }
    return seen;
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

  /** Copies one row from a column on to the same places of an array. */
  public void copyRowTo(int row, int from, float[] values) {
    MemorySegment.copy(
        segment,
        ValueLayout.JAVA_FLOAT,
        Float.BYTES * ((long) row * columns + from),
        values,
        from,
        columns - from);
  }

  /** A copy, row-major. */
  public float[] toArray() {
    return segment.toArray(ValueLayout.JAVA_FLOAT);
  }

  /** Frees the memory at once; views of it must not be used any more. */
  @Override
  public void close() {
    if (owner.closeable()) {
      owner.close();
    }
  }

  private void requireLength(int length) {
    if (length != rows * columns) {
      throw new IllegalArgumentException(
          "length must be %d · %d = %d, got %d".formatted(rows, columns, rows * columns, length));
    }
  }
}

package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MatrixTest {
  private static final float[] VALUES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  @Test
  void nd4jSeesTheTransposeOfTheSameMemory() {
    Matrix matrix = Matrix.of(VALUES, 3, 4);
    INDArray array = matrix.array();
    assertArrayEquals(new long[] {4, 3}, array.shape());
    assertEquals(matrix.get(2, 1), array.getFloat(1, 2));
    array.putScalar(3, 1, 70);
    assertEquals(70, matrix.get(1, 3));
  }

  @Test
  void aViewSharesTheArraysMemory() {
    INDArray array = Nd4j.create(DataType.FLOAT, new long[] {4, 3}, 'f');
    Matrix matrix = Matrix.viewOf(array);
    assertEquals(3, matrix.rows());
    assertEquals(4, matrix.columns());
    matrix.set(2, 1, 8);
    assertEquals(8, array.getFloat(1, 2));
  }

  @Test
  void aVectorIsOneRow() {
    Matrix matrix = Matrix.viewOf(Nd4j.createFromArray(VALUES));
    assertEquals(1, matrix.rows());
    assertArrayEquals(VALUES, matrix.toArray());
  }

  @Test
  void partsOfPartsAreInTheSameMemory() {
    Matrix matrix = Matrix.of(VALUES, 3, 4);
    Matrix rows = matrix.rows(1, 3);
    Matrix part = rows.part(2, 2, 3);
    assertArrayEquals(new float[] {6, 7, 8, 9, 10, 11}, part.toArray());
    assertEquals(10, part.array().getFloat(1, 1));
    part.set(1, 1, 99);
    assertEquals(99, matrix.get(2, 2));
    assertEquals(99, rows.array().getFloat(2, 1));
    part.array().putScalar(0, 0, -6);
    assertEquals(-6, matrix.get(1, 2));
  }

  @Test
  void partsOutsideAreRefused() {
    Matrix matrix = Matrix.of(VALUES, 3, 4);
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.part(7, 2, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.reshaped(4, 4));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> matrix.rows(2, 4));
    assertEquals("rows must be in [0, 3], got [2, 4]", thrown.getMessage());
  }

  @Test
  void rowsAreCopiedInAndOut() {
    Matrix matrix = Matrix.of(VALUES, 3, 4);
    matrix.copyRowFrom(new float[] {-1, 20, 21, 22, 23}, 1, 1);
    float[] row = new float[6];
    matrix.copyRowTo(1, row, 2);
    assertArrayEquals(new float[] {0, 0, 20, 21, 22, 23}, row);
    assertEquals(8, matrix.get(2, 0));
  }

  @Test
  void fillingAndCopyingReachEveryValue() {
    Matrix matrix = Matrix.zeros(3, 4);
    matrix.fill(2.5f);
    Matrix copy = Matrix.zeros(3, 4);
    copy.copyFrom(matrix);
    assertEquals(2.5f, copy.get(2, 3));
    copy.fill(0);
    assertArrayEquals(new float[12], copy.toArray());
    assertThrows(IllegalArgumentException.class, () -> copy.copyFrom(Matrix.zeros(4, 3)));
    assertThrows(IllegalArgumentException.class, () -> copy.copyFrom(new float[11]));
  }
}

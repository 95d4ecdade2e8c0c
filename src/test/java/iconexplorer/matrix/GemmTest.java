package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GemmTest {
  private static final int[] SIZES = {1, 2, 3, 5, 16, 33};

  /** What a product computes, given as loops: A is [n, k] and B [k, m] after transposing. */
  private interface Product {
    void run(Matrix a, Matrix b, Matrix c);
  }

  @Test
  void matrixProductsAgreeWithSlowLoops() {
    Random random = new Random(1);
    for (int n : SIZES) {
      for (int k : SIZES) {
        for (int m : SIZES) {
          check(Gemm::multiply, false, false, 0, n, k, m, random);
          check(Gemm::multiplyAdd, false, false, 1, n, k, m, random);
          check(Gemm::multiplyTransposed, false, true, 0, n, k, m, random);
          check(Gemm::transposedMultiply, true, false, 0, n, k, m, random);
          check(Gemm::transposedMultiplyAdd, true, false, 1, n, k, m, random);
        }
      }
    }
  }

  @Test
  void largeProductsAgreeWithSlowLoopsToo() {
    Random random = new Random(2);
    check(Gemm::multiply, false, false, 0, 301, 257, 129, random);
    check(Gemm::multiplyTransposed, false, true, 0, 301, 257, 129, random);
    check(Gemm::transposedMultiply, true, false, 0, 129, 301, 257, random);
  }

  @Test
  void partsOfAMatrixMultiplyInPlace() {
    Random random = new Random(3);
    Matrix whole = random(10, 6, random);
    Matrix b = random(6, 4, random);
    Matrix c = Matrix.zeros(10, 4);
    Gemm.multiply(whole.rows(2, 7), b, c.rows(2, 7));
    Matrix all = Matrix.zeros(10, 4);
    Gemm.multiply(whole, b, all);
    for (int row = 0; row < 10; row++) {
      for (int column = 0; column < 4; column++) {
        boolean inside = row >= 2 && row < 7;
        assertEquals(inside ? all.get(row, column) : 0, c.get(row, column), 1e-5);
      }
    }
  }

  @Test
  void noRowsAreNoProduct() {
    Matrix a = Matrix.zeros(3, 4);
    Matrix c = Matrix.zeros(3, 2);
    c.fill(5);
    Gemm.multiply(a.firstRows(0), Matrix.zeros(4, 2), c.firstRows(0));
    assertEquals(5, c.get(0, 0));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Gemm.multiply(Matrix.zeros(2, 3), Matrix.zeros(4, 5), Matrix.zeros(2, 5)));
    assertEquals("cannot multiply [2, 3] by [4, 5] into [2, 5]", thrown.getMessage());
  }

  private static void check(
      Product product,
      boolean transposeA,
      boolean transposeB,
      float beta,
      int n,
      int k,
      int m,
      Random random) {
    Matrix a = transposeA ? random(k, n, random) : random(n, k, random);
    Matrix b = transposeB ? random(m, k, random) : random(k, m, random);
    Matrix c = random(n, m, random);
    Matrix before = Matrix.of(c.toArray(), n, m);
    product.run(a, b, c);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double sum = beta * before.get(i, j);
        for (int l = 0; l < k; l++) {
          double left = transposeA ? a.get(l, i) : a.get(i, l);
          sum += left * (transposeB ? b.get(j, l) : b.get(l, j));
        }
        assertEquals(sum, c.get(i, j), 1e-5 * k, "%d × %d × %d".formatted(n, k, m));
      }
    }
    a.close();
    b.close();
    c.close();
    before.close();
  }

  private static Matrix random(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, rows, columns);
  }
}

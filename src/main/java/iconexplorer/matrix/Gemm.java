package iconexplorer.matrix;

import org.nd4j.linalg.factory.Nd4j;

/** Matrix products of row-major matrices into existing outputs, by ND4J's BLAS. */
public final class Gemm {
  private Gemm() {}

  /** C[n, m] = A[n, k] · B[k, m]. */
  public static void multiply(Matrix a, Matrix b, Matrix c) {
    Nd4j.gemm(b.array(), a.array(), c.array(), false, false, 1.0, 0.0);
  }

  /** C[n, m] = A[n, k] · B[m, k]ᵀ. */
  public static void multiplyTransposed(Matrix a, Matrix b, Matrix c) {
    Nd4j.gemm(b.array(), a.array(), c.array(), true, false, 1.0, 0.0);
  }

  /** C[k, m] = A[n, k]ᵀ · B[n, m]. */
  public static void transposedMultiply(Matrix a, Matrix b, Matrix c) {
    Nd4j.gemm(b.array(), a.array(), c.array(), false, true, 1.0, 0.0);
  }

  /** C[k, m] += A[n, k]ᵀ · B[n, m]. */
  public static void transposedMultiplyAdd(Matrix a, Matrix b, Matrix c) {
    Nd4j.gemm(b.array(), a.array(), c.array(), false, true, 1.0, 1.0);
  }
}

package iconexplorer.matrix;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products of row-major matrices into existing outputs, by the BLAS that ND4J loads.
 *
 * <p>Called without ND4J in between: {@code Nd4j.gemm} makes 4.7 kB of garbage on every call, this
 * none.
 */
public final class Gemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final MethodHandle SGEMM = sgemm();

  private Gemm() {}

  /** C[n, m] = A[n, k] · B[k, m]. */
  public static void multiply(Matrix a, Matrix b, Matrix c) {
    requireShapes(a.rows(), a.columns(), b.rows(), b.columns(), c);
    call(AS_IS, AS_IS, a.columns(), a, b, 0, c);
  }

  /** C[n, m] += A[n, k] · B[k, m]. */
  public static void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    requireShapes(a.rows(), a.columns(), b.rows(), b.columns(), c);
    call(AS_IS, AS_IS, a.columns(), a, b, 1, c);
  }

  /** C[n, m] = A[n, k] · B[m, k]ᵀ. */
  public static void multiplyTransposed(Matrix a, Matrix b, Matrix c) {
    requireShapes(a.rows(), a.columns(), b.columns(), b.rows(), c);
    call(AS_IS, TRANSPOSED, a.columns(), a, b, 0, c);
  }

  /** C[k, m] = A[n, k]ᵀ · B[n, m]. */
  public static void transposedMultiply(Matrix a, Matrix b, Matrix c) {
    requireShapes(a.columns(), a.rows(), b.rows(), b.columns(), c);
    call(TRANSPOSED, AS_IS, a.rows(), a, b, 0, c);
  }

  /** C[k, m] += A[n, k]ᵀ · B[n, m]. */
  public static void transposedMultiplyAdd(Matrix a, Matrix b, Matrix c) {
    requireShapes(a.columns(), a.rows(), b.rows(), b.columns(), c);
    call(TRANSPOSED, AS_IS, a.rows(), a, b, 1, c);
  }

  private static void requireShapes(int n, int k, int innerOfB, int m, Matrix c) {
    if (k != innerOfB || c.rows() != n || c.columns() != m) {
      throw new IllegalArgumentException(
          "cannot multiply [%d, %d] by [%d, %d] into [%d, %d]"
              .formatted(n, k, innerOfB, m, c.rows(), c.columns()));
    }
  }

  /** C = op(A) · op(B) + beta C, the inner dimension being k. */
  private static void call(int opA, int opB, int k, Matrix a, Matrix b, float beta, Matrix c) {
    try {
      SGEMM.invokeExact(
          ROW_MAJOR,
          opA,
          opB,
          c.rows(),
          c.columns(),
          k,
          1f,
          a.segment().address(),
          a.columns(),
          b.segment().address(),
          b.columns(),
          beta,
          c.segment().address(),
          c.columns());
    } catch (Throwable thrown) {
      throw new IllegalStateException("the matrix product failed", thrown);
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }

  private static MethodHandle sgemm() {
    Loader.load(openblas_nolapack.class);
    var integer = ValueLayout.JAVA_INT;
    var real = ValueLayout.JAVA_FLOAT;
    var address = ValueLayout.JAVA_LONG;
    return Linker.nativeLinker()
        .downcallHandle(
            MemorySegment.ofAddress(Loader.addressof("cblas_sgemm").address()),
            FunctionDescriptor.ofVoid(
                integer, integer, integer, integer, integer, integer, real, address, integer,
                address, integer, real, address, integer));
  }
}

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
 * Matrix products of row-major matrices into existing outputs, by the BLAS that ND4J loads. Only
 * the compute thread calls it, and no body of the {@link Team} does.
 */
public final class Gemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  /** Products of fewer multiplications are done before the team is awake. */
  private static final long SMALLEST_SHARED = 1 << 20;

  /** Pieces end at multiples of this many rows or columns, as BLAS's kernels do. */
  private static final int GRAIN = 16;

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

  /** C = op(A) · op(B) + beta C, the inner dimension being k: a piece for each thread. */
  private static void call(int opA, int opB, int k, Matrix a, Matrix b, float beta, Matrix c) {
    int n = c.rows();
    int m = c.columns();
    if ((long) n * m * k < SMALLEST_SHARED) {
      piece(opA, opB, k, a, b, beta, c, 0, n, 0, m);
      return;
    }
    boolean byRows = n >= m;
    int length = byRows ? n : m;
    int grains = Math.ceilDiv(length, GRAIN);
    int pieces = Math.min(grains, Math.min(Team.shared().threads(), Team.BLOCKS));
    Team.shared()
        .forBlocks(
            pieces,
            (from, to, block) -> {
              int start = GRAIN * (grains * from / pieces);
              int end = Math.min(length, GRAIN * (grains * to / pieces));
              if (byRows) {
                piece(opA, opB, k, a, b, beta, c, start, end, 0, m);
              } else {
                piece(opA, opB, k, a, b, beta, c, 0, n, start, end);
              }
            });
  }

  /** Rows [top, bottom) and columns [left, right) of C. */
  private static void piece(
      int opA,
      int opB,
      int k,
      Matrix a,
      Matrix b,
      float beta,
      Matrix c,
      int top,
      int bottom,
      int left,
      int right) {
    long startA = opA == AS_IS ? (long) top * a.columns() : top;
    long startB = opB == AS_IS ? left : (long) left * b.columns();
    long startC = (long) top * c.columns() + left;
    try {
      SGEMM.invokeExact(
          ROW_MAJOR,
          opA,
          opB,
          bottom - top,
          right - left,
          k,
          1f,
          a.segment().address() + Float.BYTES * startA,
          a.columns(),
          b.segment().address() + Float.BYTES * startB,
          b.columns(),
          beta,
          c.segment().address() + Float.BYTES * startC,
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
    openblas_nolapack.blas_set_num_threads(1);
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

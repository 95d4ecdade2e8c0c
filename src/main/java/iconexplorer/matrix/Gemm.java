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

  private static final SharedProduct SHARED = new SharedProduct();

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
  private static synchronized void call(
      int opA, int opB, int k, Matrix a, Matrix b, float beta, Matrix c) {
    int n = c.rows();
    int m = c.columns();
    if ((long) n * m * k < SMALLEST_SHARED) {
      piece(opA, opB, k, a, b, beta, c, 0, n, 0, m);
    } else {
      SHARED.run(opA, opB, k, a, b, beta, c);
    }
  }

  /** One product that the team shares: an object for all of them, so that none is made. */
  private static final class SharedProduct {

    private static final Matrix NOTHING = Matrix.zeros(1, 1);

    private final Team.Body body = this::piece;
    private int opA;
    private int opB;
    private int k;
    private float beta;
    private Matrix a = NOTHING;
    private Matrix b = NOTHING;
    private Matrix c = NOTHING;
    private boolean byRows;
    private int length;
    private int pieces;

    void run(int newOpA, int newOpB, int inner, Matrix left, Matrix right, float scale, Matrix to) {
      opA = newOpA;
      opB = newOpB;
      k = inner;
      a = left;
      b = right;
      beta = scale;
      c = to;
      byRows = c.rows() >= c.columns();
      length = byRows ? c.rows() : c.columns();
      int grains = Math.ceilDiv(length, GRAIN);
      pieces = Math.min(grains, Math.min(Team.shared().threads(), Team.BLOCKS));
      Team.shared().forBlocks(pieces, body);
      a = NOTHING;
      b = NOTHING;
      c = NOTHING;
    }

    private void piece(int from, int to, int block) {
      int grains = Math.ceilDiv(length, GRAIN);
      int start = GRAIN * (grains * from / pieces);
      int end = Math.min(length, GRAIN * (grains * to / pieces));
      if (byRows) {
        Gemm.piece(opA, opB, k, a, b, beta, c, start, end, 0, c.columns());
      } else {
        Gemm.piece(opA, opB, k, a, b, beta, c, 0, c.rows(), start, end);
      }
    }
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

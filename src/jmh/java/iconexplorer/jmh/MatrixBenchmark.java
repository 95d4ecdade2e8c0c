package iconexplorer.jmh;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.matrix.Fourier2d;
import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.VectorMath;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Products of matrices, functions of vectors, transforms of grids. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixBenchmark {

  private static final int ROWS = 1024;
  private static final int INNER = 512;
  private static final int COLUMNS = 256;
  private static final int VALUES = 1 << 16;
  private static final int GRID = 1024;

  private final Matrix a = random(ROWS, INNER, 1);
  private final Matrix b = random(INNER, COLUMNS, 2);
  private final Matrix product = Matrix.zeros(ROWS, COLUMNS);
  private final float[] values = new float[VALUES];
  private final float[] results = new float[VALUES];
  private final Fourier2d fourier = new Fourier2d(GRID);
  private final float[] re = new float[GRID * GRID];
  private final float[] im = new float[GRID * GRID];

  static Matrix random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return Matrix.of(values, rows, columns);
  }

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(3);
    for (int at = 0; at < VALUES; at++) {
      values[at] = (float) random.nextDouble(1e-3, 20);
    }
    for (int at = 0; at < re.length; at++) {
      re[at] = (float) random.nextGaussian();
    }
  }

  @TearDown
  public void close() {
    a.close();
    b.close();
    product.close();
  }

  /** [1024, 512] · [512, 256]. */
  @Benchmark
  public Matrix gemm() {
    Gemm.multiply(a, b, product);
    return product;
  }

  /** Of 65 536 values. */
  @Benchmark
  public float[] exp() {
    for (int at = 0; at < VALUES; at += LANES) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, values, at)).intoArray(results, at);
    }
    return results;
  }

  /** Of 65 536 values. */
  @Benchmark
  public float[] log() {
    for (int at = 0; at < VALUES; at += LANES) {
      VectorMath.log(FloatVector.fromArray(SPECIES, values, at)).intoArray(results, at);
    }
    return results;
  }

  /** 1024 × 1024 there and back, all columns. */
  @Benchmark
  public float[] fourier() {
    fourier.forward(re, im, GRID);
    fourier.inverse(re, im, GRID);
    return re;
  }
}

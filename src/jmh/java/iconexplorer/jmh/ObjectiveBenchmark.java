package iconexplorer.jmh;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.Matrix;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Objective;
import iconexplorer.supervisory.SparseRows;
import iconexplorer.supervisory.SparseSupervision;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Gradients of the objectives that have kernels of their own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ObjectiveBenchmark {

  private static final int NEIGHBOURS = 15;

  /** Which q, of how many points in how many dimensions. */
  public enum Kernel {
    /** Student-t of 5 000 points in the plane. */
    CAUCHY(new StudentT(1), 5000, 2),
    /** Gaussian of 5 000 points in the plane. */
    BELL(Gaussian.euclidean(1), 5000, 2),
    /** Cosines of 1 024 rows. */
    COSINE(Gaussian.cosine(0.5), 1024, 128),
    /** 64 clusters of 1 024 rows. */
    CLUSTERS(new Clusters(), 1024, 64);

    private final LearnedDistribution q;
    private final int points;
    private final int dimension;

    Kernel(LearnedDistribution q, int points, int dimension) {
      this.q = q;
      this.points = points;
      this.dimension = dimension;
    }
  }

  @Param public Kernel kernel = Kernel.CAUCHY;

  private @Nullable Matrix z;
  private @Nullable Objective objective;

  private static Objective create(Kernel kernel) {
    return Objective.of(
        new Equation(new UniformNeighbours(NEIGHBOURS), kernel.q),
        support(kernel),
        kernel.points,
        kernel.points,
        kernel.dimension,
        new float[0]);
  }

  private static Support support(Kernel kernel) {
    return Support.of(new UniformNeighbours(NEIGHBOURS), kernel.q instanceof Clusters);
  }

  @Setup(Level.Trial)
  public void open() {
    z = MatrixBenchmark.random(kernel.points, kernel.dimension, 1);
    Objective made = create(kernel);
    SparseRows p = new SparseRows(kernel.points, kernel.points, kernel.points * NEIGHBOURS);
    for (int i = 0; i < kernel.points; i++) {
      for (int step = 1; step <= NEIGHBOURS; step++) {
        p.put((i + step) % kernel.points, 1f / NEIGHBOURS);
      }
      p.endRow();
    }
    made.supervise(new SparseSupervision(p, support(kernel), 0));
    objective = made;
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(z).close();
    Objects.requireNonNull(objective).close();
  }

  @Benchmark
  public Matrix gradient() {
    Matrix points = Objects.requireNonNull(z);
    Objective now = Objects.requireNonNull(objective);
    now.evaluate(points, points, false);
    return now.anchorGradient();
  }
}

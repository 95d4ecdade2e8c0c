package iconexplorer.objective;

import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.StudentT;
import iconexplorer.matrix.VectorMath;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * k(d) = e^(s(d)) between points of the plane, straight from coordinates, without scores in
 * between: the two kernels that people know SNE and t-SNE by.
 *
 * <p>Each pair is looked at once, from its first point i; what it gives to its second point j is
 * added to {@link Columns}. Forces are those of
 *
 * <pre>F_i = Σ_j (m_ij − k_ij (ρ_i + ρ_j)) · ∂s/∂d(d_ij) · (z_j − z_i)</pre>
 */
sealed interface PairKernel permits CauchyKernel, BellKernel {

  /** The kernel of a column, where it has one. */
  static Optional<PairKernel> of(LearnedDistribution q) {
    return switch (q) {
      case StudentT studentT when studentT.degreesOfFreedom() == 1 ->
          Optional.of(new CauchyKernel((float) (1 / (studentT.scale() * studentT.scale()))));
      case Gaussian gaussian when gaussian.similarity() == Gaussian.Similarity.EUCLIDEAN ->
          Optional.of(new BellKernel((float) (0.5 / (gaussian.width() * gaussian.width()))));
      default -> Optional.empty();
    };
  }

  /** Adds k_ij to both points of each pair (i, j) with j &gt; i. */
  void sum(Plane plane, int i, Columns columns);

  /** Adds k_ij to the first point's sum only, and repulsion as of ρ_i + ρ_j = 1 to both. */
  void repelUnscaled(Plane plane, int i, Columns columns);

  /**
   * The same for the points i and i + 1, and beside it the pull of m, divided by −{@link #rate}:
   * all that is joint, in one pass.
   *
   * @param m rows of padded floats
   * @param at the byte where m_i begins, and m_i+1 a row behind; read from i on
   */
  void pullAndRepelUnscaled(Plane plane, int i, MemorySegment m, long at, Columns columns);

  /**
   * Adds the forces of the pairs (i, j) with j &gt; i to both, divided by −{@link #rate}.
   *
   * @param attractions m_i, padded; read from i on
   * @param shares ρ, padded
   */
  void force(Plane plane, int i, float[] attractions, float[] shares, Columns columns);

  /** The same without attraction, m = 0, and divided by {@link #rate}. */
  void repel(Plane plane, int i, float[] shares, Columns columns);

  /**
   * Adds −m_ij log k_ij to the sums of both points of each pair (i, j) with j &gt; i.
   *
   * @param m rows of padded floats
   * @param at the byte where m_i begins; read from i on
   */
  void surprise(Plane plane, int i, MemorySegment m, long at, Columns columns);

  /** −∂s/∂d where two points meet: u or β. */
  float rate();

  /** ∂s/∂d at a squared distance. */
  float slope(float distance);

  /** k at a squared distance. */
  double value(double distance);

  /** s = log k at a squared distance. */
  double score(double distance);

  /** Its width: γ or σ. */
  double scale();

  /** Whether sums this small can no longer be divided by. */
  default boolean vanishes(double sum) {
    return !(sum > 1e-30);
  }

  /**
   * What one block of rows adds to all points; padded.
   *
   * @param sums of k, or of surprise
   * @param fx forces, those of repulsion alone where pull is kept apart
   * @param fy the same in y
   * @param px pull, where it is kept apart
   * @param py the same in y
   * @param lanes a vector's worth of room for sums over lanes
   */
  record Columns(float[] sums, float[] fx, float[] fy, float[] px, float[] py, float[] lanes) {
    Columns(int padded) {
      this(
          new float[padded],
          new float[padded],
          new float[padded],
          new float[padded],
          new float[padded],
          new float[VectorMath.LANES]);
    }

    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(fx, 0);
      Arrays.fill(fy, 0);
      Arrays.fill(px, 0);
      Arrays.fill(py, 0);
    }
  }
}

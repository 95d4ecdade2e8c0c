package iconexplorer.learned;

/**
 * Anchor i, positive j and one negative k for each pair of them.
 *
 * <pre>L_i = Σ_j p_ij max(0, d_ij − d_ik + m)</pre>
 *
 * <p>A negative is a candidate with the least p_ik of its row, where another has more.
 *
 * @param margin m ≥ 0, in units of d: FaceNet's 0.2 of squared distances on the unit sphere is 0.1
 *     of 1 − cos, half of the 0.2 that the methods here begin with
 * @param negatives how k is chosen
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff, Kalenichenko &amp; Philbin, FaceNet,
 *     2015, eq. 3 and 4</a>
 */
public record Triplets(double margin, Negatives negatives) {

  /** What p_ik may exceed the least of its row by, for k to be a negative still. */
  public static final double NEGLIGIBLE = 1e-6;

  public Triplets {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("margin must be in [0, ∞), got " + margin);
    }
  }

  /**
   * The random negative of an anchor and its positive: the same for the same arguments.
   *
   * @param draw which of all drawings, another one at each step
   * @param count number of negatives of i, above 0
   * @return in [0, count)
   */
  public static int pick(long draw, int i, int j, int count) {
    long pair = ((long) i << 32) + j;
    return (int) Long.remainderUnsigned(scatter(scatter(draw) + pair), count);
  }

  /**
   * A step's own drawing.
   *
   * @param seed of the run
   * @param step updates done
   */
  public static long draw(long seed, int step) {
    return scatter(seed) + step;
  }

  /** The finaliser of SplitMix64. */
  private static long scatter(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

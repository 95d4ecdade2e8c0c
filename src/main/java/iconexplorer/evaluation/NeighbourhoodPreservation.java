package iconexplorer.evaluation;

import iconexplorer.data.Nearest;
import iconexplorer.data.SquaredDistances;
import java.util.Arrays;

/**
 * Whether neighbours in the embedding are neighbours in the data, and the other way round.
 *
 * <pre>
 * T = 1 − 2 / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ N_k(i)} max(0, r(i, j) − k)    trustworthiness
 * C = 1 − 2 / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ M_k(i)} max(0, s(i, j) − k)    continuity
 * O = 1 / (n k) · Σᵢ |N_k(i) ∩ M_k(i)|                                       overlap
 * </pre>
 *
 * <p>N_k(i) are the k nearest of i in the embedding and M_k(i) those in the data; r(i, j) is the
 * rank of j among all others by distance from i in the data, 1 for the nearest, and s(i, j) that in
 * the embedding. 1 is perfect; chance is about 0.5 for T and C, and k / (n − 1) for O.
 *
 * <p>The ranks in the data are computed once, in O(n² (d + log n)), and kept in 2 n² bytes. Of a
 * large data set {@link Subsample#paired} stands for all, as data set of its own: ranks and
 * neighbours are those within the sample.
 *
 * @see <a href="https://doi.org/10.1007/3-540-44668-0_68">Venna, Kaski (2001), equations 1, 2</a>
 */
public final class NeighbourhoodPreservation {
  private static final int BLOCK = 32;

  private final int size;
  private final int n;
  private final int k;

  /** Items that are looked at, ascending. */
  private final int[] items;

  /** [n, n], ranks in the data from 1; 0 on the diagonal. */
  private final short[] ranks;

  /** [n, k], the nearest in the data. */
  private final short[] nearestInData;

  /**
   * What an embedding keeps of the neighbourhoods; all in [0, 1], or NaN.
   *
   * @param trustworthiness T
   * @param continuity C
   * @param overlap O
   */
  public record Result(double trustworthiness, double continuity, double overlap) {
    static final Result UNKNOWN = new Result(Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * @param x the data, [n, d], finite
   * @param k neighbours looked at, at least 1; less than half of the items are, where they are few
   */
  public NeighbourhoodPreservation(float[] x, int n, int d, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    size = n;
    items = Subsample.paired(n);
    this.n = items.length;
    this.k = Math.min(k, (this.n - 1) / 2);
    ranks = ranks(Subsample.rows(x, d, items), this.n, d);
    nearestInData = nearest(ranks, this.n, this.k);
  }

  /**
   * Compares with an embedding of all items.
   *
   * @param z [n, dz], row i belongs to row i of the data
   * @return NaN where z is not finite or there are fewer than three items
   */
  public Result of(float[] z, int dz) {
    if (z.length != (long) size * dz) {
      throw new IllegalArgumentException(
          "the embedding must have %d rows of %d values, got %d values"
              .formatted(size, dz, z.length));
    }
    if (k < 1 || !Finite.all(z)) {
      return Result.UNKNOWN;
    }
    float[] points = Subsample.rows(z, dz, items);
    SquaredDistances distances = new SquaredDistances(points, n, dz);
    Nearest nearest = new Nearest(k);
    float[] block = new float[BLOCK * n];
    long intruders = 0;
    long losses = 0;
    long kept = 0;
    for (int first = 0; first < n; first += BLOCK) {
      int count = Math.min(BLOCK, n - first);
      distances.from(points, first, count, block);
      for (int r = 0; r < count; r++) {
        nearest.search(block, r * n, n, first + r);
        int row = (first + r) * n;
        for (int rank = 0; rank < k; rank++) {
          int excess = ranks[row + nearest.index(rank)] - k;
          intruders += Math.max(0, excess);
          kept += excess <= 0 ? 1 : 0;
        }
        losses += losses(block, r * n, first + r);
      }
    }
    double greatest = (double) n * k * (2.0 * n - 3.0 * k - 1) / 2;
    return new Result(1 - intruders / greatest, 1 - losses / greatest, kept / ((double) n * k));
  }

  /** By how much neighbours in the data are too far down in the embedding. */
  private long losses(float[] block, int offset, int i) {
    long losses = 0;
    for (int m = 0; m < k; m++) {
      int j = nearestInData[i * k + m];
      losses += Math.max(0, 1 + closer(block, offset, i, j) - k);
    }
    return losses;
  }

  /**
   * How many others are closer to i than j is, ties to the lower index. Bits of non-negative floats
   * are ordered as they are: the sign of a difference counts, without a branch.
   */
  private int closer(float[] block, int offset, int i, int j) {
    int bound = Float.floatToRawIntBits(block[offset + j]);
    int closer = 0;
    for (int l = offset; l < offset + j; l++) {
      closer += Float.floatToRawIntBits(block[l]) - bound - 1 >>> 31;
    }
    for (int l = offset + j + 1; l < offset + n; l++) {
      closer += Float.floatToRawIntBits(block[l]) - bound >>> 31;
    }
    int own = Float.floatToRawIntBits(block[offset + i]) - bound;
    return closer - ((i < j ? own - 1 : own) >>> 31);
  }

  private static short[] nearest(short[] ranks, int n, int k) {
    short[] nearest = new short[n * k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int rank = ranks[i * n + j];
        if (rank > 0 && rank <= k) {
          nearest[i * k + rank - 1] = (short) j;
        }
      }
    }
    return nearest;
  }

  private static short[] ranks(float[] x, int n, int d) {
    SquaredDistances distances = new SquaredDistances(x, n, d);
    short[] ranks = new short[n * n];
    float[] row = new float[n];
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      distances.from(x, i, 1, row);
      for (int j = 0; j < n; j++) {
        order[j] = (long) Float.floatToIntBits(row[j]) << Integer.SIZE | j;
      }
      order[i] = -1;
      Arrays.sort(order);
      for (int rank = 1; rank < n; rank++) {
        ranks[i * n + (int) order[rank]] = (short) rank;
      }
    }
    return ranks;
  }
}

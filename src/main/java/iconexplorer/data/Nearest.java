package iconexplorer.data;

import java.util.Arrays;

/**
 * Picks the k smallest of many distances, nearest first, ties to the lower index.
 *
 * <p>A distance and its index are packed into one {@code long} (bits of the non-negative float,
 * then the index), whose order is exactly that order; NaN comes last. One instance per thread.
 */
public final class Nearest {
  /** Above this k a full sort is faster than insertion. */
  private static final int INSERTION_LIMIT = 256;

  private final int k;
  private final long[] best;

  /**
   * @param k how many to pick, at least 1
   */
  public Nearest(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    this.k = k;
    best = new long[k];
  }

  /**
   * Looks through n distances.
   *
   * @param distances non-negative; those at [offset, offset + n) are looked at
   * @param n number of candidates, at least k, or k + 1 where one is left out
   * @param self the candidate to leave out, −1 for none
   */
  public void search(float[] distances, int offset, int n, int self) {
    if (n - (self < 0 ? 0 : 1) < k) {
      throw new IllegalArgumentException(
          "k must be at most the number of candidates, got %d of %d".formatted(k, n));
    }
    if (k > INSERTION_LIMIT) {
      sort(distances, offset, n, self);
    } else {
      insert(distances, offset, n, self);
    }
  }

  /** Index of the candidate of this rank, 0 is the nearest. */
  public int index(int rank) {
    return (int) best[rank];
  }

  /** Distance of the candidate of this rank. */
  public float distance(int rank) {
    return Float.intBitsToFloat((int) (best[rank] >>> Integer.SIZE));
  }

  private void sort(float[] distances, int offset, int n, int self) {
    long[] all = new long[n];
    for (int j = 0; j < n; j++) {
      all[j] = j == self ? Long.MAX_VALUE : pack(distances[offset + j], j);
    }
    Arrays.sort(all);
    System.arraycopy(all, 0, best, 0, k);
  }

  private void insert(float[] distances, int offset, int n, int self) {
    Arrays.fill(best, Long.MAX_VALUE);
    float worst = Float.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      float distance = distances[offset + j];
      if (distance > worst || j == self) {
        continue;
      }
      long key = pack(distance, j);
      if (key < best[k - 1]) {
        insert(key);
        worst = best[k - 1] == Long.MAX_VALUE ? Float.POSITIVE_INFINITY : distance(k - 1);
      }
    }
  }

  private void insert(long key) {
    int place = k - 1;
    while (place > 0 && best[place - 1] > key) {
      best[place] = best[place - 1];
      place--;
    }
    best[place] = key;
  }

  private static long pack(float distance, int index) {
    return (long) Float.floatToIntBits(distance) << Integer.SIZE | index;
  }
}

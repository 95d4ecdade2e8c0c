package iconexplorer.data;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The candidates with the lowest scores among those shown so far, ties to the lower index, and
 * those that scores of limited accuracy cannot tell from them.
 *
 * <p>A score and its index are packed into one {@code long} whose order is that order. Candidates
 * are collected until the list is full; then the best are moved to its front, and what scores
 * higher than them is not looked at any more.
 */
final class Shortlist {

  /** How much higher than the last of the best a score may be and still count. */
  @FunctionalInterface
  interface Band {
    /**
     * @param score of the last of the best
     */
    double above(float score);
  }

  private static final Band NO_BAND = score -> 0;

  private final int kept;
  private final boolean exactlyKept;
  private long[] keys;
  private int count;
  private float limit;
  private int self;
  private Band band = NO_BAND;

  /**
   * @param kept how many are the best, at least 1
   * @param exactlyKept whether no more than those are wanted
   */
  Shortlist(int kept, boolean exactlyKept) {
    this.kept = kept;
    this.exactlyKept = exactlyKept;
    keys = new long[2 * kept + 64];
  }

  /**
   * Forgets all candidates.
   *
   * @param anchor the candidate to leave out
   */
  void start(int anchor, Band tolerance) {
    count = 0;
    limit = Float.POSITIVE_INFINITY;
    self = anchor;
    band = tolerance;
  }

  /**
   * Looks at some candidates.
   *
   * @param scores the lower the nearer
   * @param offset the first of them, counted in floats
   * @param width how many
   * @param first index of the first candidate
   */
  void look(MemorySegment scores, long offset, int width, int first) {
    int j = 0;
    for (; j + LANES <= width; j += LANES) {
      FloatVector some =
          FloatVector.fromMemorySegment(SPECIES, scores, Float.BYTES * (offset + j), ORDER);
      if (some.compare(VectorOperators.LE, limit).anyTrue()) {
        takeEach(scores, offset, j, j + LANES, first);
      }
    }
    takeEach(scores, offset, j, width, first);
  }

  private void takeEach(MemorySegment scores, long offset, int from, int to, int first) {
    for (int j = from; j < to; j++) {
      float score = scores.getAtIndex(ValueLayout.JAVA_FLOAT, offset + j);
      if (score <= limit && first + j != self) {
        take(score, first + j);
      }
    }
  }

  private void take(float score, int index) {
    if (count == keys.length) {
      shorten();
    }
    keys[count++] = pack(score, index);
  }

  /** Drops all that are not among the best nor too close to them to tell. */
  private void shorten() {
    if (count > kept) {
      select(keys, count, kept);
      float worst = score(Arrays.stream(keys, 0, kept).max().orElseThrow());
      if (exactlyKept) {
        count = kept;
        limit = worst;
      } else {
        limit = Math.nextUp((float) (worst + band.above(worst)));
        keepBelowLimit();
      }
    }
    if (count > keys.length / 4 * 3) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
  }

  private void keepBelowLimit() {
    int total = count;
    count = kept;
    for (int at = kept; at < total; at++) {
      if (score(keys[at]) <= limit) {
        keys[count++] = keys[at];
      }
    }
  }

  /**
   * Replaces the scores by exact distances and sorts by them.
   *
   * @return how many candidates there are, at least as many as are kept
   */
  int settle(PointRows points) {
    shorten();
    for (int at = 0; at < count; at++) {
      int index = (int) keys[at];
      keys[at] = pack(points.distance(self, index), index);
    }
    Arrays.sort(keys, 0, count);
    return count;
  }

  /** Index of the candidate of this rank, after {@link #settle}. */
  int index(int rank) {
    return (int) keys[rank];
  }

  /** Distance of the candidate of this rank, after {@link #settle}. */
  float distance(int rank) {
    return score(keys[rank]);
  }

  /** Moves the lowest to the front, in any order (Hoare's FIND). */
  private static void select(long[] keys, int count, int lowest) {
    int left = 0;
    int right = count - 1;
    while (left < right) {
      long pivot = median(keys[left], keys[(left + right) >>> 1], keys[right]);
      int i = left;
      int j = right;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long other = keys[i];
          keys[i++] = keys[j];
          keys[j--] = other;
        }
      }
      if (lowest - 1 <= j) {
        right = j;
      } else if (lowest - 1 >= i) {
        left = i;
      } else {
        return;
      }
    }
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static long pack(float score, int index) {
    return (long) ordered(Float.floatToRawIntBits(score)) << Integer.SIZE | index;
  }

  private static float score(long key) {
    return Float.intBitsToFloat(ordered((int) (key >> Integer.SIZE)));
  }

  /** Makes the bits of floats ascend with them, below zero as well; its own inverse. */
  private static int ordered(int bits) {
    return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
  }
}

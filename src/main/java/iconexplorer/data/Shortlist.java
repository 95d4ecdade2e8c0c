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
    int bound = SPECIES.loopBound(width);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector some =
          FloatVector.fromMemorySegment(SPECIES, scores, Float.BYTES * (offset + j), ORDER);
      long low = some.compare(VectorOperators.LE, limit).toLong();
      for (; low != 0; low &= low - 1) {
        int lane = Long.numberOfTrailingZeros(low);
        take(scores.getAtIndex(ValueLayout.JAVA_FLOAT, offset + j + lane), first + j + lane);
      }
    }
    for (int j = bound; j < width; j++) {
      take(scores.getAtIndex(ValueLayout.JAVA_FLOAT, offset + j), first + j);
    }
  }

  private void take(float score, int index) {
    if (score <= limit && index != self) {
      if (count == keys.length) {
        shorten();
      }
      keys[count++] = pack(score, index);
    }
  }

  /** Drops all that are not among the best nor too close to them to tell. */
  private void shorten() {
    if (count > kept) {
      select(keys, count, kept);
      float worst = score(highest());
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

  private long highest() {
    long highest = keys[0];
    for (int at = 1; at < kept; at++) {
      highest = Math.max(highest, keys[at]);
    }
    return highest;
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

  /**
   * Moves the lowest of distinct keys to the front, in any order (Hoare's FIND). Whether a key is
   * below the pivot is anybody's guess, so the comparison is added up rather than branched on.
   */
  private static void select(long[] keys, int count, int lowest) {
    int left = 0;
    int right = count - 1;
    while (left < right) {
      swap(keys, median(keys, left, (left + right) >>> 1, right), right);
      long pivot = keys[right];
      int below = left;
      for (int at = left; at < right; at++) {
        long key = keys[at];
        keys[at] = keys[below];
        keys[below] = key;
        below += key < pivot ? 1 : 0;
      }
      swap(keys, below, right);
      if (below > lowest) {
        right = below - 1;
      } else if (below < lowest - 1) {
        left = below + 1;
      } else {
        return;
      }
    }
  }

  private static int median(long[] keys, int a, int b, int c) {
    if (keys[a] < keys[b] == keys[b] < keys[c]) {
      return b;
    }
    return keys[b] < keys[a] == keys[a] < keys[c] ? a : c;
  }

  private static void swap(long[] keys, int a, int b) {
    long key = keys[a];
    keys[a] = keys[b];
    keys[b] = key;
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

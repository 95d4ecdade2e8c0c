package iconexplorer.evaluation;

import java.util.Arrays;
import java.util.Random;

/** Items that stand for all of a large data set: always the same, drawn without labels. */
public final class Subsample {

  /** Up to this many items, measures of all pairs look at all of them. */
  public static final int MOST_PAIRED = 4_000;

  /** Beyond that they look at this many. */
  public static final int PAIRED = 2_000;

  /** Up to this many items, measures that fit something look at all of them, and no more. */
  public static final int FITTED = 5_000;

  private Subsample() {}

  /**
   * Items for what costs n².
   *
   * @return ascending, all of n ≤ {@value #MOST_PAIRED}, else {@value #PAIRED}
   */
  public static int[] paired(int n) {
    return n > MOST_PAIRED ? drawn(n, PAIRED) : all(n);
  }

  /**
   * Items for what is fitted in many passes.
   *
   * @return ascending, at most {@value #FITTED}
   */
  public static int[] fitted(int n) {
    return n > FITTED ? drawn(n, FITTED) : all(n);
  }

  /** These items, or as many of them as are wanted, in their order. */
  public static int[] of(int[] items, int most) {
    return items.length > most ? values(items, drawn(items.length, most)) : items;
  }

  /** The rows of these items; the very same array where they are all. */
  public static float[] rows(float[] x, int d, int[] items) {
    if (items.length * (long) d == x.length) {
      return x;
    }
    float[] rows = new float[items.length * d];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(x, items[i] * d, rows, i * d, d);
    }
    return rows;
  }

  /** The values of these items. */
  public static int[] values(int[] values, int[] items) {
    return Arrays.stream(items).map(item -> values[item]).toArray();
  }

  private static int[] drawn(int n, int size) {
    return new Random(n).ints(0, n).distinct().limit(size).sorted().toArray();
  }

  private static int[] all(int n) {
    int[] items = new int[n];
    Arrays.setAll(items, i -> i);
    return items;
  }
}

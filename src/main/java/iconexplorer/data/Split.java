package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which items train and which are held out; the two share none and together are all.
 *
 * @param train indices, ascending
 * @param heldOut indices, ascending
 */
public record Split(int[] train, int[] heldOut) {

  /**
   * Holds out the same fraction of every class, as nearly as whole items allow (largest
   * remainders), chosen by the seed; every class keeps at least one item to train on. Without
   * labels the items are one class.
   *
   * @param heldOutFraction in [0, 1)
   */
  public static Split stratified(Dataset data, double heldOutFraction, long seed) {
    if (!(heldOutFraction >= 0 && heldOutFraction < 1)) {
      throw new IllegalArgumentException(
          "the held-out fraction must be in [0, 1), got " + heldOutFraction);
    }
    List<int[]> classes = itemsByClass(data);
    int[] taken = quotas(classes, heldOutFraction, data.size());
    Random random = new Random(seed);
    boolean[] out = new boolean[data.size()];
    for (int c = 0; c < taken.length; c++) {
      int[] items = classes.get(c);
      for (int t = 0; t < taken[c]; t++) {
        int pick = t + random.nextInt(items.length - t);
        int item = items[pick];
        items[pick] = items[t];
        out[item] = true;
      }
    }
    return new Split(where(out, false), where(out, true));
  }

  private static List<int[]> itemsByClass(Dataset data) {
    int classes = Math.max(1, data.classes());
    int[] labels = data.labelled() ? data.labels() : new int[data.size()];
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    List<int[]> items = new ArrayList<>();
    for (int count : counts) {
      items.add(new int[count]);
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < labels.length; i++) {
      items.get(labels[i])[counts[labels[i]]++] = i;
    }
    return items;
  }

  /** Held-out items per class: rounded down, then the largest remainders fill up to the total. */
  private static int[] quotas(List<int[]> classes, double fraction, int size) {
    int[] taken = new int[classes.size()];
    List<Integer> byRemainder = new ArrayList<>();
    long missing = Math.round(fraction * size);
    for (int c = 0; c < taken.length; c++) {
      taken[c] = (int) Math.floor(fraction * classes.get(c).length);
      missing -= taken[c];
      byRemainder.add(c);
    }
    byRemainder.sort(
        Comparator.comparingDouble(
            c -> Math.floor(fraction * classes.get(c).length) - fraction * classes.get(c).length));
    for (int c : byRemainder) {
      if (missing > 0 && taken[c] + 1 < classes.get(c).length) {
        taken[c]++;
        missing--;
      }
    }
    return taken;
  }

  private static int[] where(boolean[] flags, boolean wanted) {
    int[] found = new int[flags.length];
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      if (flags[i] == wanted) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }
}

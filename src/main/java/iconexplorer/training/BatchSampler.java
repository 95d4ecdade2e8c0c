package iconexplorer.training;

import java.util.SplittableRandom;

/**
 * Which items make the next batch: pieces of a permutation, a new one for each epoch. Where p knows
 * neighbours, half of a batch are anchors and each brings one of its neighbours, else almost no
 * pair in a batch would have p &gt; 0.
 */
final class BatchSampler {

  private final int[] order;
  private final int[] batch;
  private final int anchors;
  private final boolean accompanied;
  private final SplittableRandom random;
  private int next;

  /**
   * @param items how many items there are
   * @param batchItems how many make a batch, at most items
   * @param accompanied whether half of a batch are neighbours of the other half
   */
  BatchSampler(int items, int batchItems, boolean accompanied, long seed) {
    order = new int[items];
    for (int i = 0; i < items; i++) {
      order[i] = i;
    }
    batch = new int[batchItems];
    anchors = accompanied ? (batchItems + 1) / 2 : batchItems;
    this.accompanied = accompanied;
    random = new SplittableRandom(seed);
    next = items;
  }

  /** Steps in one pass over the items. */
  int stepsPerEpoch() {
    return Math.max(1, order.length / anchors);
  }

  /**
   * The next batch; the array is reused.
   *
   * @param companions asked only where anchors are accompanied
   */
  int[] next(Companions companions) {
    if (next + anchors > order.length) {
      shuffle();
      next = 0;
    }
    System.arraycopy(order, next, batch, 0, anchors);
    next += anchors;
    if (accompanied) {
      bring(companions);
    }
    return batch;
  }

  private void bring(Companions companions) {
    for (int i = anchors; i < batch.length; i++) {
      batch[i] = companions.draw(batch[i - anchors], random);
    }
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}

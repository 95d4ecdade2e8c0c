package iconexplorer.training;

import java.util.SplittableRandom;

/**
 * Which items make the next batch: pieces of a permutation, a new one for each epoch. Where p knows
 * neighbours, half of a batch are anchors and each brings one of its neighbours, else almost no
 * pair in a batch would have p &gt; 0. No item is in a batch twice: its copy would be a candidate
 * with p = 0 at the very place of the anchor.
 */
final class BatchSampler {

  /** Neighbours of an anchor that are tried before somebody else comes in their place. */
  static final int ATTEMPTS = 8;

  private final int[] order;
  private final int[] batch;

  /** The batch that an item was in last. */
  private final int[] seen;

  private final int anchors;
  private final boolean accompanied;
  private final SplittableRandom random;
  private int next;
  private int batches;

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
    seen = new int[items];
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
    batches++;
    for (int i = 0; i < anchors; i++) {
      seen[batch[i]] = batches;
    }
    for (int i = anchors; i < batch.length; i++) {
      batch[i] = newcomer(companions, batch[i - anchors]);
      seen[batch[i]] = batches;
    }
  }

  /** A neighbour of the anchor that is not in the batch; where all are, anybody who is not. */
  private int newcomer(Companions companions, int anchor) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int item = companions.draw(anchor, random);
      if (seen[item] != batches) {
        return item;
      }
    }
    int item = random.nextInt(seen.length);
    while (seen[item] == batches) {
      item = (item + 1) % seen.length;
    }
    return item;
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

package iconexplorer.training;

import iconexplorer.data.NeighbourGraph;
import java.util.Optional;
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
  private final Optional<NeighbourGraph> neighbours;
  private final SplittableRandom random;
  private int next;

  /**
   * @param items how many items there are
   * @param batchItems how many make a batch, at most items
   * @param neighbours who may come along with an anchor
   */
  BatchSampler(int items, int batchItems, Optional<NeighbourGraph> neighbours, long seed) {
    order = new int[items];
    for (int i = 0; i < items; i++) {
      order[i] = i;
    }
    batch = new int[batchItems];
    anchors = neighbours.isPresent() ? (batchItems + 1) / 2 : batchItems;
    this.neighbours = neighbours;
    random = new SplittableRandom(seed);
    next = items;
  }

  /** Steps in one pass over the items. */
  int stepsPerEpoch() {
    return Math.max(1, order.length / anchors);
  }

  /** The next batch; the array is reused. */
  int[] next() {
    if (next + anchors > order.length) {
      shuffle();
      next = 0;
    }
    System.arraycopy(order, next, batch, 0, anchors);
    next += anchors;
    neighbours.ifPresent(this::bringNeighbours);
    return batch;
  }

  private void bringNeighbours(NeighbourGraph graph) {
    for (int i = anchors; i < batch.length; i++) {
      batch[i] = graph.neighbour(batch[i - anchors], random.nextInt(graph.k()));
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

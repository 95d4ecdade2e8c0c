package iconexplorer.training;

import iconexplorer.data.AugmentationPipeline;
import iconexplorer.data.Augmenter;
import iconexplorer.data.Dataset;
import iconexplorer.encoder.Batch;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.supervisory.PositivePairs;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The rows of each step: sampled items, V views of each, augmented. Row r is view r / B of item r
 * mod B of the batch. Batches depend on seed and step only: a run that goes on after it was saved
 * draws what it would have drawn. Augmentation depends on seed, step and row only, not on which
 * thread did it.
 */
final class Batches implements AutoCloseable {

  private final int[] trainItems;
  private final int views;
  private final boolean augment;
  private final long seed;
  private final Optional<BatchSampler> sampler;
  private final int[] rows;
  private final int[] items;
  private final Dataset data;
  private final Matrix inputs;
  private final Augmenter[] augmenters;
  private final float[][] augmented;
  private final Batch batch;
  private int[] latest = {};
  private int drawn;
  private boolean altered;

  /**
   * @param trainItems ids of the items that train
   * @param accompanied whether half of a mini-batch are neighbours of the other half
   */
  Batches(TrainingSpec spec, Dataset data, int[] trainItems, boolean accompanied) {
    this.data = data;
    this.trainItems = trainItems;
    views = views(spec);
    augment = spec.augment();
    seed = spec.seed();
    boolean full = spec.batchItems() == 0;
    sampler =
        full
            ? Optional.empty()
            : Optional.of(
                new BatchSampler(trainItems.length, spec.batchItems(), accompanied, seed + 1));
    rows = new int[rows(spec, trainItems.length)];
    items = new int[rows.length];
    inputs = Matrix.zeros(rows.length, data.dimension());
    augmenters = new Augmenter[Team.BLOCKS];
    Arrays.setAll(augmenters, block -> AugmentationPipeline.forData(data).prepare(data));
    augmented = new float[Team.BLOCKS][data.dimension()];
    batch = new Batch(items, inputs);
  }

  /** V: two for positive pairs, else one. */
  static int views(TrainingSpec spec) {
    return spec.equation().p() instanceof PositivePairs ? 2 : 1;
  }

  /** N, the rows of a step. */
  static int rows(TrainingSpec spec, int trainItems) {
    return views(spec) * (spec.batchItems() == 0 ? trainItems : spec.batchItems());
  }

  /** Steps in one pass over the items. */
  int stepsPerEpoch() {
    return sampler.map(BatchSampler::stepsPerEpoch).orElse(1);
  }

  /**
   * Makes the batch of a step, unless it is there.
   *
   * @param step counted from 0, never less than in the call before
   * @param companions asked only where anchors are accompanied
   */
  void draw(int step, Companions companions) {
    if (step < drawn && !altered) {
      return;
    }
    boolean first = drawn == 0;
    if (sampler.isPresent()) {
      for (; drawn <= step; drawn++) {
        latest = sampler.get().next(companions);
      }
    } else if (first) {
      latest = new int[trainItems.length];
      Arrays.setAll(latest, i -> i);
    }
    drawn = step + 1;
    if (first || sampler.isPresent()) {
      spread(latest);
    }
    if (augment || first || sampler.isPresent()) {
      Team.shared().forBlocks(rows.length, this::fill);
    }
    altered = false;
  }

  /** Puts an item that trains into the batch, in the place of the first, until the next draw. */
  void bring(int item) {
    for (int row = 0; row < rows.length; row += rows.length / views) {
      rows[row] = Arrays.binarySearch(trainItems, item);
      items[row] = item;
    }
    Team.shared().forBlocks(rows.length, this::fill);
    altered = true;
  }

  /** The first row that is a view of this item, or −1. */
  int rowOf(int item) {
    for (int row = 0; row < items.length; row++) {
      if (items[row] == item) {
        return row;
      }
    }
    return -1;
  }

  private void spread(int[] sample) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = sample[row % sample.length];
      items[row] = trainItems[rows[row]];
    }
  }

  private void fill(int from, int to, int block) {
    for (int row = from; row < to; row++) {
      int offset = items[row] * data.dimension();
      if (augment) {
        long position = (drawn - 1L) * rows.length + row;
        augmenters[block].apply(
            data.features(),
            offset,
            augmented[block],
            0,
            new SplittableRandom(seed * 0x9E3779B97F4A7C15L + position));
        inputs.copyRowFrom(augmented[block], 0, row);
      } else {
        inputs.copyRowFrom(data.features(), offset, row);
      }
    }
  }

  /** [N], row r is a view of this item, counted among the items that train. */
  int[] trainRows() {
    return rows;
  }

  /** What the encoder maps: items of the data set and their features. */
  Batch batch() {
    return batch;
  }

  @Override
  public void close() {
    inputs.close();
  }
}

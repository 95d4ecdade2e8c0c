package iconexplorer.training;

import iconexplorer.data.Augmenter;
import iconexplorer.data.Dataset;
import iconexplorer.encoder.Batch;
import iconexplorer.matrix.IdleLoop;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of each step: sampled items, V views of each, augmented. Row r is view r / B of item r
 * mod B of the batch. Batches depend on seed and step only: a run that goes on after it was saved
 * draws what it would have drawn. Augmentation depends on seed, step and row only, not on which
 * thread did it.
 *
 * <p>While a step uses its batch, idle threads of the {@link Team} sample and augment the next one.
 * All items at once without augmentation are the same at every step, and copied once.
 */
final class Batches implements AutoCloseable {

  /** Values of a piece of work for an idle thread: some 20 µs of augmentation. */
  private static final int PIECE_VALUES = 512;

  private static final Companions NOBODY = (item, random) -> item;

  private final int[] trainItems;
  private final int views;
  private final boolean augment;
  private final long seed;
  private final Optional<BatchSampler> sampler;
  private final Dataset data;

  /** Of each worker, for the first view and for the others. */
  private final Augmenter[][] augmenters;

  private final float[][] augmented;
  private final RowRandom[] randoms;
  private final int rowsPerPiece;
  private final IdleLoop ahead;
  private final Team.Body refill = this::refill;
  private Drawn current;
  private Drawn coming;
  private volatile Companions companions = NOBODY;
  private int sampled;
  private boolean altered;

  /** The rows of one step. */
  private static final class Drawn {
    private final int[] sample;
    private final int[] rows;
    private final Batch batch;
    private final Matrix inputs;
    private int step = -1;

    Drawn(int items, int views, int dimension) {
      sample = new int[items];
      rows = new int[items * views];
      inputs = Matrix.zeros(rows.length, dimension);
      batch = new Batch(new int[rows.length], inputs);
    }
  }

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
    int items = full ? trainItems.length : spec.batchItems();
    current = new Drawn(items, views, data.dimension());
    coming = changes() ? new Drawn(items, views, data.dimension()) : current;
    augmenters = new Augmenter[IdleLoop.WORKERS][];
    Arrays.setAll(augmenters, worker -> augmenters(spec, data));
    augmented = new float[IdleLoop.WORKERS][data.dimension()];
    randoms = new RowRandom[IdleLoop.WORKERS];
    Arrays.setAll(randoms, worker -> new RowRandom());
    rowsPerPiece = Math.max(1, PIECE_VALUES / data.dimension());
    ahead = new IdleLoop(1 + Math.ceilDiv(items * views, rowsPerPiece), this::piece);
  }

  /** What makes the first view and what makes the others, for one thread. */
  static Augmenter[] augmenters(TrainingSpec spec, Dataset data) {
    return new Augmenter[] {
      spec.views().pipeline(data, 0).prepare(data), spec.views().pipeline(data, 1).prepare(data)
    };
  }

  /** V. */
  static int views(TrainingSpec spec) {
    return spec.equation().p().views();
  }

  /** N, the rows of a step. */
  static int rows(TrainingSpec spec, int trainItems) {
    return views(spec) * (spec.batchItems() == 0 ? trainItems : spec.batchItems());
  }

  /** Whether one batch is another than the one before. */
  private boolean changes() {
    return augment || sampler.isPresent();
  }

  /** Steps in one pass over the items. */
  int stepsPerEpoch() {
    return sampler.map(BatchSampler::stepsPerEpoch).orElse(1);
  }

  /**
   * Makes the batch of a step, unless it is there, and has the next one made.
   *
   * @param step counted from 0, never less than in the call before
   * @param friends asked only where anchors are accompanied, until {@link #rest}; from other
   *     threads
   * @throws IllegalStateException when sampling or augmenting failed, with that as its cause
   */
  void draw(int step, Companions friends) {
    companions = friends;
    if (current.step < 0 || (changes() && step > current.step)) {
      take(step);
    } else if (altered) {
      spread(current);
      Team.shared().forBlocks(current.rows.length, refill);
    }
    altered = false;
    if (changes() && coming.step != step + 1) {
      begin(step + 1);
    }
  }

  private void take(int step) {
    if (coming.step != step) {
      begin(step);
    }
    ahead.finish();
    Drawn before = current;
    current = coming;
    coming = before;
  }

  private void begin(int step) {
    ahead.pause();
    coming.step = step;
    ahead.start();
  }

  /** The first piece samples, every other one fills some rows. */
  private void piece(int piece, int worker) {
    if (piece == 0) {
      sample();
      spread(coming);
    } else {
      int from = (piece - 1) * rowsPerPiece;
      fill(coming, from, Math.min(from + rowsPerPiece, coming.rows.length), worker);
    }
  }

  private void sample() {
    if (sampler.isEmpty()) {
      Arrays.setAll(coming.sample, i -> i);
      return;
    }
    for (; sampled <= coming.step; sampled++) {
      int[] latest = sampler.get().next(companions);
      System.arraycopy(latest, 0, coming.sample, 0, latest.length);
    }
  }

  /** Nobody prepares the next batch from here on, and no companions are asked, until a draw. */
  void rest() {
    ahead.pause();
    companions = NOBODY;
  }

  /** Puts an item that trains into the batch, in the place of the first, until the next draw. */
  void bring(int item) {
    for (int row = 0; row < current.rows.length; row += current.sample.length) {
      current.rows[row] = Arrays.binarySearch(trainItems, item);
      current.batch.items()[row] = item;
    }
    Team.shared().forBlocks(current.rows.length, refill);
    altered = true;
  }

  /** The first row that is a view of this item, or −1. */
  int rowOf(int item) {
    int[] items = current.batch.items();
    for (int row = 0; row < items.length; row++) {
      if (items[row] == item) {
        return row;
      }
    }
    return -1;
  }

  private void spread(Drawn drawn) {
    for (int row = 0; row < drawn.rows.length; row++) {
      drawn.rows[row] = drawn.sample[row % drawn.sample.length];
      drawn.batch.items()[row] = trainItems[drawn.rows[row]];
    }
  }

  private void refill(int from, int to, int block) {
    fill(current, from, to, block);
  }

  private void fill(Drawn drawn, int from, int to, int worker) {
    for (int row = from; row < to; row++) {
      int offset = drawn.batch.items()[row] * data.dimension();
      if (augment) {
        randoms[worker].seed(seed, (long) drawn.step * drawn.rows.length + row);
        augmenters[worker][row < drawn.sample.length ? 0 : 1].apply(
            data.features(), offset, augmented[worker], 0, randoms[worker]);
        drawn.inputs.copyRowFrom(augmented[worker], 0, row);
      } else {
        drawn.inputs.copyRowFrom(data.features(), offset, row);
      }
    }
  }

  /** [N], row r is a view of this item, counted among the items that train. */
  int[] trainRows() {
    return current.rows;
  }

  /** What the encoder maps: items of the data set and their features. */
  Batch batch() {
    return current.batch;
  }

  @Override
  public void close() {
    rest();
    current.inputs.close();
    if (coming != current) {
      coming.inputs.close();
    }
  }
}

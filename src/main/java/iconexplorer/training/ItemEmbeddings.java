package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.LookupTableEncoder;
import iconexplorer.matrix.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * The embeddings of all items, brought up to date a slice at a time: a large data set in front of a
 * slow encoder takes many seconds, and training need not wait for its picture. Slices are always
 * the same and mix the items, so that values do not depend on who looked when, and the picture
 * moves everywhere at once.
 */
final class ItemEmbeddings {
  private static final int SLICE = 512;

  private final Encoder encoder;
  private final float[] features;
  private final int inputs;
  private final int n;
  private final int d;
  private final int[] order;
  private final float[] values;

  /** First place in the order of the slice that is embedded next. */
  private int next;

  /** Items embedded since the encoder moved, and since the beginning. */
  private int fresh;

  private int known;

  /**
   * @param features [n, inputs], row i is x_i
   * @param seed of the order
   */
  ItemEmbeddings(Encoder encoder, float[] features, int n, int inputs, long seed) {
    this.encoder = encoder;
    this.features = features;
    this.n = n;
    this.inputs = inputs;
    d = encoder.representationWidth();
    order = shuffled(n, seed);
    values = new float[n * d];
  }

  private static int[] shuffled(int n, long seed) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = n - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int item = order[i];
      order[i] = order[other];
      order[other] = item;
    }
    return order;
  }

  /** The encoder is no longer what it was. */
  void outdate() {
    fresh = 0;
  }

  /**
   * Embeds some slices, at least one of what is out of date, and every item the first time.
   *
   * @param nanos after which no other slice begins
   * @return whether all are up to date
   */
  boolean refresh(long nanos) {
    long start = System.nanoTime();
    return refresh(Checkpoint.NONE, () -> System.nanoTime() - start < nanos);
  }

  /** Embeds every item that is out of date. */
  void complete() {
    refresh(Checkpoint.NONE, () -> true);
  }

  /**
   * Embeds items that never were.
   *
   * @param checkpoint hears how far it is, and ends it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void begin(Checkpoint checkpoint) {
    if (known < n) {
      refresh(checkpoint, () -> false);
    }
  }

  private boolean refresh(Checkpoint checkpoint, BooleanSupplier more) {
    if (fresh >= n) {
      return true;
    }
    boolean table = encoder instanceof LookupTableEncoder;
    try (Matrix rows = Matrix.zeros(table ? 1 : Math.min(SLICE, n), table ? 1 : inputs);
        Matrix embedded = Matrix.zeros(Math.min(SLICE, n), d)) {
      do {
        int count = Math.min(SLICE, n - next);
        int[] items = Arrays.copyOfRange(order, next, next + count);
        encoder.represent(
            table ? Batch.ofItems(items) : gathered(items, rows.firstRows(count)),
            embedded.firstRows(count));
        for (int row = 0; row < count; row++) {
          embedded.copyRowTo(row, values, items[row] * d);
        }
        next = (next + count) % n;
        fresh += count;
        known = Math.min(n, known + count);
        if (known < n) {
          checkpoint.reached((double) known / n);
        }
      } while (fresh < n && (known < n || more.getAsBoolean()));
    }
    return fresh >= n;
  }

  private Batch gathered(int[] items, Matrix rows) {
    for (int row = 0; row < items.length; row++) {
      rows.copyRowFrom(features, items[row] * inputs, row);
    }
    return new Batch(items, rows);
  }

  /**
   * A copy, some of it a few steps old where {@link #refresh} said so.
   *
   * @return [n, d], row i is z_i
   */
  float[] values() {
    return values.clone();
  }
}

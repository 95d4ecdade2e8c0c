package iconexplorer.training;

import iconexplorer.data.Augmenter;
import iconexplorer.data.Dataset;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.matrix.Matrix;
import java.util.SplittableRandom;

/** Two of the run's views of a few items, to see how near to each other they are embedded. */
final class ViewPairs {

  private static final int MOST = 256;

  private ViewPairs() {}

  /**
   * Embeddings of views.
   *
   * @param items of which at most {@value #MOST} are taken, evenly spread
   * @return [2 m, d], rows i and m + i are views of one item
   */
  static float[] embed(Encoder encoder, TrainingSpec spec, Dataset data, int[] items) {
    int pairs = Math.min(MOST, items.length);
    int[] rows = new int[2 * pairs];
    Augmenter[] augmenters = Batches.augmenters(spec, data);
    SplittableRandom random = new SplittableRandom(spec.seed());
    float[] view = new float[data.dimension()];
    try (Matrix inputs = Matrix.zeros(rows.length, data.dimension());
        Matrix embeddings = Matrix.zeros(rows.length, encoder.representationWidth())) {
      for (int r = 0; r < rows.length; r++) {
        rows[r] = items[(int) ((long) (r % pairs) * items.length / pairs)];
        augmenters[r / pairs].apply(data.features(), rows[r] * data.dimension(), view, 0, random);
        inputs.copyRowFrom(view, 0, r);
      }
      encoder.represent(new Batch(rows, inputs), embeddings);
      return embeddings.toArray();
    }
  }
}

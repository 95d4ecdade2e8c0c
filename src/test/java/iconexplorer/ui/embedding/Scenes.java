package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small data sets and frames for the tests of the pictures. */
public final class Scenes {
  private Scenes() {}

  /** n items of 2 × 2 pixels in three classes, item i in class i mod 3. */
  public static Dataset images(int n) {
    float[] features = new float[4 * n];
    Random random = new Random(5);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 3;
      for (int k = 0; k < 4; k++) {
        features[4 * i + k] = (labels[i] + random.nextFloat()) / 3;
      }
    }
    return new Dataset(
        "small",
        "Small images",
        n,
        4,
        features,
        labels,
        List.of("a", "b", "c"),
        Optional.of(new ImageShape(2, 2, 1)));
  }

  public static Frame raw(long run, float... xy) {
    return frame(run, xy, new int[0], new float[0], new Projection.Raw(), Optional.empty());
  }

  public static Frame frame(
      long run,
      float[] xy,
      int[] clusters,
      float[] confidence,
      Projection projection,
      Optional<Frame.Neighbourhood> watched) {
    return new Frame(
        run, 1, xy.length / 2, xy, clusters, confidence, projection, new float[0], watched);
  }

  /** [n, 2], normally distributed around the origin. */
  public static float[] cloud(int n, double spread, long seed) {
    Random random = new Random(seed);
    float[] xy = new float[2 * n];
    for (int k = 0; k < xy.length; k++) {
      xy[k] = (float) (spread * random.nextGaussian());
    }
    return xy;
  }
}

package iconexplorer.training;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.learned.Clusters;
import java.util.SplittableRandom;

/** Where the rows of a lookup table start. */
final class StartPositions {

  /** Standard deviation of a plane that starts from the principal components, as in t-SNE. */
  private static final double PLANE_DEVIATION = 1e-4;

  private static final double RANDOM_DEVIATION = 0.1;

  /** Of an item that is one of those that clusters start from. */
  private static final float LOGITS = 2;

  private StartPositions() {}

  /**
   * The principal plane where a momentum run lays out two dimensions, the eigenvectors of the graph
   * where clusters count its degrees, k-means++ where clusters are to be close together, else
   * normal noise.
   *
   * @param points what p compares
   * @return [n, d], row i is z_i
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] of(
      TrainingSpec spec,
      Dataset data,
      SupervisoryPoints points,
      SupervisionCache cache,
      Checkpoint checkpoint) {
    if (spec.equation().q() instanceof Clusters clusters && clusters.degreeWeighted()) {
      SupervisoryPoints input =
          new SupervisoryPoints(data.features(), data.size(), data.dimension());
      return ofGraph(spec, input.spectral(spec, data.relations(), cache, checkpoint));
    }
    if (spec.equation().q() instanceof Clusters
        && spec.equation().comparison() instanceof ReverseCrossEntropy
        && spec.equation().p().comparesFeatures()) {
      return ClusterStart.of(points, spec.dimension(), spec.seed(), checkpoint);
    }
    return spec.optimiser() instanceof OptimiserSpec.MomentumWithGains && spec.dimension() == 2
        ? principalPlane(data, spec.seed())
        : noise(data.size() * spec.dimension(), spec.seed());
  }

  private static float[] noise(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (RANDOM_DEVIATION * random.nextGaussian());
    }
    return values;
  }

  /**
   * Logits by the relaxed cut, as t-SNE starts from the principal plane: how near the eigenvectors
   * of an item are to those of one item for each cluster, each the farthest from those before.
   *
   * @see <a href="https://doi.org/10.1109/ICCV.2003.1238361">Yu &amp; Shi, Multiclass Spectral
   *     Clustering, 2003, §3</a>
   */
  private static float[] ofGraph(TrainingSpec spec, SupervisoryPoints eigenvectors) {
    int n = eigenvectors.size();
    int d = spec.dimension();
    float[] points = eigenvectors.features();
    int width = eigenvectors.dimension();
    float[] logits = new float[n * d];
    float[] nearest = new float[n];
    int chosen = new SplittableRandom(spec.seed()).nextInt(n);
    for (int c = 0; c < d; c++) {
      for (int i = 0; i < n; i++) {
        float overlap = 0;
        for (int k = 0; k < width; k++) {
          overlap += points[i * width + k] * points[chosen * width + k];
        }
        logits[i * d + c] = LOGITS * overlap;
        nearest[i] = Math.max(nearest[i], Math.abs(overlap));
      }
      for (int i = 0; i < n; i++) {
        chosen = nearest[i] < nearest[chosen] ? i : chosen;
      }
    }
    return logits;
  }

  private static float[] principalPlane(Dataset data, long seed) {
    float[] plane =
        new PrincipalPlane(data.dimension(), seed).project(data.features(), data.size());
    double squares = 0;
    for (int i = 0; i < plane.length; i += 2) {
      squares += plane[i] * plane[i];
    }
    double scale = PLANE_DEVIATION / Math.max(Math.sqrt(squares / data.size()), Float.MIN_NORMAL);
    for (int i = 0; i < plane.length; i++) {
      plane[i] *= (float) scale;
    }
    return plane;
  }
}

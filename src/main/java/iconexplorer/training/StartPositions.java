package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.encoder.OptimiserSpec;
import java.util.SplittableRandom;

/** Where the rows of a lookup table start. */
final class StartPositions {

  /** Standard deviation of a plane that starts from the principal components, as in t-SNE. */
  private static final double PLANE_DEVIATION = 1e-4;

  private static final double RANDOM_DEVIATION = 0.1;

  private StartPositions() {}

  /**
   * The principal plane where a momentum run lays out two dimensions, else normal noise.
   *
   * @return [n, d], row i is z_i
   */
  static float[] of(TrainingSpec spec, Dataset data) {
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

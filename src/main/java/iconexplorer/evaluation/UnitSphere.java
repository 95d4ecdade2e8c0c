package iconexplorer.evaluation;

import iconexplorer.data.SquaredDistances;

/**
 * How embeddings lie on the unit sphere.
 *
 * @see <a href="https://proceedings.mlr.press/v119/wang20k.html">Wang, Isola (2020), Understanding
 *     contrastive representation learning through alignment and uniformity</a>
 */
public final class UnitSphere {
  private static final int BLOCK = 32;

  private UnitSphere() {}

  /**
   * How evenly they are spread, lower is more even.
   *
   * <pre>log of the mean over pairs i ≠ j of exp(−2 ‖zᵢ − zⱼ‖²)</pre>
   *
   * <p>Of many items {@link Subsample#paired} stand for all.
   *
   * @param z [n, d], row i is z_i of length 1
   * @return in [−8, 0]; NaN where z is not finite or there is one item only
   */
  public static double uniformity(float[] z, int d) {
    int[] items = Subsample.paired(z.length / d);
    int n = items.length;
    if (n < 2 || !Finite.all(z)) {
      return Double.NaN;
    }
    float[] rows = Subsample.rows(z, d, items);
    SquaredDistances distances = new SquaredDistances(rows, n, d);
    float[] block = new float[BLOCK * n];
    double sum = 0;
    for (int first = 0; first < n; first += BLOCK) {
      int count = Math.min(BLOCK, n - first);
      distances.from(rows, first, count, block);
      for (int k = 0; k < count * n; k++) {
        sum += Math.exp(-2.0 * block[k]);
      }
    }
    return Math.log((sum - n) / ((double) n * (n - 1)));
  }

  /**
   * How near two views of an item are, lower is nearer.
   *
   * <pre>mean over i of ‖zᵢ − z′ᵢ‖²</pre>
   *
   * @param views [2 n, d], row i and row n + i are views of the same item, of length 1
   * @return in [0, 4]; NaN where a view is not finite or there are none
   */
  public static double alignment(float[] views, int d) {
    if (views.length < 2 * d || !Finite.all(views)) {
      return Double.NaN;
    }
    int half = views.length / 2;
    double sum = 0;
    for (int k = 0; k < half; k++) {
      double difference = views[k] - views[half + k];
      sum += difference * difference;
    }
    return sum * d / half;
  }
}

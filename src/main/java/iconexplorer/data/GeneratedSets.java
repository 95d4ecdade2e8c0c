package iconexplorer.data;

import java.util.List;
import java.util.Random;

/**
 * Data sets made from a seed. All are centred and divided by one common factor, so that the whole
 * has standard deviation 1 and keeps its shape. Equal seeds give equal bits on every machine: the
 * functions are those of {@link StrictMath}.
 */
final class GeneratedSets {
  private GeneratedSets() {}

  /** Gaussian clusters of standard deviation 1 around centres drawn with standard deviation 3. */
  static Dataset blobs(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    float[] centres = new float[info.classes() * info.dimension()];
    for (int v = 0; v < centres.length; v++) {
      centres[v] = (float) (3 * random.nextGaussian());
    }
    Points points = new Points(info);
    for (int i = 0; i < info.size(); i++) {
      int cluster = i % info.classes();
      float[] x = new float[info.dimension()];
      for (int k = 0; k < x.length; k++) {
        x[k] = (float) (centres[cluster * x.length + k] + random.nextGaussian());
      }
      points.set(i, cluster, x);
    }
    return points.dataset(List.of("A", "B", "C", "D", "E"));
  }

  /** Two half circles of radius 1 that reach into each other, with noise 0.08. */
  static Dataset moons(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    Points points = new Points(info);
    for (int i = 0; i < info.size(); i++) {
      int moon = i % 2;
      double angle = Math.PI * random.nextDouble();
      double x = moon == 0 ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
      double y = moon == 0 ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
      points.set(i, moon, noisy(x, 0.08, random), noisy(y, 0.08, random));
    }
    return points.dataset(List.of("upper", "lower"));
  }

  /** Two circles around the same centre, of radius 1 and 0.5, with noise 0.05. */
  static Dataset circles(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    Points points = new Points(info);
    for (int i = 0; i < info.size(); i++) {
      int circle = i % 2;
      double radius = circle == 0 ? 1 : 0.5;
      double angle = 2 * Math.PI * random.nextDouble();
      points.set(
          i,
          circle,
          noisy(radius * StrictMath.cos(angle), 0.05, random),
          noisy(radius * StrictMath.sin(angle), 0.05, random));
    }
    return points.dataset(List.of("outer", "inner"));
  }

  /**
   * A sheet rolled up one and a half times, with noise 0.3; classes are equal parts of the angle t
   * along the roll.
   *
   * <pre>x = (t cos t, 21 v, t sin t), t = 3π/2 (1 + 2u), u and v uniform in [0, 1)</pre>
   *
   * @see <a href="https://doi.org/10.1126/science.290.5500.2319">Tenenbaum, de Silva, Langford
   *     (2000), figure 3</a>
   */
  static Dataset swissRoll(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    Points points = new Points(info);
    for (int i = 0; i < info.size(); i++) {
      double u = random.nextDouble();
      double t = 1.5 * Math.PI * (1 + 2 * u);
      points.set(
          i,
          (int) (u * info.classes()),
          noisy(t * StrictMath.cos(t), 0.3, random),
          noisy(21 * random.nextDouble(), 0.3, random),
          noisy(t * StrictMath.sin(t), 0.3, random));
    }
    return points.dataset(List.of("1, innermost", "2", "3", "4", "5", "6, outermost"));
  }

  /**
   * Two Gaussian clusters with equally many items, one ten times as wide, at centres 60 standard
   * deviations of the tight one apart: far enough that they do not touch.
   *
   * @see <a href="https://doi.org/10.23915/distill.00002">Wattenberg, Viégas, Johnson (2016), How
   *     to Use t-SNE Effectively, "Cluster sizes in a t-SNE plot mean nothing"</a>
   */
  static Dataset twoSizes(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    Points points = new Points(info);
    for (int i = 0; i < info.size(); i++) {
      int cluster = i % 2;
      float[] x = new float[info.dimension()];
      for (int k = 0; k < x.length; k++) {
        x[k] = (float) ((cluster == 0 ? 1 : 10) * random.nextGaussian());
      }
      x[0] += cluster == 0 ? 0 : 60;
      points.set(i, cluster, x);
    }
    return points.dataset(List.of("tight", "wide"));
  }

  private static float noisy(double value, double deviation, Random random) {
    return (float) (value + deviation * random.nextGaussian());
  }

  /** The items of a set while it is made. */
  private static final class Points {
    private final DatasetInfo info;
    private final float[] features;
    private final int[] labels;

    Points(DatasetInfo info) {
      this.info = info;
      features = new float[info.size() * info.dimension()];
      labels = new int[info.size()];
    }

    void set(int i, int label, float... x) {
      System.arraycopy(x, 0, features, i * info.dimension(), info.dimension());
      labels[i] = label;
    }

    Dataset dataset(List<String> classNames) {
      Scaling.commonFactor(features, info.size(), info.dimension()).apply(features);
      return new Dataset(
          info.id(),
          info.title(),
          info.size(),
          info.dimension(),
          features,
          labels,
          classNames,
          info.imageShape());
    }
  }
}

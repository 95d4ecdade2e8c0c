package iconexplorer.ui.embedding;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the names of classes, clusters and prototypes stand. */
final class Landmarks {
  private static final int SAMPLE = 160;
  private static final int SHIFTS = 6;
  private static final int MOST_NAMES = 40;

  /** So few points a name in their midst would hide. */
  private static final int FEW = 4;

  private static final double FEW_RADIUS = 7;

  private Landmarks() {}

  /**
   * The names of one picture: corners of a star, else prototypes, else clusters where the colour
   * says them, else classes.
   *
   * @param xy [n, 2], where the points are drawn now
   */
  static List<Landmark> of(Dataset dataset, Frame frame, Colouring colouring, float[] xy) {
    if (frame.projection() instanceof Frame.Projection.ClusterStar star) {
      return corners(dataset, frame, star.corners());
    }
    if (frame.prototypes().length > 0) {
      return prototypes(dataset, frame);
    }
    boolean clusters = frame.clusters().length == frame.n();
    if (clusters && (colouring != Colouring.CLASS || !dataset.labelled())) {
      int count = ClusterMajorities.count(frame.clusters());
      return groups(Landmark.Kind.CLUSTER, frame.clusters(), count, numbers(count), xy);
    }
    return dataset.labelled()
        ? groups(Landmark.Kind.CLASS, dataset.labels(), dataset.classes(), dataset.classNames(), xy)
        : List.of();
  }

  private static List<Landmark> corners(Dataset dataset, Frame frame, int corners) {
    ClusterMajorities majorities = PointColours.majorities(dataset, frame);
    List<Landmark> landmarks = new ArrayList<>();
    for (int c = 0; c < corners; c++) {
      int majority = c < majorities.classOf().length ? majorities.classOf()[c] : -1;
      String remark =
          majority < 0
              ? ""
              : "→ %s · %.0f %%"
                  .formatted(dataset.classNames().get(majority), 100 * majorities.share()[c]);
      double outside = 1 + ClusterStar.SPREAD;
      landmarks.add(
          new Landmark(
              Landmark.Kind.CORNER,
              c,
              Integer.toString(c),
              remark,
              outside * ClusterStar.cornerX(c, corners),
              outside * ClusterStar.cornerY(c, corners),
              0,
              c < majorities.sizes().length ? majorities.sizes()[c] : 0));
    }
    return landmarks;
  }

  private static List<Landmark> prototypes(Dataset dataset, Frame frame) {
    List<Landmark> landmarks = new ArrayList<>();
    float[] prototypes = frame.prototypes();
    double[] weights = dataset.prototypeWeights(frame.prototypeCount());
    for (int c = 0; c < weights.length; c++) {
      landmarks.add(
          new Landmark(
              Landmark.Kind.PROTOTYPE,
              c,
              Likeliest.name(dataset, frame, c),
              "",
              prototypes[2 * c],
              prototypes[2 * c + 1],
              PointSize.prototypeRadius(weights.length),
              weights[c]));
    }
    return landmarks;
  }

  private static List<String> numbers(int count) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      names.add(Integer.toString(c));
    }
    return names;
  }

  private static List<Landmark> groups(
      Landmark.Kind kind, int[] groupOf, int groups, List<String> names, float[] xy) {
    if (groups > MOST_NAMES) {
      return List.of();
    }
    float[][] sampleX = new float[groups][SAMPLE];
    float[][] sampleY = new float[groups][SAMPLE];
    int[] sizes = new int[groups];
    int[] counts = new int[groups];
    for (int group : groupOf) {
      counts[group]++;
    }
    sample(groupOf, counts, xy, sampleX, sampleY, sizes);
    double bandwidth = 0.05 * extent(xy);
    List<Landmark> landmarks = new ArrayList<>();
    for (int c = 0; c < groups; c++) {
      if (sizes[c] > 0) {
        double[] place = densePlace(sampleX[c], sampleY[c], sizes[c], bandwidth);
        landmarks.add(
            new Landmark(
                kind,
                c,
                names.get(c),
                "",
                place[0],
                place[1],
                sizes[c] <= FEW ? FEW_RADIUS : 0,
                counts[c]));
      }
    }
    return landmarks;
  }

  /** At most SAMPLE items of each group, evenly spread over the data set. */
  private static void sample(
      int[] groupOf, int[] counts, float[] xy, float[][] sampleX, float[][] sampleY, int[] sizes) {
    int[] seen = new int[sizes.length];
    for (int i = 0; i < groupOf.length; i++) {
      int c = groupOf[i];
      boolean chosen = seen[c]++ % Math.ceilDiv(counts[c], SAMPLE) == 0;
      if (chosen && Float.isFinite(xy[2 * i]) && Float.isFinite(xy[2 * i + 1])) {
        sampleX[c][sizes[c]] = xy[2 * i];
        sampleY[c][sizes[c]] = xy[2 * i + 1];
        sizes[c]++;
      }
    }
  }

  private static double extent(float[] xy) {
    Bounds bounds = new Bounds();
    bounds.includeAll(xy);
    return Math.max(Math.hypot(bounds.width(), bounds.height()), 1e-9);
  }

  /**
   * The median, moved uphill to the dense part of the group next to it, so that the name of a class
   * in several islands stands on one of them.
   */
  private static double[] densePlace(float[] xs, float[] ys, int size, double bandwidth) {
    double x = median(xs, size);
    double y = median(ys, size);
    for (int shift = 0; shift < SHIFTS; shift++) {
      double weights = 0;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < size; i++) {
        double squared = (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
        double weight = 1 / (1 + Math.pow(squared / (bandwidth * bandwidth), 2));
        weights += weight;
        sumX += weight * xs[i];
        sumY += weight * ys[i];
      }
      x = sumX / weights;
      y = sumY / weights;
    }
    return new double[] {x, y};
  }

  private static double median(float[] values, int size) {
    float[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[size / 2];
  }
}

package iconexplorer.training;

import iconexplorer.training.Frame.Neighbourhood;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** One anchor's p̃ and q, in order, for a picture. */
final class Neighbourhoods {

  /** More candidates than a picture shows. */
  private static final int SHOWN = 256;

  private static final int NEAREST = 5;

  /** By this much of the floor a probability must be above it. */
  private static final float ABOVE = 1e-4f;

  private Neighbourhoods() {}

  /**
   * @param anchor item i
   * @param candidates ids
   * @param p p̃(·|i)
   * @param q q(·|i), normalised here where it is one row of a joint distribution
   */
  static Neighbourhood sorted(int anchor, int[] candidates, float[] p, float[] q) {
    double mass = 0;
    for (float value : q) {
      mass += value;
    }
    float scale = (float) (mass > 0 ? 1 / mass : 1);
    int[] possible = IntStream.range(0, p.length).filter(j -> p[j] > 0 || q[j] > 0).toArray();
    int[] order =
        IntStream.of(possible)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(j -> -p[j])
                    .thenComparingInt(j -> candidates[j]))
            .limit(SHOWN)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ids = ids(candidates, possible);
    return new Neighbourhood(
        anchor,
        ids(candidates, order),
        values(p, order, 1),
        values(q, order, scale),
        divergence(p, q, scale),
        underP(ids, values(p, possible, 1)),
        underQ(ids, values(q, possible, 1)));
  }

  private static int[] ids(int[] candidates, int[] which) {
    return Arrays.stream(which).map(j -> candidates[j]).toArray();
  }

  private static float[] values(float[] all, int[] which, float scale) {
    float[] values = new float[which.length];
    for (int k = 0; k < which.length; k++) {
      values[k] = scale * all[which[k]];
    }
    return values;
  }

  /** Those above the smallest value; among equals the smaller id first. */
  static int[] underP(int[] candidates, float[] p) {
    float floor = Float.POSITIVE_INFINITY;
    for (float value : p) {
      floor = Math.min(floor, value);
    }
    float above = floor * (1 + ABOVE);
    return largest(candidates, p, above, Comparator.comparingInt((Integer j) -> candidates[j]));
  }

  /** Among equals the larger id first: two ties must not look like an agreement. */
  static int[] underQ(int[] candidates, float[] q) {
    return largest(candidates, q, 0, Comparator.comparingInt((Integer j) -> -candidates[j]));
  }

  private static int[] largest(
      int[] candidates, float[] values, float above, Comparator<Integer> amongEquals) {
    return IntStream.range(0, values.length)
        .filter(j -> values[j] > above)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(j -> -values[j]).thenComparing(amongEquals))
        .limit(NEAREST)
        .mapToInt(j -> candidates[j])
        .toArray();
  }

  private static double divergence(float[] p, float[] q, float scale) {
    double kl = 0;
    for (int j = 0; j < p.length; j++) {
      if (p[j] > 0) {
        kl += p[j] * Math.log(p[j] / Math.max(q[j] * scale, Float.MIN_NORMAL));
      }
    }
    return kl;
  }
}

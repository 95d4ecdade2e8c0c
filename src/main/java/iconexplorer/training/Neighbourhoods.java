package iconexplorer.training;

import iconexplorer.training.Frame.Neighbourhood;
import java.util.Comparator;
import java.util.stream.IntStream;

/** One anchor's p̃ and q, in order, for a picture. */
final class Neighbourhoods {

  /** More candidates than a picture shows. */
  private static final int SHOWN = 256;

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
    int[] order =
        IntStream.range(0, p.length)
            .filter(j -> p[j] > 0 || q[j] > 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(j -> -p[j]).thenComparingDouble(j -> -q[j]))
            .limit(SHOWN)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ids = new int[order.length];
    float[] sortedP = new float[order.length];
    float[] sortedQ = new float[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ids[rank] = candidates[order[rank]];
      sortedP[rank] = p[order[rank]];
      sortedQ[rank] = q[order[rank]] * scale;
    }
    return new Neighbourhood(anchor, ids, sortedP, sortedQ, divergence(p, q, scale));
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

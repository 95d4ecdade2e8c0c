package iconexplorer.eager;

import iconexplorer.learned.Triplets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Chooses a negative for each anchor and positive, on the processor.
 *
 * @param triplets margin and rule
 * @param draw which of all drawings
 */
record Mining(Triplets triplets, long draw) {

  /**
   * The triplet loss, linear in d for the triplets chosen.
   *
   * @param p [N, M]
   * @param distances [N, M], d_ij
   * @param allowed [N, M], 1 where i may pick j, else 0
   */
  Limits.LinearRows rows(INDArray p, INDArray distances, INDArray allowed) {
    double[][] weights = p.toDoubleMatrix();
    double[][] d = distances.toDoubleMatrix();
    double[][] may = allowed.toDoubleMatrix();
    double[][] slopes = new double[d.length][d[0].length];
    double[][] offsets = new double[d.length][1];
    for (int i = 0; i < d.length; i++) {
      int anchor = i;
      int[] candidates = IntStream.range(0, d[i].length).filter(j -> may[anchor][j] > 0).toArray();
      List<Integer> negatives = negatives(weights[i], candidates);
      for (int j : candidates) {
        if (!negatives.isEmpty() && weights[i][j] > 0) {
          int k = choose(i, j, d[i], negatives);
          if (d[i][j] - d[i][k] + triplets.margin() > 0) {
            slopes[i][j] += weights[i][j];
            slopes[i][k] -= weights[i][j];
            offsets[i][0] += weights[i][j] * triplets.margin();
          }
        }
      }
    }
    return new Limits.LinearRows(
        Nd4j.createFromArray(slopes).castTo(p.dataType()),
        Nd4j.createFromArray(offsets).castTo(p.dataType()));
  }

  private static List<Integer> negatives(double[] weights, int[] candidates) {
    DoubleStream values = IntStream.of(candidates).mapToDouble(k -> weights[k]);
    var summary = values.summaryStatistics();
    double highest = summary.getMin() + Triplets.NEGLIGIBLE;
    return summary.getMax() > highest
        ? IntStream.of(candidates).filter(k -> weights[k] <= highest).boxed().toList()
        : List.of();
  }

  private int choose(int i, int j, double[] d, List<Integer> negatives) {
    Comparator<Integer> byDistance = Comparator.comparingDouble(k -> d[k]);
    return switch (triplets.negatives()) {
      case RANDOM -> negatives.get(Triplets.pick(draw, i, j, negatives.size()));
      case HARDEST -> negatives.stream().min(byDistance).orElseThrow();
      case SEMI_HARD ->
          negatives.stream()
              .filter(k -> d[k] > d[j])
              .min(byDistance)
              .orElseGet(() -> negatives.stream().max(byDistance).orElseThrow());
    };
  }
}

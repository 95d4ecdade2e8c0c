package iconexplorer.evaluation;

/**
 * Over how many clusters items are spread.
 *
 * <pre>exp H(p̄), p̄_c = (1/n) Σᵢ φ_c(x_i)</pre>
 */
public final class EffectiveClusters {

  private EffectiveClusters() {}

  /**
   * Of assignments by probability.
   *
   * @param probabilities [n, clusters], rows sum to one
   * @return in [1, clusters]; NaN where a probability is not finite or there are none
   */
  public static double of(float[] probabilities, int clusters) {
    if (probabilities.length == 0 || !Finite.all(probabilities)) {
      return Double.NaN;
    }
    double[] sums = new double[clusters];
    for (int k = 0; k < probabilities.length; k++) {
      sums[k % clusters] += probabilities[k];
    }
    return of(sums, (double) probabilities.length / clusters);
  }

  /**
   * Of assignments to one cluster each.
   *
   * @param clusters [n], not negative, n at least 1
   */
  public static double of(int[] clusters) {
    int number = 1;
    for (int cluster : clusters) {
      number = Math.max(number, cluster + 1);
    }
    double[] sizes = new double[number];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    return of(sizes, clusters.length);
  }

  private static double of(double[] sums, double n) {
    double entropy = 0;
    for (double sum : sums) {
      entropy -= sum > 0 ? sum / n * Math.log(sum / n) : 0;
    }
    return Math.exp(entropy);
  }
}

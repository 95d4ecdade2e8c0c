package iconexplorer.evaluation;

/**
 * q that is uniform on clusters: pick one of your clusters, then one of its members.
 *
 * <pre>q(j|i) = Σ_c φ_ic ψ_jc / Σ_k ψ_kc</pre>
 *
 * @param shares [m, clusters], ψ_jc / Σ_k ψ_kc; 0 of a cluster that nobody is in
 */
public record ClusterMembers(float[] shares, int clusters) {

  /**
   * @param psi [m, clusters], row j is the distribution of member j over the clusters
   */
  public static ClusterMembers of(float[] psi, int clusters) {
    double[] sizes = new double[clusters];
    for (int k = 0; k < psi.length; k++) {
      sizes[k % clusters] += psi[k];
    }
    float[] shares = new float[psi.length];
    for (int k = 0; k < psi.length; k++) {
      shares[k] = (float) (psi[k] / Math.max(sizes[k % clusters], Float.MIN_NORMAL));
    }
    return new ClusterMembers(shares, clusters);
  }

  /** m. */
  public int number() {
    return shares.length / clusters;
  }

  /**
   * q(j|i).
   *
   * @param phi [n, clusters], row i is the distribution of item i over the clusters
   */
  public double q(float[] phi, int i, int j) {
    double sum = 0;
    for (int c = 0; c < clusters; c++) {
      sum += phi[i * clusters + c] * (double) shares[j * clusters + c];
    }
    return sum;
  }
}

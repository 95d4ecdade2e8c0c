package iconexplorer.evaluation;

public final class Trustworthiness {
  public Trustworthiness(float[] x, int n, int d, int k) {}

  public double of(float[] z, int d) {
    return 0;
  }
}

package iconexplorer.evaluation;

public final class NearestNeighbours {
  public static double accuracy(float[] z, int n, int d, int[] y, int k) {
    int ok = 0;
    for (int i = 0; i < n; i++) {
      double[] bd = new double[k];
      int[] bi = new int[k];
      java.util.Arrays.fill(bd, 1e30);
      for (int j = 0; j < n; j++) {
        if (j == i) continue;
        double s = 0;
        for (int t = 0; t < d; t++) {
          double e = z[i * d + t] - z[j * d + t];
          s += e * e;
        }
        for (int r = 0; r < k; r++)
          if (s < bd[r]) {
            for (int q = k - 1; q > r; q--) {
              bd[q] = bd[q - 1];
              bi[q] = bi[q - 1];
            }
            bd[r] = s;
            bi[r] = j;
            break;
          }
      }
      int[] c = new int[100];
      int best = -1;
      for (int r = 0; r < k; r++) {
        c[y[bi[r]]]++;
      }
      for (int q = 0; q < 100; q++) if (best < 0 || c[q] > c[best]) best = q;
      if (best == y[i]) ok++;
    }
    return (double) ok / n;
  }

  public static double heldOutAccuracy(float[] a, int[] ya, float[] b, int[] yb, int d, int k) {
    int m = yb.length, n = ya.length;
    int ok = 0;
    for (int i = 0; i < m; i++) {
      double bd = 1e30;
      int bj = 0;
      for (int j = 0; j < n; j++) {
        double s = 0;
        for (int t = 0; t < d; t++) {
          double e = b[i * d + t] - a[j * d + t];
          s += e * e;
        }
        if (s < bd) {
          bd = s;
          bj = j;
        }
      }
      if (ya[bj] == yb[i]) ok++;
    }
    return (double) ok / m;
  }
}

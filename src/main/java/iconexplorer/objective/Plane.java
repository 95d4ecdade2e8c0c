package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;

import iconexplorer.matrix.Matrix;
import java.util.Arrays;

/**
 * Points of the plane, one array for each coordinate. Lanes behind the last point lie far from all
 * points, and from each other, so that no kernel sees them.
 */
final class Plane {

  private static final float FAR = 1e15f;

  static final float[] LATER = later();

  final int n;
  final int padded;
  final float[] x;
  final float[] y;

  Plane(int n) {
    this.n = n;
    padded = Rows.padded(n);
    x = new float[padded];
    y = new float[padded];
    for (int i = n; i < padded; i++) {
      x[i] = FAR * (i - n + 1);
      y[i] = FAR * (i - n + 1);
    }
  }

  /**
   * Takes the points over.
   *
   * @param z [n, 2]
   */
  void place(Matrix z) {
    for (int i = 0; i < n; i++) {
      x[i] = z.get(i, 0);
      y[i] = z.get(i, 1);
    }
  }

  /** Where the vector begins that holds point i. */
  int vectorOf(int i) {
    return i / LANES * LANES;
  }

  /**
   * Where in {@link #LATER} the factors of the vector at j begin: one for points after i, zero for
   * i and those before.
   */
  static int later(int i, int j) {
    return LANES - 1 - Math.max(i - j, -1);
  }

  private static float[] later() {
    float[] factors = new float[2 * LANES];
    Arrays.fill(factors, LANES, 2 * LANES, 1);
    return factors;
  }

  /** ‖z_i − z_j‖². */
  float squaredDistance(int i, int j) {
    float dx = x[i] - x[j];
    float dy = y[i] - y[j];
    return dx * dx + dy * dy;
  }
}

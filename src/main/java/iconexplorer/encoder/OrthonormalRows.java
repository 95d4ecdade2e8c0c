package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;

/**
 * Keeps one linear map on the Stiefel manifold W Wᵀ = I, with no offset.
 *
 * <pre>
 * gradient:   G − ½ (G Wᵀ + W Gᵀ) W      the part of G along the manifold
 * retraction: W ← orth(W)                by Gram–Schmidt, row after row
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/physics/9806030">Edelman, Arias &amp; Smith, The Geometry of
 *     Algorithms with Orthogonality Constraints, 1998, §2.2</a>
 */
final class OrthonormalRows {

  /** Gram–Schmidt twice is enough for any float rows that are not dependent. */
  private static final int TURNS = 2;

  private final Matrix weights;
  private final Matrix offset;
  private final Matrix weightGradient;
  private final Matrix offsetGradient;
  private final double[][] rows;
  private final double[][] overlaps;

  /**
   * @param parameters [1, P], W [outputs, inputs] first, then the offset
   * @param gradients in the same order
   */
  OrthonormalRows(Matrix parameters, Matrix gradients, int inputs, int outputs) {
    long end = (long) inputs * outputs;
    weights = parameters.part(0, outputs, inputs);
    offset = parameters.part(end, 1, outputs);
    weightGradient = gradients.part(0, outputs, inputs);
    offsetGradient = gradients.part(end, 1, outputs);
    rows = new double[outputs][inputs];
    overlaps = new double[outputs][outputs];
  }

  /** Leaves of the gradient what keeps the rows orthonormal, to first order. */
  void projectGradient() {
    int outputs = weights.rows();
    for (int a = 0; a < outputs; a++) {
      for (int b = 0; b < outputs; b++) {
        double sum = 0;
        for (int k = 0; k < weights.columns(); k++) {
          sum += (double) weightGradient.get(a, k) * weights.get(b, k);
        }
        overlaps[a][b] = sum;
      }
    }
    for (int a = 0; a < outputs; a++) {
      for (int b = 0; b < outputs; b++) {
        float share = (float) ((overlaps[a][b] + overlaps[b][a]) / 2);
        for (int k = 0; k < weights.columns(); k++) {
          weightGradient.set(a, k, weightGradient.get(a, k) - share * weights.get(b, k));
        }
      }
    }
    offsetGradient.fill(0);
  }

  /** Makes the rows orthonormal again, from the first on. */
  void retract() {
    for (int a = 0; a < rows.length; a++) {
      double[] row = rows[a];
      for (int k = 0; k < row.length; k++) {
        row[k] = weights.get(a, k);
      }
      for (int turn = 0; turn < TURNS; turn++) {
        for (int b = 0; b < a; b++) {
          subtract(dot(row, rows[b]), rows[b], row);
        }
      }
      double length = Math.sqrt(dot(row, row));
      for (int k = 0; k < row.length; k++) {
        row[k] /= length;
        weights.set(a, k, (float) row[k]);
      }
    }
    offset.fill(0);
  }

  private static void subtract(double factor, double[] vector, double[] from) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= factor * vector[k];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}

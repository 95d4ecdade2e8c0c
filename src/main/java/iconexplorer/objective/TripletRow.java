package iconexplorer.objective;

import iconexplorer.learned.Triplets;
import iconexplorer.matrix.Matrix;

/**
 * The triplet loss of one anchor and its slopes; memory for one row.
 *
 * <pre>
 * L_i = Σ_j p_ij max(0, d_ij − d_ik + m)
 * ∂L_i/∂d_ij = p_ij where that is above 0, and as much less for k
 * </pre>
 */
final class TripletRow {

  private final Triplets triplets;
  private final Objective.Shape shape;
  private final int[] negatives;
  private final double[] distances;
  private int count;
  private int nearest;
  private int farthest;

  TripletRow(Triplets triplets, Objective.Shape shape) {
    this.triplets = triplets;
    this.shape = shape;
    negatives = new int[shape.candidates()];
    distances = new double[shape.candidates()];
  }

  /**
   * @param p [N, M]
   * @param measured [M], d_ij
   * @param draw which random negatives
   * @param slopes [M], gets ∂L_i/∂d_ij
   * @return L_i; 0 for an anchor without a negative
   */
  double evaluate(int i, Matrix p, double[] measured, long draw, double[] slopes) {
    find(i, p, measured);
    double loss = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      slopes[j] = 0;
    }
    for (int j = 0; j < shape.candidates() && count > 0; j++) {
      double weight = shape.allows(i, j) ? p.get(i, j) : 0;
      if (weight > 0) {
        int n = choose(i, j, measured[j], draw);
        double excess = measured[j] - distances[n] + triplets.margin();
        if (excess > 0) {
          loss += weight * excess;
          slopes[j] += weight;
          slopes[negatives[n]] -= weight;
        }
      }
    }
    return loss;
  }

  /** Lists the negatives of i. */
  private void find(int i, Matrix p, double[] measured) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int k = 0; k < shape.candidates(); k++) {
      if (shape.allows(i, k)) {
        least = Math.min(least, p.get(i, k));
        most = Math.max(most, p.get(i, k));
      }
    }
    double highest = least + Triplets.NEGLIGIBLE;
    count = 0;
    nearest = 0;
    farthest = 0;
    for (int k = 0; k < shape.candidates() && most > highest; k++) {
      if (shape.allows(i, k) && p.get(i, k) <= highest) {
        add(k, measured[k]);
      }
    }
  }

  private void add(int k, double distance) {
    negatives[count] = k;
    distances[count] = distance;
    nearest = distance < distances[nearest] ? count : nearest;
    farthest = distance > distances[farthest] ? count : farthest;
    count++;
  }

  /** The place of k among the negatives. */
  private int choose(int i, int j, double positive, long draw) {
    return switch (triplets.negatives()) {
      case RANDOM -> Triplets.pick(draw, i, j, count);
      case HARDEST -> nearest;
      case SEMI_HARD -> beyond(positive);
    };
  }

  private int beyond(double positive) {
    int best = farthest;
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < count; n++) {
      double distance = distances[n];
      if (distance > positive && distance < least) {
        least = distance;
        best = n;
      }
    }
    return best;
  }
}

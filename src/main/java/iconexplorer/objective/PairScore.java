package iconexplorer.objective;

import iconexplorer.learned.LearnedDistribution;

/** The score of one pair, for those who look at q from outside a step. */
public final class PairScore {
  private PairScore() {}

  /**
   * s_ij of a column that compares squared distances; q_ij ∝ e^(s_ij).
   *
   * @param squaredDistance ‖z_i − c_j‖²
   * @throws IllegalArgumentException for a column that is no softmax of scores
   */
  public static double ofSquaredDistance(LearnedDistribution q, double squaredDistance) {
    return Score.of(q).score(squaredDistance);
  }
}

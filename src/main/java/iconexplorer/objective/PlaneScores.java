package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.VectorMath;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Rows of scores between points of the plane: any kernel, and points as far apart as can be. */
final class PlaneScores {

  private final Plane plane;
  private final Score score;

  PlaneScores(Plane plane, LearnedDistribution q) {
    this.plane = plane;
    score = Score.of(q);
  }

  /** s at a squared distance. */
  double at(double distance) {
    return score.score(distance);
  }

  /**
   * s_i; NOTHING for the point itself and behind the last point.
   *
   * @param distances overwritten with ‖z_i − z_j‖²
   */
  void copyRowTo(int i, float[] distances, float[] scores) {
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector dx = FloatVector.fromArray(SPECIES, plane.x, j).sub(xi);
      FloatVector dy = FloatVector.fromArray(SPECIES, plane.y, j).sub(yi);
      dx.fma(dx, dy.mul(dy)).intoArray(distances, j);
    }
    score.scores(distances, scores);
    Arrays.fill(scores, plane.n, plane.padded, Rows.NOTHING);
    scores[i] = Rows.NOTHING;
  }

  /**
   * The force of {@link PairKernel} on point i, with w_i e^(s_ij − log S_i) in place of ρ_i k_ij.
   *
   * @param attractions m_i, padded
   * @param weights w, padded
   * @param logSums log S, padded
   * @param distances overwritten
   * @param forces overwritten
   */
  void force(
      int i,
      float[] attractions,
      float[] weights,
      float[] logSums,
      float[] distances,
      float[] forces,
      float[] fx,
      float[] fy) {
    copyRowTo(i, distances, forces);
    subtractFrom(i, attractions, weights, logSums, forces);
    score.slopes(distances, forces);
    FloatVector xi = FloatVector.broadcast(SPECIES, plane.x[i]);
    FloatVector yi = FloatVector.broadcast(SPECIES, plane.y[i]);
    FloatVector sumX = FloatVector.zero(SPECIES);
    FloatVector sumY = FloatVector.zero(SPECIES);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector force = FloatVector.fromArray(SPECIES, forces, j);
      sumX = force.fma(FloatVector.fromArray(SPECIES, plane.x, j).sub(xi), sumX);
      sumY = force.fma(FloatVector.fromArray(SPECIES, plane.y, j).sub(yi), sumY);
    }
    fx[i] = VectorMath.sum(sumX);
    fy[i] = VectorMath.sum(sumY);
  }

  /** Scores become m_ij − w_i q_ij − w_j q_ji. */
  private void subtractFrom(
      int i, float[] attractions, float[] weights, float[] logSums, float[] scores) {
    FloatVector own = FloatVector.broadcast(SPECIES, weights[i]);
    FloatVector logSum = FloatVector.broadcast(SPECIES, logSums[i]);
    for (int j = 0; j < plane.padded; j += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, scores, j);
      FloatVector mine = VectorMath.exp(value.sub(logSum)).mul(own);
      FloatVector theirs =
          VectorMath.exp(value.sub(FloatVector.fromArray(SPECIES, logSums, j)))
              .mul(FloatVector.fromArray(SPECIES, weights, j));
      FloatVector repelled =
          mine.add(theirs).blend(0, value.compare(VectorOperators.EQ, Rows.NOTHING));
      FloatVector.fromArray(SPECIES, attractions, j).sub(repelled).intoArray(scores, j);
    }
  }
}

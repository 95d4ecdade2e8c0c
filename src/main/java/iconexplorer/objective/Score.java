package iconexplorer.objective;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.SPECIES;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.matrix.VectorMath;
import jdk.incubator.vector.FloatVector;

/** From what is compared, d_ij, to the score s_ij that a softmax is taken of; q_ij ∝ e^(s_ij). */
sealed interface Score {

  /** scores_j = s(measures_j), whole vectors. */
  void scores(float[] measures, float[] scores);

  /** gradient_j · ∂s/∂d(measures_j), in place. */
  void slopes(float[] measures, float[] gradient);

  /** s(d) of one pair. */
  double score(double measure);

  /** ∂s/∂d of one pair. */
  double slope(double measure);

  /** The score of a column, from its own measure. */
  static Score of(LearnedDistribution q) {
    return switch (q) {
      case Gaussian gaussian ->
          switch (gaussian.similarity()) {
            case EUCLIDEAN -> new Proportional(-0.5 / (gaussian.width() * gaussian.width()));
            case COSINE, DOT -> new Proportional(1 / gaussian.width());
          };
      case StudentT studentT ->
          new Tail(
              (studentT.degreesOfFreedom() + 1) / 2,
              studentT.degreesOfFreedom() * studentT.scale() * studentT.scale());
      case Harmonic harmonic -> new Power(harmonic.degree(), harmonic.epsilon());
      case WideGaussian wide -> throw noScore();
      case NarrowGaussian narrow -> throw noScore();
      case Clusters clusters -> throw noScore();
    };
  }

  private static IllegalArgumentException noScore() {
    return new IllegalArgumentException("this column is no softmax of scores");
  }

  /** s = f d. */
  record Proportional(double factor) implements Score {

    @Override
    public void scores(float[] measures, float[] scores) {
      for (int j = 0; j < measures.length; j += LANES) {
        FloatVector.fromArray(SPECIES, measures, j).mul((float) factor).intoArray(scores, j);
      }
    }

    @Override
    public void slopes(float[] measures, float[] gradient) {
      Rows.scale(gradient, (float) factor);
    }

    @Override
    public double score(double measure) {
      return factor * measure;
    }

    @Override
    public double slope(double measure) {
      return factor;
    }
  }

  /**
   * s = −a log(d + b), the harmonic column's with b = ε.
   *
   * @param exponent a
   * @param offset b
   */
  record Power(double exponent, double offset) implements Score {

    @Override
    public void scores(float[] measures, float[] scores) {
      for (int j = 0; j < measures.length; j += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, measures, j).add((float) offset);
        VectorMath.log(sum).mul((float) -exponent).intoArray(scores, j);
      }
    }

    @Override
    public void slopes(float[] measures, float[] gradient) {
      powerSlopes(exponent, offset, measures, gradient);
    }

    @Override
    public double score(double measure) {
      return -exponent * Math.log(measure + offset);
    }

    @Override
    public double slope(double measure) {
      return -exponent / (measure + offset);
    }
  }

  /**
   * s = −a log(1 + d/b), Student's with b = νγ²; exact where d is much smaller than b, too.
   *
   * @param exponent a
   * @param offset b
   */
  record Tail(double exponent, double offset) implements Score {

    @Override
    public void scores(float[] measures, float[] scores) {
      FloatVector unit = FloatVector.broadcast(SPECIES, (float) (1 / offset));
      for (int j = 0; j < measures.length; j += LANES) {
        FloatVector ratio = FloatVector.fromArray(SPECIES, measures, j).mul(unit);
        FloatVector sum = ratio.add(1);
        FloatVector lost = ratio.sub(sum.sub(1)).div(sum);
        VectorMath.log(sum).add(lost).mul((float) -exponent).intoArray(scores, j);
      }
    }

    @Override
    public void slopes(float[] measures, float[] gradient) {
      powerSlopes(exponent, offset, measures, gradient);
    }

    @Override
    public double score(double measure) {
      return -exponent * Math.log1p(measure / offset);
    }

    @Override
    public double slope(double measure) {
      return -exponent / (measure + offset);
    }
  }

  private static void powerSlopes(
      double exponent, double offset, float[] measures, float[] gradient) {
    for (int j = 0; j < measures.length; j += LANES) {
      FloatVector.fromArray(SPECIES, gradient, j)
          .mul((float) -exponent)
          .div(FloatVector.fromArray(SPECIES, measures, j).add((float) offset))
          .intoArray(gradient, j);
    }
  }
}

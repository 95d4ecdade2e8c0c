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
          new Power(
              (studentT.degreesOfFreedom() + 1) / 2,
              studentT.degreesOfFreedom() * studentT.scale() * studentT.scale(),
              1 / (studentT.degreesOfFreedom() * studentT.scale() * studentT.scale()));
      case Harmonic harmonic -> new Power(harmonic.degree(), harmonic.epsilon(), 1);
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
   * s = −a log((d + b) u): Student-t with b = νγ² and u = 1/b, harmonic with b = ε and u = 1.
   *
   * @param exponent a
   * @param offset b
   * @param unit u
   */
  record Power(double exponent, double offset, double unit) implements Score {

    @Override
    public void scores(float[] measures, float[] scores) {
      for (int j = 0; j < measures.length; j += LANES) {
        FloatVector ratio =
            FloatVector.fromArray(SPECIES, measures, j).add((float) offset).mul((float) unit);
        VectorMath.log(ratio).mul((float) -exponent).intoArray(scores, j);
      }
    }

    @Override
    public void slopes(float[] measures, float[] gradient) {
      for (int j = 0; j < measures.length; j += LANES) {
        FloatVector.fromArray(SPECIES, gradient, j)
            .mul((float) -exponent)
            .div(FloatVector.fromArray(SPECIES, measures, j).add((float) offset))
            .intoArray(gradient, j);
      }
    }

    @Override
    public double score(double measure) {
      return -exponent * Math.log((measure + offset) * unit);
    }

    @Override
    public double slope(double measure) {
      return -exponent / (measure + offset);
    }
  }
}

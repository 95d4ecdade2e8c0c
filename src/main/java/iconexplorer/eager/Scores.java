package iconexplorer.eager;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The scores that a softmax column is taken of, q_ij ∝ e^(s_ij).
 *
 * @param pairs d_ij, what is compared
 * @param values s_ij
 * @param slopes ∂s_ij/∂d_ij
 * @param scaled whether s_ij = d_ij/τ and τ is learned
 */
record Scores(Pairs pairs, INDArray values, INDArray slopes, boolean scaled) {

  /**
   * @throws IllegalArgumentException for a column that is no softmax
   */
  static Scores of(LearnedDistribution q, INDArray z, INDArray c) {
    return switch (q) {
      case Gaussian(var similarity, double width, boolean learned) ->
          proportional(
              Pairs.of(similarity, z, c),
              switch (similarity) {
                case EUCLIDEAN -> -1 / (2 * width * width);
                case COSINE, DOT -> 1 / width;
              },
              learned);
      case StudentT(double nu, double gamma) ->
          power(new SquaredDistances(z, c), (nu + 1) / 2, nu * gamma * gamma, 1);
      case Harmonic(double degree, double epsilon) ->
          power(new SquaredDistances(z, c), degree, 1, epsilon);
      case WideGaussian wide -> throw noSoftmax();
      case NarrowGaussian narrow -> throw noSoftmax();
      case Clusters clusters -> throw noSoftmax();
    };
  }

  private static IllegalArgumentException noSoftmax() {
    return new IllegalArgumentException("this column is no softmax of scores");
  }

  /** s = f d. */
  private static Scores proportional(Pairs pairs, double factor, boolean scaled) {
    INDArray values = pairs.values();
    return new Scores(pairs, values.mul(factor), values.mul(0).add(factor), scaled);
  }

  /** s = −a log(b + d/u), ∂s/∂d = −a / (u b + d). */
  private static Scores power(Pairs pairs, double exponent, double unit, double offset) {
    INDArray distances = pairs.values();
    return new Scores(
        pairs,
        Elementwise.log(distances.div(unit).add(offset)).mul(-exponent),
        distances.add(unit * offset).rdiv(-exponent),
        false);
  }

  /** From ∂L/∂s to the embeddings. */
  Gradients backward(INDArray gradient) {
    Gradients gradients = pairs.backward(gradient.mul(slopes));
    return scaled ? gradients.withLogScale(Elementwise.sum(gradient.mul(values))) : gradients;
  }
}

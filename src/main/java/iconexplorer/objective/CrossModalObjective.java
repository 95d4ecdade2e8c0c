package iconexplorer.objective;

import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.Support;

/** Both directions of a pair of modalities: the mean of L(z → c; p) and L(c → z; pᵀ). */
final class CrossModalObjective implements Objective {

  private final Objective forward;
  private final Objective backward;
  private final Matrix transposed;
  private final Matrix anchorGradient;
  private final Matrix candidateGradient;

  CrossModalObjective(Equation equation, int items, int dimension, float[] degrees) {
    forward = Objective.of(equation, Support.PROTOTYPES, items, items, dimension, degrees);
    backward = Objective.of(equation, Support.PROTOTYPES, items, items, dimension, degrees);
    transposed = Matrix.zeros(items, items);
    anchorGradient = Matrix.zeros(items, dimension);
    candidateGradient = Matrix.zeros(items, dimension);
  }

  @Override
  public void supervise(Matrix p) {
    for (int i = 0; i < p.rows(); i++) {
      for (int j = 0; j < p.columns(); j++) {
        transposed.set(j, i, p.get(i, j));
      }
    }
    forward.supervise(p);
    backward.supervise(transposed);
  }

  @Override
  public void draw(long drawing) {
    forward.draw(drawing);
    backward.draw(drawing);
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    forward.evaluate(z, c, values);
    backward.evaluate(c, z, values);
    mean(forward.anchorGradient(), backward.candidateGradient(), anchorGradient);
    mean(forward.candidateGradient(), backward.anchorGradient(), candidateGradient);
  }

  private static void mean(Matrix a, Matrix b, Matrix mean) {
    for (int i = 0; i < mean.rows(); i++) {
      for (int k = 0; k < mean.columns(); k++) {
        mean.set(i, k, (a.get(i, k) + b.get(i, k)) / 2);
      }
    }
  }

  @Override
  public double loss() {
    return (forward.loss() + backward.loss()) / 2;
  }

  @Override
  public double kl() {
    return (forward.kl() + backward.kl()) / 2;
  }

  /** Of the direction z → c. */
  @Override
  public double rowLoss(int i) {
    return forward.rowLoss(i);
  }

  /** Of the direction z → c. */
  @Override
  public double rowKl(int i) {
    return forward.rowKl(i);
  }

  @Override
  public int anchorsWithPositives() {
    return forward.anchorsWithPositives();
  }

  @Override
  public Matrix anchorGradient() {
    return anchorGradient;
  }

  @Override
  public Matrix candidateGradient() {
    return candidateGradient;
  }

  @Override
  public double logScaleGradient() {
    return (forward.logScaleGradient() + backward.logScaleGradient()) / 2;
  }

  /** Of the direction z → c. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    forward.copyLearnedRow(i, target);
  }

  @Override
  public void learn(LearnedDistribution q) {
    forward.learn(q);
    backward.learn(q);
  }

  @Override
  public void close() {
    forward.close();
    backward.close();
    transposed.close();
    anchorGradient.close();
    candidateGradient.close();
  }
}

package iconexplorer.objective;

import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Contrast with negatives corrected for those of the anchor's own class.
 *
 * <pre>
 * e_ij = e^(cos_ij/τ − h), G_ij = max((Σ_n e_in − N τ⁺ e_ij)/(1 − τ⁺), N e^(−1/τ − h))
 * ℓ_ij = log(e_ij + G_ij) − cos_ij/τ + h, L_i = Σ_j p_ij ℓ_ij over the positives of i
 * τ ∂ℓ_ij/∂cos_ij = (e_ij − N τ⁺/(1 − τ⁺) e_ij)/(e_ij + G_ij) − 1
 * τ ∂ℓ_ij/∂cos_in = e_in/((1 − τ⁺) (e_ij + G_ij))
 * </pre>
 *
 * <p>Where G is at its floor, it does not move. h is the largest score of the row, which cancels
 * and keeps the exponentials finite. KL and q are those of the Gaussian column.
 *
 * @see <a href="https://arxiv.org/abs/2007.00224">Chuang et al., 2020, eq. 7 and 8</a>
 */
final class DebiasedContrastObjective implements RowwiseObjective {

  private final Shape shape;
  private final double prior;
  private final PairSpace space;
  private final Matrix learned;
  private final Totals totals;
  private final double[][] exponentials;
  private final double[][] slopes;
  private double temperature;
  private @Nullable Matrix supervision;

  DebiasedContrastObjective(DebiasedContrast contrast, LearnedDistribution q, Shape shape) {
    this.shape = shape;
    prior = contrast.classPrior();
    temperature = temperature(q);
    space = new PairSpace(q, shape);
    learned = Matrix.zeros(shape.anchors(), shape.candidates());
    totals = new Totals(shape.anchors());
    exponentials = new double[Team.BLOCKS][shape.candidates()];
    slopes = new double[Team.BLOCKS][shape.candidates()];
  }

  private static double temperature(LearnedDistribution q) {
    if (q instanceof Gaussian(var similarity, double width, boolean learned)
        && similarity == Gaussian.Similarity.COSINE) {
      return width;
    }
    throw new IllegalArgumentException("debiased contrast is of cosines");
  }

  @Override
  public void supervise(Matrix p) {
    supervision = p;
    totals.count(p);
  }

  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    Matrix p = Objects.requireNonNull(supervision, "supervise comes first");
    space.measure(z, c);
    Team.shared()
        .forBlocks(
            shape.anchors(),
            (from, to, block) -> {
              for (int i = from; i < to; i++) {
                row(i, p, exponentials[block], slopes[block]);
              }
            });
    space.backward(z, c);
  }

  private void row(int i, Matrix p, double[] weights, double[] gradient) {
    double highest = highestScore(i);
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = shape.allows(i, j) ? Math.exp(score(i, j) - highest) : 0;
      sum += weights[j];
    }
    double logSum = highest + Math.log(sum);
    totals.put(i, contrast(i, p, highest, weights, gradient), divergence(i, p, logSum));
    for (int j = 0; j < weights.length; j++) {
      learned.set(i, j, (float) (weights[j] / sum));
      space.pairs().set(i, j, (float) (totals.weight(i) / temperature * gradient[j]));
    }
  }

  /** cos/τ. */
  private double score(int i, int j) {
    return space.pairs().get(i, j) / temperature;
  }

  private double highestScore(int i) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < shape.candidates(); j++) {
      highest = shape.allows(i, j) ? Math.max(highest, score(i, j)) : highest;
    }
    return highest;
  }

  /** KL(p ‖ q) with log q_ij = cos_ij/τ − logSum. */
  private double divergence(int i, Matrix p, double logSum) {
    double kl = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      double positive = p.get(i, j);
      if (positive > 0) {
        kl += positive * (Math.log(positive) - score(i, j) + logSum);
      }
    }
    return kl;
  }

  /** L_i, and τ times its slopes; 0 for an anchor without negatives. */
  private double contrast(int i, Matrix p, double shift, double[] weights, double[] gradient) {
    Arrays.fill(gradient, 0);
    double highest = highestOfNegatives(i, p);
    int count = 0;
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      if (shape.allows(i, j) && p.get(i, j) <= highest) {
        count++;
        sum += weights[j];
      }
    }
    double floor = count * Math.exp(-1 / temperature - shift);
    double loss = 0;
    double repelled = 0;
    for (int j = 0; j < weights.length; j++) {
      double weight = shape.allows(i, j) && p.get(i, j) > highest ? p.get(i, j) : 0;
      if (weight > 0) {
        double corrected = (sum - count * prior * weights[j]) / (1 - prior);
        double denominator = Math.max(weights[j] + Math.max(corrected, floor), Double.MIN_NORMAL);
        loss += weight * (Math.log(denominator) + shift - score(i, j));
        double own = weights[j] / denominator;
        if (corrected > floor) {
          own -= count * prior / (1 - prior) * weights[j] / denominator;
          repelled += weight / ((1 - prior) * denominator);
        }
        gradient[j] = weight * (own - 1);
      }
    }
    for (int j = 0; j < weights.length; j++) {
      if (shape.allows(i, j) && p.get(i, j) <= highest) {
        gradient[j] = repelled * weights[j];
      }
    }
    return loss;
  }

  /** The largest p of a negative; above all where nothing is told apart. */
  private double highestOfNegatives(int i, Matrix p) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int j = 0; j < shape.candidates(); j++) {
      if (shape.allows(i, j)) {
        least = Math.min(least, p.get(i, j));
        most = Math.max(most, p.get(i, j));
      }
    }
    double highest = least + DebiasedContrast.NEGLIGIBLE;
    return most > highest ? highest : Double.POSITIVE_INFINITY;
  }

  @Override
  public Totals totals() {
    return totals;
  }

  @Override
  public Matrix anchorGradient() {
    return space.anchorGradient();
  }

  @Override
  public Matrix candidateGradient() {
    return space.candidateGradient();
  }

  @Override
  public void copyLearnedRow(int i, float[] target) {
    learned.copyRowTo(i, target, 0);
  }

  @Override
  public void learn(LearnedDistribution q) {
    temperature = temperature(q);
  }

  @Override
  public void close() {
    space.close();
    learned.close();
  }
}

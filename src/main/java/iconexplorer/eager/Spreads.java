package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.columnSums;
import static iconexplorer.eager.Elementwise.identity;
import static iconexplorer.eager.Elementwise.indicator;
import static iconexplorer.eager.Elementwise.sqrt;
import static iconexplorer.eager.Elementwise.sum;

import iconexplorer.learned.VarianceHinge;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What holds the spread of embeddings up.
 *
 * <pre>
 * X = z − mean, C = Xᵀ X/(n−1), s = √(diag C + ε)
 * R = μ/(V d) Σ_v Σ_k max(0, 1 − s_k) + ν/d Σ_v Σ_{k≠l} C_kl²
 * ∂R/∂C = 2ν/d C off the diagonal, −μ/(2 V d s_k) where s_k &lt; 1 on it; ∂R/∂z = 2 X ∂R/∂C/(n−1)
 * </pre>
 *
 * @param hinge μ and ν
 * @param views V
 */
record Spreads(VarianceHinge hinge, int views) {

  /**
   * @param value R
   * @param gradient shaped like z
   */
  record Spread(double value, INDArray gradient) {}

  /** All views of a batch, one after the other. */
  Spread ofBatch(INDArray z) {
    List<INDArray> gradients = new ArrayList<>();
    double value = 0;
    for (int v = 0; v < views; v++) {
      int from = z.rows() * v / views;
      int to = z.rows() * (v + 1) / views;
      Spread spread = ofView(z.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()));
      value += spread.value();
      gradients.add(spread.gradient());
    }
    return new Spread(value, Nd4j.vstack(gradients));
  }

  /** One view, with its share of the sum. */
  Spread ofView(INDArray z) {
    double d = z.columns();
    double divisor = Math.max(z.rows() - 1, 1);
    INDArray centred = z.sub(columnSums(z).div(z.rows()));
    INDArray covariance = centred.transpose().mmul(centred).div(divisor);
    INDArray diagonal = identity(z.columns(), z.dataType());
    INDArray off = covariance.mul(diagonal.rsub(1));
    INDArray variances = columnSums(covariance.mul(diagonal));
    INDArray deviations = sqrt(variances.add(VarianceHinge.EPSILON));
    INDArray lacking = Transforms.max(deviations.rsub(1), 0, true);
    double share = hinge.variance() / (views * d);
    INDArray pulled = indicator(deviations.lt(1), z).div(deviations).mul(-share / 2);
    INDArray slopes = off.mul(2 * hinge.covariance() / d).add(diagonal.mul(pulled));
    return new Spread(
        share * sum(lacking) + hinge.covariance() / d * sum(off.mul(off)),
        centred.mmul(slopes).mul(2 / divisor));
  }
}

package iconexplorer.eager;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Small formulas over whole arrays; none changes its arguments. */
final class Elementwise {

  /** Stands for −∞: a score that no candidate gets. */
  static final double NOTHING = -1e30;

  private Elementwise() {}

  static INDArray exp(INDArray x) {
    return Transforms.exp(x, true);
  }

  static INDArray sqrt(INDArray x) {
    return Transforms.sqrt(x, true);
  }

  /** max(x, floor). */
  static INDArray atLeast(INDArray x, double floor) {
    return Transforms.max(x, floor, true);
  }

  /** The smallest number that x's type holds in full precision. */
  static double tiny(INDArray x) {
    return x.dataType() == DataType.DOUBLE ? Double.MIN_NORMAL : Float.MIN_NORMAL;
  }

  /** log x; of 0 the logarithm of the smallest number. */
  static INDArray log(INDArray x) {
    return Transforms.log(atLeast(x, tiny(x)), true);
  }

  /** x log x, 0 log 0 = 0. */
  static INDArray timesLog(INDArray x) {
    return x.mul(log(x));
  }

  /** Σ over each row, [N, 1]. */
  static INDArray rowSums(INDArray x) {
    return x.sum(true, 1);
  }

  /** Σ over each column, [1, M]. */
  static INDArray columnSums(INDArray x) {
    return x.sum(true, 0);
  }

  static double sum(INDArray x) {
    return x.sumNumber().doubleValue();
  }

  /** 1 where the condition holds, else 0, in the type of another array. */
  static INDArray indicator(INDArray condition, INDArray like) {
    return condition.castTo(like.dataType());
  }

  /** 1[i = j], [n, n]. */
  static INDArray identity(int n, DataType type) {
    return Nd4j.eye(n).castTo(type);
  }

  /** Rows that sum to one; a row of zeros stays. */
  static INDArray normaliseRows(INDArray x) {
    INDArray sums = rowSums(x);
    INDArray none = indicator(sums.eq(0), x);
    return x.div(sums.add(none));
  }

  /** e^(x_ij) / Σ_k e^(x_ik). */
  static INDArray softmax(INDArray x) {
    INDArray weights = exp(x.sub(x.max(true, 1)));
    return weights.div(rowSums(weights));
  }

  /** ∂L/∂x of {@link #softmax} from y = softmax(x) and ∂L/∂y. */
  static INDArray softmaxBackward(INDArray y, INDArray gradient) {
    return y.mul(gradient.sub(rowSums(y.mul(gradient))));
  }
}

package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.indicator;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.sum;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The anchors that count: those with a positive.
 *
 * @param counted [N, 1], 1 where a row of p has a positive, else 0
 * @param count how many
 */
record Anchors(INDArray counted, int count) {

  static Anchors of(INDArray p) {
    INDArray counted = indicator(rowSums(p).gt(0), p);
    return new Anchors(counted, (int) Math.round(sum(counted)));
  }

  /** N, or 1 where no anchor counts. */
  double divisor() {
    return Math.max(count, 1);
  }

  /** [N, 1], 1/N for an anchor that counts, else 0. */
  INDArray weights() {
    return counted.div(divisor());
  }

  /** Row by row: values are the means of the rows that count. */
  Evaluation mean(
      INDArray rowLosses, INDArray rowKls, INDArray p, INDArray q, Gradients gradients) {
    INDArray losses = rowLosses.mul(counted);
    INDArray kls = rowKls.mul(counted);
    return new Evaluation(
        sum(losses) / divisor(),
        sum(kls) / divisor(),
        losses,
        kls,
        p,
        q,
        gradients.z(),
        gradients.c(),
        gradients.logScale(),
        Optional.empty());
  }
}

package iconexplorer.eager;

import iconexplorer.supervisory.Support;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Who may pick whom.
 *
 * @param allowed [N, M], 1 where anchor i may pick candidate j, else 0
 * @param count M_i, how many of them
 */
record Candidates(INDArray allowed, int count) {

  /** The candidates of a support, shaped like p. */
  static Candidates of(Support support, INDArray p) {
    INDArray all = Nd4j.ones(p.dataType(), p.shape());
    INDArray allowed =
        support.excludesSelf() ? all.sub(Elementwise.identity(p.rows(), p.dataType())) : all;
    return new Candidates(allowed, support.allowed(p.columns()));
  }

  /** (1−α) x + α/M_i on the allowed candidates. */
  INDArray spread(INDArray x, double alpha) {
    return x.mul(1 - alpha).add(allowed.mul(alpha / count));
  }
}

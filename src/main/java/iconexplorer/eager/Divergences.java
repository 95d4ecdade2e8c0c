package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.atLeast;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.sqrt;
import static iconexplorer.eager.Elementwise.timesLog;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.divergence.ReverseKullbackLeibler;
import iconexplorer.divergence.SquaredHellinger;
import iconexplorer.divergence.TotalVariation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** d(p, q) and ∂d/∂q of every entry; q must be positive wherever a slope is asked for. */
final class Divergences {
  private Divergences() {}

  /** [N, M], whose sum is D. */
  static INDArray terms(Divergence divergence, INDArray p, INDArray q) {
    return switch (divergence) {
      case KullbackLeibler() -> timesLog(p).sub(p.mul(log(q)));
      case ReverseKullbackLeibler() -> timesLog(q).sub(q.mul(logSupervisory(p)));
      case ReverseCrossEntropy() -> q.mul(logSupervisory(p)).neg();
      case JensenShannon() -> {
        INDArray middle = p.add(q).mul(0.5);
        INDArray towardsP = timesLog(p).sub(p.mul(log(middle)));
        yield towardsP.add(timesLog(q).sub(q.mul(log(middle)))).mul(0.5);
      }
      case TotalVariation() -> Transforms.abs(p.sub(q), true).mul(0.5);
      case SquaredHellinger() -> {
        INDArray difference = sqrt(p).sub(sqrt(q));
        yield difference.mul(difference).mul(0.5);
      }
    };
  }

  /** [N, M]. */
  static INDArray slopes(Divergence divergence, INDArray p, INDArray q) {
    return switch (divergence) {
      case KullbackLeibler() -> p.div(q).neg();
      case ReverseKullbackLeibler() -> log(q).sub(logSupervisory(p)).add(1);
      case ReverseCrossEntropy() -> logSupervisory(p).neg();
      case JensenShannon() -> log(q).sub(log(p.add(q).mul(0.5))).mul(0.5);
      case TotalVariation() -> Transforms.sign(q.sub(p), true).mul(0.5);
      case SquaredHellinger() -> sqrt(p.div(q)).rsub(1).mul(0.5);
    };
  }

  /** log p̂, p̂ = max(p, 1e-10). */
  private static INDArray logSupervisory(INDArray p) {
    return log(atLeast(p, Divergence.FLOOR));
  }
}

package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.atLeast;
import static iconexplorer.eager.Elementwise.exp;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.sum;
import static iconexplorer.eager.Elementwise.timesLog;
import static iconexplorer.eager.Elementwise.tiny;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax columns over all pairs together.
 *
 * <pre>
 * P_ij = (p_j|i + p_i|j) / 2N, Q_ij = e^(s_ij) / Σ_k≠l e^(s_kl)
 * Q̃ = (1−β) Q + β / (number of pairs)
 * L = Σ_ij d(P_ij, Q̃_ij), ∂L/∂s_ij = (1−β) Q_ij (g_ij − Σ_kl Q_kl g_kl)
 * </pre>
 *
 * @param divergence D
 * @param learnedAlpha β
 * @param exaggeration of p in the gradient of KL
 * @param candidates who may be picked
 */
record SoftmaxPairs(
    Divergence divergence, double learnedAlpha, Exaggeration exaggeration, Candidates candidates) {

  Evaluation evaluate(INDArray p, Scores scores) {
    INDArray weighted = p.mul(Anchors.of(p).weights());
    INDArray joint = weighted.add(weighted.transpose()).mul(0.5);
    INDArray allowed = candidates.allowed();
    INDArray values = scores.values().mul(allowed).add(allowed.rsub(1).mul(Elementwise.NOTHING));
    INDArray weights = exp(values.sub(values.maxNumber().doubleValue())).mul(allowed);
    INDArray bare = atLeast(weights.div(sum(weights)), tiny(weights)).mul(allowed);
    INDArray q = bare.mul(1 - learnedAlpha).add(allowed.mul(learnedAlpha / sum(allowed)));
    INDArray logs = learnedAlpha > 0 ? log(q) : values.sub(logSum(values, weights));
    INDArray klTerms = timesLog(joint).sub(joint.mul(logs));
    INDArray kls = rowSums(klTerms);
    INDArray losses =
        divergence instanceof KullbackLeibler
            ? kls
            : rowSums(Divergences.terms(divergence, joint, q).mul(allowed));
    INDArray slopes =
        Divergences.slopes(divergence, joint, atLeast(q, tiny(q)))
            .mul(allowed)
            .mul(1 - learnedAlpha);
    INDArray excess = exaggeration.excess(p, candidates).mul(Anchors.of(p).weights());
    INDArray pull = excess.add(excess.transpose()).mul(0.5);
    INDArray gradient = bare.mul(slopes.sub(sum(bare.mul(slopes)))).sub(pull);
    Gradients gradients = scores.backward(gradient).joined();
    return new Evaluation(
        sum(losses),
        sum(kls),
        losses,
        kls,
        joint,
        q,
        gradients.z(),
        gradients.c(),
        gradients.logScale(),
        Optional.empty());
  }

  /** log Σ e^s over all pairs: q may be smaller than any number, its logarithm is not. */
  private static double logSum(INDArray values, INDArray weights) {
    return values.maxNumber().doubleValue() + Math.log(sum(weights));
  }
}

package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.atLeast;
import static iconexplorer.eager.Elementwise.exp;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.softmaxBackward;
import static iconexplorer.eager.Elementwise.timesLog;
import static iconexplorer.eager.Elementwise.tiny;

import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.KullbackLeibler;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax columns, row by row.
 *
 * <pre>
 * q_ij = e^(s_ij) / Σ_k e^(s_ik), q̃ = (1−β) q + β/M_i
 * ∂L/∂q_ij = (1−β) g_ij / N, g = ∂D/∂q̃, ∂L/∂s = q (∂L/∂q − Σ_k q_k ∂L/∂q_k)
 * </pre>
 *
 * @param divergence D
 * @param learnedAlpha β
 * @param exaggeration of p in the gradient of KL
 * @param candidates who may be picked
 */
record SoftmaxRows(
    Divergence divergence, double learnedAlpha, Exaggeration exaggeration, Candidates candidates) {

  Evaluation evaluate(INDArray p, Scores scores) {
    INDArray forbidden = candidates.allowed().rsub(1).mul(Elementwise.NOTHING);
    INDArray values = scores.values().mul(candidates.allowed()).add(forbidden);
    INDArray shifted = values.sub(values.max(true, 1));
    INDArray weights = exp(shifted).mul(candidates.allowed());
    INDArray sums = rowSums(weights);
    INDArray bare = weights.div(sums);
    INDArray q = candidates.spread(bare, learnedAlpha);
    INDArray kls =
        learnedAlpha == 0
            ? rowSums(timesLog(p).sub(p.mul(shifted.sub(log(sums)))))
            : rowSums(Divergences.terms(Divergence.KL, p, q));
    INDArray losses =
        divergence instanceof KullbackLeibler
            ? kls
            : rowSums(Divergences.terms(divergence, p, q).mul(candidates.allowed()));
    Anchors anchors = Anchors.of(p);
    INDArray positive = atLeast(q, tiny(q));
    INDArray slopes =
        Divergences.slopes(divergence, p, positive)
            .mul(candidates.allowed())
            .mul(1 - learnedAlpha)
            .mul(anchors.weights());
    INDArray floored = atLeast(bare, tiny(bare)).mul(candidates.allowed());
    INDArray pull = exaggeration.excess(p, candidates).mul(anchors.weights());
    Gradients gradients = scores.backward(softmaxBackward(floored, slopes).sub(pull));
    return anchors.mean(losses, kls, p, q, gradients);
  }
}

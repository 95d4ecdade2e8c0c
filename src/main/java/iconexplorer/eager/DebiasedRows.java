package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.exp;
import static iconexplorer.eager.Elementwise.indicator;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.timesLog;

import iconexplorer.divergence.DebiasedContrast;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Contrast with negatives corrected for those of the anchor's own class.
 *
 * <pre>
 * G_ij = max((Σ_n e^s_in − N τ⁺ e^s_ij)/(1 − τ⁺), N e^(−1/τ)), ℓ_ij = log(e^s_ij + G_ij) − s_ij
 * L_i = Σ_j p_ij ℓ_ij, j over the positives, n over the N negatives of i
 * </pre>
 *
 * <p>With e = e^(s − h) for the largest score h of a row.
 *
 * @param contrast τ⁺
 * @param temperature τ
 * @param candidates who may be picked
 * @see <a href="https://arxiv.org/abs/2007.00224">Chuang et al., 2020, eq. 7 and 8</a>
 */
record DebiasedRows(DebiasedContrast contrast, double temperature, Candidates candidates) {

  Evaluation evaluate(INDArray p, Scores scores) {
    double prior = contrast.classPrior();
    INDArray allowed = candidates.allowed();
    INDArray forbidden = allowed.rsub(1).mul(Elementwise.NOTHING);
    INDArray values = scores.values().mul(allowed).add(forbidden);
    INDArray highest = values.max(true, 1);
    INDArray shifted = values.sub(highest);
    INDArray weights = exp(shifted).mul(allowed);
    INDArray least = p.sub(forbidden).min(true, 1).add(DebiasedContrast.NEGLIGIBLE);
    INDArray positives = indicator(p.gt(least), p).mul(allowed);
    INDArray negatives = allowed.sub(positives);
    INDArray count = rowSums(negatives);
    INDArray floor = exp(highest.neg().sub(1 / temperature)).mul(count);
    INDArray corrected =
        weights.mul(count).mul(-prior).add(rowSums(weights.mul(negatives))).div(1 - prior);
    INDArray moving = indicator(corrected.gt(floor), p);
    INDArray denominators =
        weights.add(Transforms.max(corrected, floor.add(corrected.mul(0)), true));
    INDArray shares = p.mul(positives);
    INDArray losses = rowSums(shares.mul(log(denominators).sub(shifted.mul(allowed))));
    INDArray own =
        weights
            .div(denominators)
            .mul(moving.mul(count).mul(-prior / (1 - prior)).add(1))
            .sub(1)
            .mul(shares);
    INDArray repelled = rowSums(shares.mul(moving).div(denominators)).div(1 - prior);
    INDArray slopes = own.add(weights.mul(negatives).mul(repelled));
    INDArray sums = rowSums(weights);
    Anchors anchors = Anchors.of(p);
    return anchors.mean(
        losses,
        rowSums(timesLog(p).sub(p.mul(shifted.mul(allowed).sub(log(sums))))),
        p,
        weights.div(sums),
        scores.backward(slopes.mul(anchors.weights())));
  }
}

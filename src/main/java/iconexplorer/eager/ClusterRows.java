package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.atLeast;
import static iconexplorer.eager.Elementwise.columnSums;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.softmax;
import static iconexplorer.eager.Elementwise.softmaxBackward;

import iconexplorer.divergence.Divergence;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Uniform on clusters.
 *
 * <pre>
 * φ = softmax(z), ψ = softmax(c), n_c = Σ_j ω_j ψ_jc, t_jc = ω_j ψ_jc / n_c
 * q = φ tᵀ, q̃ = (1−β) q + β/M
 * ∂L/∂φ = h t, ∂L/∂t = hᵀ φ, ∂L/∂ψ_jc = ω_j/n_c (∂L/∂t_jc − Σ_k t_kc ∂L/∂t_kc), h = ∂L/∂q
 * </pre>
 *
 * @param divergence D
 * @param learnedAlpha β
 * @param candidates who may be picked
 * @param degrees ω [M, 1]; all ones where members count alike
 */
record ClusterRows(
    Divergence divergence, double learnedAlpha, Candidates candidates, INDArray degrees) {

  /** Keeps logarithm and quotient finite where no cluster is shared. */
  private static final double SMALLEST_Q = 1e-30;

  Evaluation evaluate(INDArray p, INDArray z, INDArray c) {
    INDArray phi = softmax(z);
    INDArray psi = softmax(c);
    INDArray members = psi.mul(degrees);
    INDArray sizes = atLeast(columnSums(members), SMALLEST_Q);
    INDArray shares = members.div(sizes);
    INDArray bare = phi.mmul(shares.transpose());
    INDArray q = atLeast(candidates.spread(bare, learnedAlpha), SMALLEST_Q);
    Anchors anchors = Anchors.of(p);
    INDArray slopes =
        Divergences.slopes(divergence, p, q).mul(1 - learnedAlpha).mul(anchors.weights());
    INDArray sharesGradient = slopes.transpose().mmul(phi);
    INDArray psiGradient =
        sharesGradient.sub(columnSums(shares.mul(sharesGradient))).mul(degrees).div(sizes);
    return anchors.mean(
        rowSums(Divergences.terms(divergence, p, q)),
        rowSums(Divergences.terms(Divergence.KL, p, q)),
        p,
        q,
        new Gradients(
            softmaxBackward(phi, slopes.mmul(shares)), softmaxBackward(psi, psiGradient)));
  }
}

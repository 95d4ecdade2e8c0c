package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.atLeast;
import static iconexplorer.eager.Elementwise.indicator;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.softmax;
import static iconexplorer.eager.Elementwise.softmaxBackward;
import static iconexplorer.eager.Elementwise.sum;
import static iconexplorer.eager.Elementwise.timesLog;

import iconexplorer.divergence.Divergence;
import iconexplorer.objective.ClusterInformation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mutual information between the cluster of an anchor and the cluster of its neighbour.
 *
 * <pre>
 * S = (P + Pᵀ)/2 with P = Φᵀ p Ψ / N, m_a = Σ_b S_ab
 * L = −Σ_ab S_ab T_ab, T_ab = log S_ab − λ (log m_a + log m_b)
 * ∂L/∂Φ = −p Ψ G / N, ∂L/∂Ψ = −pᵀ Φ G / N, G = T + 1 − 2λ
 * </pre>
 *
 * First the marginals are taken, then every entry below ε is set to ε and has no gradient.
 *
 * @param lambda λ
 * @param candidates who may be picked
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, 2019, eq. 3</a>
 */
record Information(double lambda, Candidates candidates) {

  private static final double EPSILON = Math.ulp(1.0);

  Evaluation evaluate(INDArray p, INDArray z, INDArray c) {
    INDArray phi = softmax(z);
    INDArray psi = softmax(c);
    double share = 1 / Anchors.of(p).divisor();
    INDArray neighbours = p.mmul(psi);
    INDArray joint = phi.transpose().mmul(neighbours).mul(share);
    INDArray symmetric = joint.add(joint.transpose()).mul(0.5);
    INDArray marginal = rowSums(symmetric);
    INDArray s = atLeast(symmetric, EPSILON);
    INDArray m = atLeast(marginal, EPSILON);
    INDArray logs = log(m).mul(lambda);
    INDArray terms = log(s).sub(logs).sub(logs.transpose());
    INDArray moved = indicator(marginal.gt(EPSILON), m).mul(lambda);
    INDArray slopes =
        terms
            .add(1)
            .mul(indicator(symmetric.gt(EPSILON), s))
            .sub(moved)
            .sub(moved.transpose())
            .mul(-share);
    Gradients gradients =
        new Gradients(
            softmaxBackward(phi, neighbours.mmul(slopes)),
            softmaxBackward(psi, p.transpose().mmul(phi).mmul(slopes)));
    double entropy = -sum(timesLog(m));
    double jointEntropy = -sum(timesLog(s));
    return rows(p, z, c, gradients)
        .withInformation(
            -sum(s.mul(terms)),
            rowSums(phi.mmul(terms).mul(neighbours)).neg(),
            new ClusterInformation(2 * entropy - jointEntropy, entropy, jointEntropy - entropy));
  }

  /** The clusters column at the same point, for q and KL. */
  private Evaluation rows(INDArray p, INDArray z, INDArray c, Gradients own) {
    INDArray alike = c.getColumn(0, true).mul(0).add(1);
    Evaluation rows = new ClusterRows(Divergence.KL, 0, candidates, alike).evaluate(p, z, c);
    return new Evaluation(
        rows.loss(),
        rows.kl(),
        rows.rowLosses(),
        rows.rowKls(),
        p,
        rows.q(),
        own.z(),
        own.c(),
        0,
        rows.information());
  }
}

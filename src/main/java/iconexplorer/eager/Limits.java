package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.exp;
import static iconexplorer.eager.Elementwise.log;
import static iconexplorer.eager.Elementwise.normaliseRows;
import static iconexplorer.eager.Elementwise.rowSums;
import static iconexplorer.eager.Elementwise.timesLog;

import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.VarianceHinge;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two limits of the Gaussian.
 *
 * <pre>
 * L_i = Σ_j p_ij d_ij − Σ_k r_ik d_ik
 * σ → ∞: r_ik = 1/M_i;  σ → 0: r_ik = 1[k is the nearest of i]
 * </pre>
 *
 * @param dissimilarity d_ij
 * @param narrow whether σ → 0
 * @param mining of triplets in place of the limit; else empty
 * @param hinge in place of the repulsion, which is then nothing; else empty
 * @param candidates who may be picked
 */
record Limits(
    Dissimilarity dissimilarity,
    boolean narrow,
    Optional<Mining> mining,
    Optional<VarianceHinge> hinge,
    Candidates candidates) {

  /**
   * L_i = Σ_j slopes_ij d_ij + offsets_i, as long as no other negative is chosen.
   *
   * @param slopes [N, M]
   * @param offsets [N, 1]
   */
  record LinearRows(INDArray slopes, INDArray offsets) {}

  Evaluation evaluate(INDArray p, INDArray z, INDArray c) {
    Pairs pairs = Pairs.of(dissimilarity, z, c);
    INDArray distances = distances(pairs.values());
    INDArray far = candidates.allowed().rsub(1).mul(-Elementwise.NOTHING);
    LinearRows rows =
        mining.isPresent()
            ? mining.get().rows(p, distances, candidates.allowed())
            : limit(p, distances.add(far), z.columns());
    INDArray fromNearest = distances.sub(distances.add(far).min(true, 1));
    INDArray weights = exp(fromNearest.mul(-0.5)).mul(candidates.allowed());
    INDArray q = normaliseRows(weights);
    INDArray logQ = fromNearest.mul(-0.5).sub(log(rowSums(weights)));
    Anchors anchors = Anchors.of(p);
    INDArray slopes = rows.slopes().mul(anchors.weights());
    return anchors.mean(
        rowSums(rows.slopes().mul(distances)).add(rows.offsets()),
        rowSums(timesLog(p).sub(p.mul(logQ))),
        p,
        q,
        pairs.backward(dissimilarity == Dissimilarity.COSINE ? slopes.neg() : slopes));
  }

  private LinearRows limit(INDArray p, INDArray allowedDistances, int dimension) {
    INDArray nothing = Nd4j.zeros(p.dataType(), p.rows(), 1);
    if (hinge.isPresent()) {
      double cohesion = hinge.get().cohesion() / dimension;
      return new LinearRows(p.mul(candidates.allowed()).mul(cohesion), nothing);
    }
    INDArray reference =
        narrow ? nearest(allowedDistances) : candidates.allowed().div(candidates.count());
    return new LinearRows(p.sub(reference).mul(candidates.allowed()), nothing);
  }

  private INDArray distances(INDArray values) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> values;
      case COSINE -> values.rsub(1);
    };
  }

  private static INDArray nearest(INDArray distances) {
    INDArray nearest = Nd4j.argMin(distances, 1);
    INDArray chosen = Nd4j.zeros(distances.dataType(), distances.shape());
    for (int i = 0; i < distances.rows(); i++) {
      chosen.putScalar(i, nearest.getInt(i), 1);
    }
    return chosen;
  }
}

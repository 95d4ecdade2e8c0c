package iconexplorer.eager;

import iconexplorer.objective.ClusterInformation;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An objective at one point.
 *
 * @param loss mean over the anchors with a positive, sum over the pairs when joint
 * @param kl the same of KL(p̃ ‖ q) in nats
 * @param rowLosses [N, 1]; 0 for an anchor without a positive
 * @param rowKls [N, 1], the same of KL
 * @param p [N, M], as it is compared: the joint one when joint
 * @param q [N, M]; of a limit, which has none, at σ = 1
 * @param gradZ [N, d], both roles of a point where candidates are the anchors
 * @param gradC shaped like c; the same as gradZ where candidates are the anchors
 * @param gradLogScale ∂loss/∂log(1/τ) where τ is learned, else 0
 * @param information what clusters tell about each other, where that is compared
 */
public record Evaluation(
    double loss,
    double kl,
    INDArray rowLosses,
    INDArray rowKls,
    INDArray p,
    INDArray q,
    INDArray gradZ,
    INDArray gradC,
    double gradLogScale,
    Optional<ClusterInformation> information) {

  /** Adds a loss of all rows together; of c where it has one of its own. */
  Evaluation plus(Spreads.Spread ofZ, Optional<Spreads.Spread> ofC) {
    double added = ofZ.value() + ofC.map(Spreads.Spread::value).orElse(0.0);
    return new Evaluation(
        loss + added,
        kl,
        rowLosses.add(Anchors.of(p).counted().mul(added)),
        rowKls,
        p,
        q,
        gradZ.add(ofZ.gradient()),
        ofC.map(spread -> gradC.add(spread.gradient())).orElse(gradC),
        gradLogScale,
        information);
  }

  Evaluation withInformation(double newLoss, INDArray newRowLosses, ClusterInformation found) {
    return new Evaluation(
        newLoss, kl, newRowLosses, rowKls, p, q, gradZ, gradC, gradLogScale, Optional.of(found));
  }
}
